// @ts-check
/** npm run preview:device [-- --appid wx…] [--key path] [--robot 1…30] [--inspect] [--picture path]: a QR code for a phone. */
import path from 'node:path';
import { prepareOfficial } from '../tools/release/official/run-official.mjs';
import { preview } from '../tools/release/ship.mjs';
import { readFlags, stop, tell } from '../tools/terminal/command-line.mjs';

const usage = 'npm run preview:device [-- --appid wx…] [--key path] [--robot 1…30] [--inspect] [--picture path]';
const flags = readFlags(usage, { texts: ['desc', 'appid', 'key', 'robot', 'picture'], switches: ['inspect'] });
const picture = path.resolve(flags.picture ?? path.join(flags.root, 'artifacts/preview-qr.png'));

const prepare = () => prepareOfficial(tell);
console.log(await preview({ root: flags.root, flags, env: process.env, tell, prepare, picture }).catch(stop));
