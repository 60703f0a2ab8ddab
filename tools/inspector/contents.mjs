// @ts-check
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { fonts, withoutFonts } from '../dom/fonts.mjs';

/** @typedef {import('../door/respond.mjs').Content} Content */

const require = createRequire(import.meta.url);
const inspectorFolder = path.dirname(fileURLToPath(import.meta.url));

/** @type {Readonly<Record<string, string>>} */
const types = { '.css': 'text/css', '.js': 'text/javascript', '.map': 'application/json' };

/**
 * Nothing from anywhere else, no inline scripts; styles that scripts set, and pictures that are drawn here.
 *
 * @param {string} partners whom it may talk to
 */
const policyWith = (partners) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    'img-src data:',
    `connect-src ${partners}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

// older Safari takes 'self' for http alone
const policyOfServer = policyWith("'self' ws: wss:");

/** Of a folder of files: the mini-program is in the same page, there is no relay to talk to. */
const policyOfFiles = policyWith("'self'");

const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Inspector</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<body>
<script src="inspector.js"></script>
</body>
</html>
`;

/**
 * The inspector's page and all that it loads: below `/inspector/`, but for the fonts, which it has from `/fonts/`.
 *
 * @param {{ asFiles?: boolean }} [wanted] for a folder of files: small, and without fonts
 * @returns {Promise<Map<string, Content>>} path on the server → content
 */
export async function inspectorContents({ asFiles = false } = {}) {
  const { outputFiles } = await build({
    absWorkingDir: inspectorFolder,
    entryPoints: { inspector: 'page/main.ts', style: 'page/css/style.css' },
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: !asFiles,
    minify: asFiles,
    plugins: asFiles ? [withoutFonts()] : [],
    external: ['/fonts/*'],
    logLevel: 'silent',
  });
  /** @type {Map<string, Content>} */
  const contents = new Map(asFiles ? [] : fonts());
  for (const { path: file, contents: body } of outputFiles) {
    const name = path.basename(file);
    contents.set(`/inspector/${name}`, { type: types[path.extname(name)] ?? 'text/plain', body });
  }
  const elkWorker = readFileSync(require.resolve('elkjs/lib/elk-worker.min.js'));
  contents.set('/inspector/elk-worker.js', { type: 'text/javascript', body: elkWorker });
  return contents.set('/inspector/', {
    type: 'text/html',
    body: page,
    policy: asFiles ? policyOfFiles : policyOfServer,
  });
}
