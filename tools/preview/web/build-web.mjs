// @ts-check
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transform } from 'esbuild';
import { build } from '../../build/index.mjs';
import { repositoryRoot } from '../../build/options.mjs';
import { writeOutput } from '../../build/output.mjs';
import { listFiles } from '../../build/source-tree.mjs';
import { inspectorContents } from '../../inspector/contents.mjs';
import { packMiniProgram } from '../pack/index.mjs';
import { bundleBrowserCode } from '../server/browser-bundles.mjs';
import { isMedia } from '../server/files.mjs';
import { panelPage, phonePage, policiesOfFiles } from '../server/pages.mjs';

/** @typedef {import('./web.types.ts').WebResult} WebResult */

/**
 * Writes the preview and its inspector as a folder of files for any static host, also below a path of its own: the
 * development build, packed as for the preview, and the same pages, which find that nobody serves them.
 *
 * @param {Pick<import('../../build/build.types.ts').BuildOptions, 'way' | 'allowFour' | 'probe'> & { root?: string | undefined, outDir?: string }} [options]
 * @returns {Promise<WebResult>}
 */
export async function buildWeb({
  root = repositoryRoot,
  way,
  allowFour,
  probe,
  outDir = path.join(root, 'dist/web'),
} = {}) {
  const startedAt = performance.now();
  const built = mkdtempSync(path.join(tmpdir(), 'web-'));
  try {
    const result = await build({ target: 'devtools', root, way, allowFour, probe, outDir: built });
    const packed = result.ok
      ? packMiniProgram({ root: built, shownAs: 'miniprogram/' })
      : { ok: false, code: '', diagnostics: [] };
    const diagnostics = [...result.diagnostics, ...packed.diagnostics];
    const files = packed.ok ? await filesOf(built, packed.code) : new Map();
    if (packed.ok) writeOutput(outDir, files);
    const bytes = [...files.values()].reduce((sum, body) => sum + Buffer.byteLength(body), 0);
    return { ok: packed.ok, outDir, diagnostics, files: files.size, bytes, durationMs: performance.now() - startedAt };
  } finally {
    rmSync(built, { recursive: true });
  }
}

/**
 * @param {string} built folder of the development build
 * @param {string} code the packed mini-program
 * @returns {Promise<Map<string, string | Uint8Array>>}
 */
async function filesOf(built, code) {
  const inspector = await inspectorContents({ asFiles: true });
  const page = inspector.get('/inspector/');
  inspector.delete('/inspector/');
  const scripts = [...(await bundleBrowserCode({ asFiles: true })), ...inspector];
  const media = listFiles(built).filter(isMedia);
  const revision = Number.parseInt(createHash('sha256').update(code).digest('hex').slice(0, 12), 16);
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map([
    [
      'index.html',
      asFile(panelPage.replace('<script', '<script src="hub.js"></script>\n<script'), policiesOfFiles.panel),
    ],
    ['phone.html', asFile(phonePage, policiesOfFiles.phone)],
    ['inspector/index.html', asFile(String(page?.body), page?.policy ?? '')],
    ['mini-program.js', await small(`window.__miniProgramRevision = ${revision};\n${code}`)],
    ...scripts.map(([file, { body }]) => /** @type {const} */ ([file.slice(1), body])),
    ...media.map((file) => /** @type {const} */ ([`files/${file}`, readFileSync(path.join(built, file))])),
  ]);
  return files.set('service-worker.js', await serviceWorker(files));
}

/**
 * The page says itself what a server would say of it.
 *
 * @param {string} page
 * @param {string} policy
 */
function asFile(page, policy) {
  const said = `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return page.replace('<html ', '<html data-served="files" ').replace('<meta charset="utf-8">', said);
}

/** @param {string} code */
async function small(code) {
  return (await transform(code, { minifyWhitespace: true, charset: 'utf8', legalComments: 'none', logLevel: 'silent' }))
    .code;
}

/**
 * Keeps all files for when there is no network; their names and contents are its version.
 *
 * @param {ReadonlyMap<string, string | Uint8Array>} files
 */
export async function serviceWorker(files) {
  const hash = createHash('sha256');
  for (const [file, body] of files) hash.update(file).update(body);
  const source = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
  const known = { version: hash.digest('hex').slice(0, 12), files: [...files.keys()] };
  return small(source.replace('self.__files', JSON.stringify(known)));
}
