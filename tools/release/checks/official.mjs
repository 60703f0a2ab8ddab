// @ts-check
import { fault } from '../../build/diagnostics.mjs';

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
    const found = files > 0 ? [] : [fault('', 'It compiled, but made no file of the package')];
    return { name, seen: `compiled offline to ${files} files`, found };
  } catch (error) {
    const { message, path = '' } = /** @type {{ message: string, path?: string }} */ (error);
    return { name, seen: '', found: [fault(path && `dist/device/${path}`, message)] };
  }
}
