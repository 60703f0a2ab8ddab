// @ts-check
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { kibibytes } from '../build/package-size.mjs';
import { checkRelease } from './check-release.mjs';
import { readCredentials } from './credentials.mjs';
import { explain } from './official/explain.mjs';
import { hidingKey } from './private-key.mjs';
import { formatReport } from './report.mjs';
import { readUploadSettings } from './upload-settings.mjs';

/** @typedef {import('./release.types.ts').OfficialTask} OfficialTask */
/** @typedef {import('./release.types.ts').OfficialOutcome} OfficialOutcome */
/** @typedef {import('./release.types.ts').UploadSettings} UploadSettings */

/**
 * What a shipping command is given, and what of the outside it uses.
 *
 * @typedef {object} ShipOptions
 * @property {string} root project root
 * @property {import('./upload-settings.mjs').UploadFlags & Pick<import('../build/build.types.ts').BuildOptions, 'way' | 'allowFour' | 'probe' | 'inspect'>} flags
 * @property {Record<string, string | undefined>} env
 * @property {import('./release.types.ts').Tell} tell
 * @property {(tell: import('./release.types.ts').Tell) => Promise<(task: OfficialTask) => Promise<OfficialOutcome>>} prepare
 *   makes WeChat's programs ready; asked only when nothing is wrong with what was given
 */

const inspectRefused = [
  '带 --inspect 的构建不能上传：它会把调试连接带给用户。只能用 npm run preview:device -- --inspect 预览。',
  'A build with --inspect is not uploaded: it would bring the debugging client to everybody. Preview it: npm run preview:device -- --inspect.',
].join('\n');

/**
 * Checks and uploads a version. Rejects with a message that says what is wrong and what to do; nothing is built before
 * everything that was given is known to be right.
 *
 * @param {ShipOptions} options
 * @returns {Promise<string>} what a person reads at the end
 */
export async function upload(options) {
  const { flags, tell } = options;
  const settings = await readySettings(options, flags.inspect ? [inspectRefused] : []);
  const { folder, run } = await buildChecked(options, settings);
  tell(`Uploading ${settings.version} as robot ${settings.robot}`);
  const outcome = await run({ kind: 'upload', folder, settings });
  return `Uploaded ${settings.version} (${settings.desc})${sizesOf(outcome)}. It is in mp.weixin.qq.com → 版本管理 → 开发版本.`;
}

/**
 * Checks and uploads a preview: a QR code for the phone on the desk.
 *
 * @param {ShipOptions & { picture: string }} options `picture`: absolute path of the PNG
 * @returns {Promise<string>} what a person reads at the end: the code in characters, and where it is as a picture
 */
export async function preview(options) {
  const { flags, picture, tell } = options;
  const given = { ...options, flags: { ...flags, version: '0.0.1', desc: flags.desc ?? 'preview' } };
  const settings = await readySettings(given, []);
  const { folder, run } = await buildChecked(given, settings);
  tell('Asking WeChat for a QR code');
  mkdirSync(path.dirname(picture), { recursive: true });
  const outcome = await run({ kind: 'preview', folder, settings, picture });
  const place = path.relative(process.cwd(), picture);
  return `${outcome.drawing ?? ''}\nScan it with WeChat (${place})${sizesOf(outcome)}.`.trim();
}

/**
 * @param {ShipOptions} options
 * @param {readonly string[]} refusals
 * @returns {Promise<UploadSettings>}
 */
async function readySettings({ flags, env, root }, refusals) {
  const { settings, faults } = readUploadSettings(flags, env, root, await readCredentials(root));
  const all = [...refusals, ...faults];
  if (all.length > 0) throw new Error(all.join('\n\n'));
  return settings;
}

/**
 * The inspector may be in a preview that asked for it, and then in nothing else.
 *
 * @param {ShipOptions} options
 * @param {UploadSettings} settings
 */
async function buildChecked({ root, flags, tell, prepare }, settings) {
  const hide = hidingKey(settings.privateKeyPath);
  const run = await prepare((sentence) => tell(hide(sentence)));
  const report = await checkRelease({
    root,
    appid: settings.appid,
    way: flags.way,
    allowFour: flags.allowFour,
    probe: flags.probe,
    inspect: flags.inspect,
    run,
    tell,
  });
  if (!report.ok) throw new Error(hide(formatReport(report)));
  return {
    folder: report.folder,
    run: (/** @type {OfficialTask} */ task) =>
      run(task).catch((error) => {
        throw new Error(hide(explain(error)));
      }),
  };
}

/** @param {OfficialOutcome} outcome */
function sizesOf({ packages = [] }) {
  return packages.map(({ name, bytes }) => `, ${name} ${kibibytes(bytes)}`).join('');
}
