// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { changesOf } from './changelog.mjs';
import { missingFromPerson } from './missing.mjs';
import { faultOfPrivateKey } from './private-key.mjs';

/** @typedef {import('./release.types.ts').UploadSettings} UploadSettings */

/**
 * What a person gave on the command line; environment variables stand in for the first three.
 *
 * @typedef {object} UploadFlags
 * @property {string} [appid] or WX_APPID
 * @property {string} [key] path of the upload key, or WX_PRIVATE_KEY_PATH
 * @property {string} [robot] or WX_ROBOT; 1 by default
 * @property {string} [version] package.json's by default
 * @property {string} [desc] by default what CHANGELOG.md says of that version
 */

/**
 * Reads and checks everything that can be wrong before anything is built.
 *
 * @param {UploadFlags} flags
 * @param {Record<string, string | undefined>} env
 * @param {string} root project root
 * @param {import('./credentials.mjs').Credentials} credentials
 * @returns {{ settings: UploadSettings, faults: string[] }} settings are good only when there are no faults
 */
export function readUploadSettings(flags, env, root, credentials) {
  const appid = flags.appid || env.WX_APPID || '';
  const robot = flags.robot || env.WX_ROBOT || '1';
  const key = flags.key || env.WX_PRIVATE_KEY_PATH || '';
  const version = readVersion(flags.version, root);
  const desc = flags.desc ?? readDescription(version, root);
  const privateKeyPath = key && path.resolve(key);
  return {
    settings: { appid, privateKeyPath, robot: Number(robot), version, desc: desc ?? '' },
    faults: [
      ...missingFromPerson(appid, credentials),
      ...(key ? sentences(faultOfPrivateKey(privateKeyPath, root)) : [missingKey]),
      ...(/^([1-9]|[12]\d|30)$/.test(robot) ? [] : [malformedRobot(robot)]),
      ...(/^\d+(\.\d+){0,3}$/.test(version) ? [] : [malformedVersion(version)]),
      ...(desc === undefined ? [missingChanges(version)] : []),
      ...(desc === '' ? [emptyDescription] : []),
    ],
  };
}

/**
 * @param {string | undefined} given
 * @param {string} root
 */
function readVersion(given, root) {
  if (given !== undefined) return given;
  return String(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version ?? '');
}

/**
 * @param {string} version
 * @param {string} root
 */
function readDescription(version, root) {
  const file = path.join(root, 'CHANGELOG.md');
  return existsSync(file) ? changesOf(readFileSync(file, 'utf8'), version) : undefined;
}

/** @param {{ zh: string, en: string } | undefined} text */
function sentences(text) {
  return text ? [both(text.zh, text.en)] : [];
}

/**
 * @param {string} zh
 * @param {string} en
 */
function both(zh, en) {
  return `${zh}\n${en}`;
}

const missingKey = both(
  '缺少上传密钥：用 --key 路径，或设置环境变量 WX_PRIVATE_KEY_PATH。密钥在“开发管理 → 开发设置 → 小程序代码上传”下载，并把本机 IP 加入白名单。',
  'The upload key is missing: --key PATH, or set WX_PRIVATE_KEY_PATH. Download it under 开发管理 → 开发设置 → 小程序代码上传, and put this address on the list there.',
);

const emptyDescription = both('版本说明不能为空：--desc 说明。', 'The description is empty: --desc TEXT.');

/** @param {string} robot */
function malformedRobot(robot) {
  return both(
    `机器人编号“${robot}”不对：应为 1 到 30（--robot 或 WX_ROBOT）。`,
    `The robot "${robot}" is none: it is a number from 1 to 30 (--robot or WX_ROBOT).`,
  );
}

/** @param {string} version */
function malformedVersion(version) {
  return both(
    `版本号“${version}”不对：应为用点隔开的数字，如 1.2.0（--version 或 package.json）。`,
    `The version "${version}" is malformed: it is numbers with dots between them, such as 1.2.0 (--version or package.json).`,
  );
}

/** @param {string} version */
function missingChanges(version) {
  return both(
    `CHANGELOG.md 里没有 ${version} 这一节：请补上“## ${version}”，或用 --desc 说明。`,
    `CHANGELOG.md has no section for ${version}: add "## ${version}", or say --desc TEXT.`,
  );
}
