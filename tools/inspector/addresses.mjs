// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderUnicodeCompact } from 'uqr';
import { hostOf, isThisComputer } from '../door/addresses.mjs';

const tokenFile = path.resolve(fileURLToPath(import.meta.url), '../../../.cache/inspector-token');

/**
 * What whoever comes from another device must know; null where nobody can. Made once and kept, as it is built into the
 * mini-program on the phone.
 *
 * @param {string} host
 * @param {string} [chosen]
 */
export function tokenFor(host, chosen) {
  if (isThisComputer(hostOf(host))) return null;
  if (chosen) return chosen;
  try {
    const kept = readFileSync(tokenFile, 'utf8').trim();
    if (kept) return kept;
  } catch {
    // the first time
  }
  const token = randomBytes(12).toString('base64url');
  mkdirSync(path.dirname(tokenFile), { recursive: true });
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  return token;
}

/**
 * Where the page and the relay are found.
 *
 * @param {{ host: string, port: number, token: string | null }} server
 */
export function addressesOf({ host, port, token }) {
  const name = shownHost(host);
  const query = token === null ? '' : `?token=${encodeURIComponent(token)}`;
  return {
    url: `http://${name}:${port}/inspector/${query}`,
    appUrl: `ws://${name}:${port}/inspector/app${query}`,
  };
}

/**
 * What WeChat DevTools on this computer connect to.
 *
 * @param {{ host: string, port: number, appUrl: string }} server
 */
export function devtoolsAddress({ host, port, appUrl }) {
  return listensEverywhere(host) ? `ws://127.0.0.1:${port}/inspector/app` : appUrl;
}

/**
 * What a terminal says to somebody with a phone: the address to build in, and the page's as a code to scan.
 *
 * @param {{ url: string, appUrl: string }} addresses
 */
export function phoneInstructions({ url, appUrl }) {
  return [
    renderUnicodeCompact(url, { border: 2 }),
    `for a phone: npm run build -- --target device --inspect --inspector '${appUrl}'`,
  ].join('\n');
}

/**
 * An address that other devices can reach, for a server that listens on all of its own.
 *
 * @param {string} host
 */
function shownHost(host) {
  if (listensEverywhere(host)) {
    const outward = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    return outward.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
  }
  return host.includes(':') ? `[${host}]` : host;
}

/** @param {string} host */
const listensEverywhere = (host) => host === '0.0.0.0' || host === '::';
