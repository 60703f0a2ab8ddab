// @ts-check
/** npm run simulate [-- options]: plays sessions of the whole mini-program under a virtual clock. */
import '../tools/simulate/command.mjs';
