// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withoutFonts } from '../../dom/fonts.mjs';
import { wxmlPlugin } from './wxml-plugin.mjs';

/** @type {Record<string, string>} */
const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.map': 'application/json' };

const previewFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles the preview's own two pages: the phone and the panel. For a folder of files they are small, without fonts, and with
 * what connects them.
 *
 * @param {{ asFiles?: boolean }} [wanted]
 * @returns {Promise<Map<string, { type: string, body: Uint8Array }>>} path on the server → content
 */
export async function bundleBrowserCode({ asFiles = false } = {}) {
  const { outputFiles } = await build({
    absWorkingDir: previewFolder,
    entryPoints: {
      phone: 'runtime/main.ts',
      'phone-style': 'runtime/phone.css',
      panel: 'panel/main.ts',
      'panel-style': 'panel/panel.css',
      ...(asFiles ? { hub: 'web/hub.ts' } : {}),
    },
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: !asFiles,
    minify: asFiles,
    define: { 'process.env.NODE_ENV': '"development"' },
    external: ['/fonts/*'],
    plugins: [wxmlPlugin(), ...(asFiles ? [withoutFonts()] : [])],
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
