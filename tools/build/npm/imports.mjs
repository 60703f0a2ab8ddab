// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { placeOf } from '../diagnostics.mjs';

/** Bundled: of XState some parts alone are used, and it needs an AbortController, which WeChat has not. */
const bundled = 'xstate';

/**
 * Packages that the mini-program's own scripts import are required, as WeChat does it: so there is one of each, whoever else
 * asks for it. Which ones is told in `requests`.
 *
 * @param {import('../options.mjs').Settings} settings
 * @param {Map<string, import('./index.mjs').NpmRequest>} requests where it tells them, by who imports and what
 * @returns {import('rolldown').Plugin}
 */
export function requiredPackages({ root }, requests) {
  return {
    name: 'required-packages',
    resolveId(name, importer) {
      if (!importer || name.startsWith('.') || path.isAbsolute(name) || name.split('/')[0] === bundled)
        return undefined;
      const by = path.relative(root, importer).replaceAll('\\', '/');
      if (by.split('/').includes('node_modules')) return undefined;
      const source = readFileSync(importer, 'utf8');
      requests.set(`${by} ${name}`, { kind: 'script', name, by, place: placeOf(source, source.indexOf(name)) });
      return { id: name, external: true };
    },
  };
}
