// @ts-check
import { build } from '../build/index.mjs';
import { checkWithOfficialCompiler } from './checks/official.mjs';
import { checkPrivacy } from './checks/privacy.mjs';
import { checkSecrets } from './checks/secrets.mjs';
import { checkSizes, packageSizes } from './checks/sizes.mjs';
import { checkSources } from './checks/sources.mjs';
import { checkPackageStructure } from './checks/structure.mjs';
import { readCredentials } from './credentials.mjs';
import { missingFromPerson } from './missing.mjs';
import { readPackage } from './read-package.mjs';

/** @typedef {import('./release.types.ts').CheckResult} CheckResult */
/** @typedef {import('./release.types.ts').ReleaseReport} ReleaseReport */
/** @typedef {import('./release.types.ts').OfficialTask} OfficialTask */
/** @typedef {import('./release.types.ts').OfficialOutcome} OfficialOutcome */

/**
 * Builds `dist/device` and looks at everything that could be wrong with it. Never uses the network itself.
 *
 * @param {object} options
 * @param {string} options.root project root
 * @param {string} [options.appid]
 * @param {import('../build/build.types.ts').Way} [options.way] as the project says when absent
 * @param {boolean} [options.allowFour] uses the old calls of a 4.x plugin too
 * @param {boolean} [options.probe] with the page that asks the plugin
 * @param {boolean} [options.inspect] puts the inspector in: such a build is for a preview alone, and may be larger
 * @param {(task: OfficialTask) => Promise<OfficialOutcome>} options.run one of WeChat's programs
 * @param {import('./release.types.ts').Tell} options.tell
 * @returns {Promise<ReleaseReport>}
 */
export async function checkRelease({ root, appid, way, allowFour, probe, inspect = false, run, tell }) {
  tell('Building dist/device');
  const built = await build({ target: 'device', way, allowFour, probe, root, appid, inspect });
  const buildCheck = {
    name: 'build',
    seen: `${built.files.length} files in ${(built.durationMs / 1000).toFixed(1)} s`,
    found: built.diagnostics,
  };
  if (!built.ok) return reportOf(built.outDir, [buildCheck], []);

  const contents = readPackage({ root, folder: built.outDir, sources: built.sources });
  const credentials = await readCredentials(root);
  tell('Compiling it with miniprogram-ci, offline');
  const official = await checkWithOfficialCompiler(built.outDir, run);
  const checks = [
    buildCheck,
    official,
    checkPackageStructure(contents),
    checkSizes(contents, { withInspector: inspect }),
    checkSources(contents, { withInspector: inspect }),
    checkSecrets(contents, credentials.values),
    checkPrivacy(contents),
  ];
  return reportOf(built.outDir, checks, missingFromPerson(appid ?? '', credentials), packageSizes(contents));
}

/**
 * @param {string} folder
 * @param {readonly CheckResult[]} results
 * @param {readonly string[]} missing
 * @param {ReleaseReport['sizes']} [sizes]
 * @returns {ReleaseReport}
 */
function reportOf(folder, results, missing, sizes = []) {
  const checks = results.map((result) => ({
    ...result,
    ok: !result.found.some(({ severity }) => severity === 'error'),
  }));
  return {
    ok: checks.every(({ ok }) => ok),
    missing,
    folder,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    sizes,
    checks,
  };
}
