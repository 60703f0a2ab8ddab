// @ts-check
/** npm run release:check [-- --json] [--appid wx…]: whether dist/device can be shipped. Exit code 1 when something is wrong with it, 2 when only appid or credentials are missing. */
import { checkRelease } from '../tools/release/check-release.mjs';
import { prepareOfficial } from '../tools/release/official/run-official.mjs';
import { exitCodeOf, formatReport } from '../tools/release/report.mjs';
import { readFlags, stop, tell } from '../tools/terminal/command-line.mjs';

const usage = 'npm run release:check [-- --json] [--appid wx…]';
const { json, appid, root } = readFlags(usage, { texts: ['appid'], switches: ['json'] });

const run = await prepareOfficial(tell).catch(stop);
const report = await checkRelease({
  root,
  appid: appid ?? process.env.WX_APPID,
  run,
  tell,
}).catch(stop);
console.log(json ? JSON.stringify(report, null, 2) : formatReport(report));
process.exitCode = exitCodeOf(report);
