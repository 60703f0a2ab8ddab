// @ts-check
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { repositoryRoot } from '../build/options.mjs';

/** @typedef {import('../../simulator/fault.types.ts').FaultAction} FaultAction */
/** @typedef {import('../../simulator/fault.types.ts').FaultGroup} FaultGroup */

export const faultDocument = 'docs/faults.md';

const catalogue = 'simulator/fault-catalogue.ts';

/** @type {Readonly<Record<FaultGroup, string>>} */
const groups = {
  module: 'Module 模块',
  connection: 'Connection 连接',
  stream: 'Stream 码流',
  player: 'Player 播放器',
  network: 'Network 网络',
  app: 'App 小程序',
  camera: 'Camera 摄像头',
};

const introduction = `# Faults 故障

Every fault of the preview's panel, and what should be seen; under Camera, also what simulated cameras film. A button of the panel brings it about; so does
\`getApp().devtools.faults.run(id)\` in the console of WeChat DevTools, or \`__preview.devtools().faults.run(id)\` in that
of a browser which shows the preview's \`/phone.html\`, whosever mini-program that is. \`faults.clear()\` takes all back. What lasts (∞) can be ended where it was pressed, or by
\`faults.run(id + '.end')\`. Those with \`managed\` in their ids are there with a plugin that pulls by itself (3.2 and later).

预览面板里的每个故障，以及应看到的结果；“摄像头”一组里还有模拟摄像头拍到什么。点面板上的按钮即可触发；也可以在微信开发者工具的控制台里调用
\`getApp().devtools.faults.run(id)\`，或在打开预览 \`/phone.html\` 的浏览器控制台里（不论预览的是谁的小程序）调用
\`__preview.devtools().faults.run(id)\`。\`faults.clear()\` 全部撤销。持续的故障（∞）在点它的地方结束，或用
\`faults.run(id + '.end')\`。id 里带 \`managed\` 的，只在插件自己拉流（3.2 及以后）时才有。

\`node scripts/fault-table.mjs\` writes this page from [the catalogue](../${catalogue}); a test keeps
it in step.
`;

/**
 * The document: a table for each group that has faults, in the order of the panel.
 *
 * @param {readonly FaultAction[]} faults
 * @returns {string}
 */
export function faultTable(faults) {
  const sections = Object.entries(groups).flatMap(([group, title]) => {
    const rows = faults.filter((fault) => fault.group === group).map(rowOf);
    if (rows.length === 0) return [];
    return [`## ${title}`, '', '| id | fault 故障 | what should be seen 应看到 |', '| --- | --- | --- |', ...rows, ''];
  });
  return [introduction, ...sections].join('\n');
}

/** @param {FaultAction} fault */
function rowOf({ id, title, explanation, end }) {
  return `| \`${id}\` | ${cell(title)}${end ? ' ∞' : ''} | ${cell(explanation)} |`;
}

/** Both languages, one above the other; the same words once. @param {FaultAction['title']} text */
function cell({ en, zh }) {
  return [...new Set([en, zh])].map((words) => words.replaceAll('|', '\\|')).join('<br>');
}

/** @returns {Promise<readonly FaultAction[]>} */
async function loadFaults() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [catalogue],
    absWorkingDir: repositoryRoot,
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  const { CATALOGUE } = await import(
    `data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`
  );
  return CATALOGUE;
}

/** Writes the document, and says so. */
export async function writeFaultTable() {
  const faults = await loadFaults();
  writeFileSync(path.join(repositoryRoot, faultDocument), faultTable(faults));
  console.log(`${faultDocument}: ${faults.length} faults`);
}
