// @ts-check
import { fault, mendHere } from '../../build/diagnostics.mjs';

/** @typedef {import('../release.types.ts').CheckResult} CheckResult */
/** @typedef {import('../release.types.ts').OfficialTask} OfficialTask */
/** @typedef {import('../release.types.ts').OfficialOutcome} OfficialOutcome */

/**
 * WeChat's own compiler takes the package, with no network.
 *
 * @param {string} folder
 * @param {(task: OfficialTask) => Promise<OfficialOutcome>} run
 * @returns {Promise<CheckResult>}
 */
export async function checkWithOfficialCompiler(folder, run) {
  const name = 'miniprogram-ci';
  try {
    const { files = 0 } = await run({ kind: 'compile', folder });
    const found = files > 0 ? [] : [fault('', noFiles)];
    return { name, seen: `compiled offline to ${files} files`, found };
  } catch (error) {
    const { message, path = '' } = /** @type {{ message: string, path?: string }} */ (error);
    return { name, seen: '', found: [fault(path && `dist/device/${path}`, mendHere(message))] };
  }
}

const noFiles = [
  '微信的编译器编译成功，却没有生成任何文件。请看看 dist/device 里是否有 app.json 和页面。',
  "WeChat's compiler took it, but made no file of the package. See whether dist/device has app.json and pages.",
].join('\n');
