// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fault } from './diagnostics.mjs';
import { checkInspectorAddress, inspectorAddress } from './inspector-address.mjs';
import { faultsOfProbe } from './probe.mjs';
import { readWays } from './ways.mjs';

/** @typedef {import('./build.types.ts').BuildOptions} BuildOptions */
/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

export const repositoryRoot = path.resolve(fileURLToPath(import.meta.url), '../../..');

/** What DevTools takes for a project without an appid: simulation only. */
const touristAppid = 'touristappid';

/** Git ignores the first; sources import the second. */
export const credentialsFile = 'miniprogram/config/credentials.ts';
export const credentialsExample = 'miniprogram/config/credentials.example.ts';

/**
 * Options with every default filled in.
 *
 * @param {BuildOptions} options
 */
export function withDefaults(options) {
  const root = path.resolve(options.root ?? repositoryRoot);
  const ways = readWays(root);
  const way = options.way ?? ways.way;
  return {
    target: options.target,
    way,
    allowFour: options.allowFour ?? false,
    probe: options.probe ?? false,
    /** What the way says of each plugin, by its alias. */
    plugins: ways.plugins[way],
    waysFaults: ways.diagnostics,
    root,
    outDir: path.resolve(options.outDir ?? path.join(root, 'dist', options.target)),
    appid: options.appid || touristAppid,
    inspect: options.target === 'devtools' || (options.inspect ?? false),
    inspector: inspectorAddress(options.inspector),
    requireCredentials: options.requireCredentials ?? false,
  };
}

/** @typedef {ReturnType<typeof withDefaults>} Settings */

/**
 * What keeps these settings from being built; each message says it in Chinese and in English.
 *
 * @param {Settings} settings
 * @returns {Diagnostic[]}
 */
export function checkSettings({
  root,
  appid,
  target,
  way,
  allowFour,
  probe,
  waysFaults,
  inspect,
  inspector,
  requireCredentials,
}) {
  const mustBeOwn = requireCredentials || appid !== touristAppid;
  const faults = [...waysFaults, ...(mustBeOwn ? faultsOfAppid(appid).map((message) => fault('', message)) : [])];
  if (allowFour && way === 'managed') faults.push(fault('', allowedInVain));
  faults.push(...faultsOfProbe({ root, probe, way }));
  if (inspect) faults.push(...checkInspectorAddress(target, inspector));
  if (!requireCredentials) return faults;
  if (!existsSync(path.join(root, credentialsFile))) faults.push(fault(credentialsFile, missingCredentials));
  return faults;
}

/**
 * What is wrong with an appid that must be a mini-program's own, in Chinese and English.
 *
 * @param {string} appid
 * @returns {string[]}
 */
export function faultsOfAppid(appid) {
  if (!appid || appid === touristAppid) return [missingAppid];
  return /^wx[0-9a-f]{16}$/.test(appid) ? [] : [malformedAppid(appid)];
}

/** @param {string} appid */
function malformedAppid(appid) {
  const isCloudAppid = /^\d+$/.test(appid);
  const zh = isCloudAppid ? '这是云平台的 appParams.appid，不是小程序的 appid；' : '';
  const en = isCloudAppid ? "this is the cloud platform's appParams.appid, not the mini-program's; " : '';
  return [
    `小程序 appid “${appid}” 格式不对：${zh}应为 wx 加 16 位十六进制小写字符。`,
    `The mini-program appid "${appid}" is malformed: ${en}it is "wx" and 16 lower-case hexadecimal digits.`,
  ].join('\n');
}

const allowedInVain = [
  '--allow-4 只用于 bytes：managed 本来就用 4.x 自己的组件。',
  '--allow-4 is for bytes alone: managed uses the components of 4.x anyway.',
].join('\n');

const missingAppid = [
  '真机构建需要小程序 appid：--appid wx…，或设置环境变量 WX_APPID。',
  'A device build needs the mini-program appid: --appid wx…, or set WX_APPID.',
].join('\n');

export const missingCredentials = [
  `真机构建需要凭证：把 ${credentialsExample} 复制为 ${credentialsFile}（git 会忽略它）并填写。`,
  `A device build needs credentials: copy ${credentialsExample} to ${credentialsFile} (git ignores it) and fill it in.`,
].join('\n');
