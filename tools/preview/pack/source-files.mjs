// @ts-check
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseJson, textOf } from '../../build/json.mjs';

/** @typedef {import('./pack.types.ts').SourceFiles} SourceFiles */

const TEXT_SUFFIXES = new Set(['.js', '.json', '.wxml', '.wxss', '.wxs', '.ts', '.less', '.scss', '.sass']);

/** Not part of what runs. */
const SKIPPED = new Set(['node_modules', '.git', 'project.config.json', 'project.private.config.json']);

/**
 * The folder of `app.json`: the project itself, or what its `project.config.json` says.
 *
 * @param {string} project
 */
export function miniProgramRoot(project) {
  const config = path.join(project, 'project.config.json');
  if (existsSync(path.join(project, 'app.json')) || !existsSync(config)) return project;
  const { miniprogramRoot = '' } = JSON.parse(textOf(config));
  return path.join(project, miniprogramRoot);
}

/**
 * What DevTools compiles of a project by itself, as its `project.config.json` says: `typescript`, `less`, `sass`.
 *
 * @param {string} project
 * @returns {ReadonlySet<string>}
 */
export function compilerPluginsOf(project) {
  const config = path.join(project, 'project.config.json');
  const json = existsSync(config) ? parseJson(config, textOf(config)) : { diagnostics: [] };
  const setting = 'value' in json ? /** @type {Record<string, unknown> | null} */ (json.value.setting) : null;
  return new Set([setting?.useCompilerPlugins ?? []].flat().map(String));
}

/**
 * Reads every text file under `root`.
 *
 * @param {string} root
 * @returns {SourceFiles}
 */
export function readSourceFiles(root) {
  const files = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT_SUFFIXES.has(path.extname(entry.name))) continue;
    const absolute = path.join(entry.parentPath, entry.name);
    const relative = path.relative(root, absolute).split(path.sep).join('/');
    if (relative.split('/').some((part) => SKIPPED.has(part))) continue;
    files.set(relative, textOf(absolute));
  }
  return files;
}

/**
 * `pages/home/home.wxml` → `pages/home/home`.
 *
 * @param {string} file
 */
export function withoutSuffix(file) {
  return file.slice(0, file.length - path.extname(file).length);
}
