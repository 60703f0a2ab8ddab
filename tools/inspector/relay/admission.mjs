// @ts-check
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('../../../development/inspector/protocol.types.ts').CloseCode} CloseCode */

/** Mini-programs say this, or nothing, where they say where they come from. */
const wechatOrigin = 'https://servicewechat.com';

/**
 * Who may connect. A page of another site that is open in the same browser may not, whatever it calls this server; and
 * who comes from another device must know the token.
 *
 * @param {IncomingMessage} request
 * @param {{ role: 'app' | 'viewer', token: string | null, host: string }} rules
 * @returns {CloseCode | null} why not; null when it may
 */
export function refuseConnection(request, { role, token, host }) {
  if (!isOwnHost(request.headers.host ?? '', host)) return 4403;
  if (!isOwnOrigin(request.headers.origin, request.headers.host ?? '', role)) return 4403;
  if (isFromHere(request)) return null;
  const given = new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? '';
  return token !== null && isSame(given, token) ? null : 4401;
}

/**
 * True when the connection was made on this computer.
 *
 * @param {IncomingMessage} request
 */
export function isFromHere(request) {
  return isLoopback(request.socket.remoteAddress ?? '');
}

/** @param {string} address an IP address or `localhost` */
export function isLoopback(address) {
  return /^(127\.|::1$|::ffff:127\.|localhost$)/.test(address);
}

/**
 * A name of another site may be led to this address (DNS rebinding): only addresses, and the name that was chosen, count.
 *
 * @param {string} header
 * @param {string} host
 */
function isOwnHost(header, host) {
  const name = header.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return isIP(name) !== 0 || name === 'localhost' || name === host;
}

/**
 * @param {string | undefined} origin absent where no browser asks
 * @param {string} host
 * @param {'app' | 'viewer'} role
 */
function isOwnOrigin(origin, host, role) {
  if (origin === undefined || origin === `http://${host}`) return true;
  if (role === 'viewer') return false;
  // DevTools run the mini-program in a page of their own server
  return origin === wechatOrigin || (URL.canParse(origin) && isLoopback(new URL(origin).hostname));
}

/** @param {string} one @param {string} other */
function isSame(one, other) {
  const digest = (/** @type {string} */ text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
