// @ts-check
/** npm run probe -- result.json [--replace]: keeps what a phone answered to the probe page, for the simulation. */
import '../tools/probe/command.mjs';
