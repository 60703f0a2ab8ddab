// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOf, isThisComputer } from '../door/addresses.mjs';
import { fault, warning } from './diagnostics.mjs';

/** @typedef {import('./build.types.ts').BuildTarget} BuildTarget */
/** @typedef {import('./build.types.ts').Diagnostic} Diagnostic */

/** Where `npm start` and `npm run inspect` serve it. */
const ownComputer = 'ws://127.0.0.1:8765';

/**
 * The relay's address with its path; empty when it is none.
 *
 * @param {string} [text]
 */
export function inspectorAddress(text = ownComputer) {
  if (!URL.canParse(text)) return '';
  const url = new URL(text);
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') return '';
  if (url.pathname === '/') url.pathname = '/inspector/app';
  return url.href;
}

/**
 * The address that a built mini-program connects to; undefined where there is none.
 *
 * @param {string} folder of the build
 */
export function builtAddress(folder) {
  const script = path.join(folder, 'app.js');
  if (!existsSync(script)) return undefined;
  return /wss?:\/\/[^"'`\\\s]+/.exec(readFileSync(script, 'utf8'))?.[0];
}

/**
 * What is wrong with the address that goes into a build with the inspector.
 *
 * @param {BuildTarget} target
 * @param {string} address as `inspectorAddress` gave it
 * @returns {Diagnostic[]}
 */
export function checkInspectorAddress(target, address) {
  if (address === '') return [fault('', malformed)];
  const isUnreachable = target === 'device' && isThisComputer(hostOf(new URL(address).host));
  return isUnreachable ? [warning('', unreachable)] : [];
}

const malformed = [
  '检查器地址格式不对：应为 ws://主机:端口，见 npm run inspect 打印的地址。',
  'The inspector’s address is malformed: it is ws://host:port, as npm run inspect prints it.',
].join('\n');

const unreachable = [
  '检查器地址是本机，手机连不上：用 --inspector ws://…（npm run inspect -- --host 本机局域网地址 会打印）。',
  'The inspector’s address is this computer, which a phone cannot reach: --inspector ws://…, as npm run inspect -- --host prints it.',
].join('\n');
