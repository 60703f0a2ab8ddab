// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * Chinese glyphs for computers (and headless browsers) that have none. The font travels in about a hundred slices, each
 * fetched when one of its glyphs is shown; the style sheet says which slice has what.
 *
 * @returns {Map<string, { type: string, body: Buffer }>}
 */
export function fonts() {
  const folder = path.dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const slices = path.join(folder, 'files');
  const styleSheet = readFileSync(path.join(folder, 'index.css'), 'utf8')
    .replaceAll("'Noto Sans SC Variable'", "'Noto Sans SC'")
    .replaceAll('font-display: swap', 'font-display: block')
    .replaceAll('url(./files/', 'url(/fonts/');
  return new Map([
    ['/fonts/noto-sans-sc.css', { type: 'text/css', body: Buffer.from(styleSheet) }],
    ...readdirSync(slices).map((file) => {
      const slice = { type: 'font/woff2', body: readFileSync(path.join(slices, file)) };
      return /** @type {const} */ ([`/fonts/${file}`, slice]);
    }),
  ]);
}

/**
 * Leaves the font out: whoever opens the page has one.
 *
 * @returns {import('esbuild').Plugin}
 */
export function withoutFonts() {
  return {
    name: 'without-fonts',
    setup(build) {
      build.onResolve({ filter: /^\/fonts\// }, ({ path: file }) => ({ path: file, namespace: 'left-out' }));
      build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: '', loader: 'css' }));
    },
  };
}
