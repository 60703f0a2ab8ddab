// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { wxmlPlugin } from './wxml-plugin.mjs';

/** @type {Record<string, string>} */
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.map': 'application/json' };

const previewFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles the preview's own two pages: the phone and the panel.
 *
 * @returns {Promise<Map<string, { type: string, body: Uint8Array }>>} path on the server → content
 */
export async function bundleBrowserCode() {
  const { outputFiles } = await build({
    absWorkingDir: previewFolder,
    entryPoints: {
      phone: 'runtime/main.ts',
      'phone-style': 'runtime/phone.css',
      panel: 'panel/main.ts',
      'panel-style': 'panel/panel.css',
    },
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: true,
    define: { 'process.env.NODE_ENV': '"development"' },
    external: ['/fonts/*'],
    plugins: [wxmlPlugin()],
    logLevel: 'silent',
  });
  return new Map(
    outputFiles.map(({ path: file, contents }) => {
      const name = path.basename(file);
      const type = TYPES[path.extname(name)] ?? 'text/plain';
      return [`/${name}`, { type, body: contents }];
    }),
  );
}
