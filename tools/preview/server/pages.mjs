// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Chinese glyphs for computers (and headless browsers) that have none; Latin ones are in the same file. */
const FONT_WEIGHTS = [400, 600];

/** @returns {Map<string, { type: string, body: Buffer }>} */
export function fonts() {
  return new Map(
    FONT_WEIGHTS.map((weight) => {
      const file = `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff2`;
      return [`/fonts/noto-sans-sc-${weight}.woff2`, { type: 'font/woff2', body: readFileSync(require.resolve(file)) }];
    }),
  );
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
