// @ts-check
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseJson, textOf } from '../../build/json.mjs';
import { formatDiagnostic } from '../pack/diagnostics.mjs';
import { compilerPluginsOf, miniProgramRoot } from '../pack/source-files.mjs';
import { simulatedPlugins } from '../simulated/bundle.mjs';
import { folderSource } from './sources.mjs';

/** @typedef {import('../preview.types.ts').PreviewSource} PreviewSource */

/**
 * Somebody else's mini-program: a folder that WeChat DevTools would open, built already or compiled by it alone. Simulated
 * plugins take the place of those that it names.
 *
 * @param {string} folder absolute
 * @returns {PreviewSource}
 */
export function theirProject(folder) {
  const source = folderSource(folder, `${path.relative(process.cwd(), miniProgramRoot(folder)) || '.'}/`);
  return {
    ...source,
    storage: path.basename(folder),
    async start(watch, onBuild, inspector) {
      const simulated = await simulatedPlugins();
      await source.start(watch, (outcome) => onBuild({ ...outcome, simulated }), inspector);
    },
  };
}

/**
 * Why a folder cannot be shown, and what to do, in Chinese and English; undefined where it can be tried.
 *
 * @param {string} folder absolute
 * @returns {string | undefined}
 */
export function whyNoProject(folder) {
  const config = path.join(folder, 'project.config.json');
  const broken = existsSync(config) && !existsSync(path.join(folder, 'app.json')) && brokenConfig(config);
  if (broken) return broken;
  const root = miniProgramRoot(folder);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) return noRoot(config, root);
  if (!existsSync(path.join(root, 'app.json'))) return noApp(root);
  const isTypeScript = existsSync(path.join(root, 'app.ts')) && !existsSync(path.join(root, 'app.js'));
  return isTypeScript && !compilerPluginsOf(folder).has('typescript') ? notBuilt(root) : undefined;
}

/** @param {string} file */
function brokenConfig(file) {
  const json = parseJson(file, textOf(file));
  if ('diagnostics' in json) return json.diagnostics.map(formatDiagnostic).join('\n');
  const { miniprogramRoot = '' } = json.value;
  return typeof miniprogramRoot === 'string' ? undefined : noPath(file);
}

/** @param {string} file */
const noPath = (file) =>
  [
    `${file}：miniprogramRoot 要写成文件夹的路径。改好它，再运行一次。`,
    `${file}: its miniprogramRoot has to be the path of a folder. Mend it, then run this again.`,
  ].join('\n');

/** @param {string} config @param {string} root */
const noRoot = (config, root) =>
  [
    `${config}：miniprogramRoot 指向 ${root}，那里没有文件夹。如果它是构建出来的，先构建那个项目。`,
    `${config}: its miniprogramRoot leads to ${root}, where there is no folder. If a build makes it, build that project first.`,
  ].join('\n');

/** @param {string} root */
const noApp = (root) =>
  [
    `${root}：没有 app.json，不是小程序。请给出 app.json 所在的文件夹，或有 project.config.json 的项目文件夹。`,
    `${root}: there is no app.json, so this is no mini-program. Name the folder of app.json, or of the project.config.json that leads to it.`,
  ].join('\n');

/** @param {string} root */
const notBuilt = (root) =>
  [
    `${path.join(root, 'app.ts')}：这里没有人编译它。先用那个项目自己的命令构建，再给出构建结果的文件夹；如果由开发者工具编译，给出 project.config.json 所在的文件夹，其中 useCompilerPlugins 要有 "typescript"。`,
    `${path.join(root, 'app.ts')}: nobody compiles it here. Build that project with its own command, then name the folder that it wrote; if DevTools compiles it, name the folder of its project.config.json, with "typescript" in useCompilerPlugins.`,
  ].join('\n');
