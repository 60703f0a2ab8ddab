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

/** The phone alone; the mini-program comes before the code that runs it. */
export const phonePage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>Phone</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/phone-style.css">
<body>
<script src="/mini-program.js"></script>
<script src="/phone.js"></script>
</body>
</html>
`;

/** The panel around a phone. */
export const panelPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/panel-style.css">
<body>
<script src="/panel.js"></script>
</body>
</html>
`;
