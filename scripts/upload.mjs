// @ts-check
/** npm run upload [-- --version 1.2.0] [--desc text] [--appid wx…] [--key path] [--robot 1…30] */
import { prepareOfficial } from '../tools/release/official/run-official.mjs';
import { upload } from '../tools/release/ship.mjs';
import { readFlags, stop, tell } from '../tools/terminal/command-line.mjs';

const usage = 'npm run upload [-- --version 1.2.0] [--desc text] [--appid wx…] [--key path] [--robot 1…30]';
const flags = readFlags(usage, { texts: ['version', 'desc', 'appid', 'key', 'robot'], switches: ['inspect'] });

const prepare = () => prepareOfficial(tell);
console.log(await upload({ root: flags.root, flags, env: process.env, tell, prepare }).catch(stop));
