// @ts-check
/** npm run release:check [-- --json] [--appid wx…] [--way bytes|managed] [--allow-4]: whether dist/device can be shipped. Exit code 1 when something is wrong with it, 2 when only appid or credentials are missing. */
import { repositoryRoot } from '../tools/build/options.mjs';
import { wayOptions, wayTyped } from '../tools/build/way-option.mjs';
import { checkRelease } from '../tools/release/check-release.mjs';
import { prepareOfficial } from '../tools/release/official/run-official.mjs';
import { exitCodeOf, formatReport } from '../tools/release/report.mjs';
import { appidOption, readCommandLine, rootOption, stop, tell } from '../tools/terminal/command-line.mjs';

const { given, folder, refuse } = readCommandLine({
  command: 'npm run release:check',
  about: {
    zh: '构建 dist/device 并检查能否发布：0 可以，1 有错，2 只缺 appid 或凭证',
    en: 'Builds dist/device and looks whether it can be shipped: 0 it can, 1 something is wrong, 2 only appid or credentials are missing',
  },
  options: {
    ...appidOption,
    ...wayOptions,
    json: { about: { zh: '以 JSON 输出', en: 'the report as JSON' } },
    ...rootOption,
  },
});
const { json, appid = process.env.WX_APPID } = given;
const root = folder('root') ?? repositoryRoot;
const way = wayTyped(given, refuse);

const run = await prepareOfficial(tell).catch(stop);
const report = await checkRelease({ root, appid, ...way, run, tell }).catch(stop);
console.log(json ? JSON.stringify(report, null, 2) : formatReport(report));
process.exitCode = exitCodeOf(report);
