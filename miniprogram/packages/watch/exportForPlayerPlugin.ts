/*
 * What the P2P-Player plugin reads of this mini-program from 1.2.2 on (`requireMiniProgram`; contract 1): WeChat's `wx` as the host has
 * it, which may do what a plugin's own may not.
 */
const host = wx;

export { host as wx };
