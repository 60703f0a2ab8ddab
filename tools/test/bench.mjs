// @ts-check
/**
 * npm run bench [-- --json] [-- --only relay] [-- --record]: what the app costs, each figure against a baseline of the same run. Exit
 * code 1 when any is over its budget.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '../build/options.mjs';
import { readCommandLine, tell } from '../terminal/command-line.mjs';
import { formatTable } from '../terminal/format-table.mjs';
import { keepRows, said } from './cost-table.mjs';

/** @typedef {import('../../test/bench/bench.types.ts').BenchRow} BenchRow */

const folder = path.join(repositoryRoot, 'test/bench');
const { given, refuse } = readCommandLine({
  command: 'npm run bench',
  about: {
    zh: '测量小程序的开销，并与预算比较',
    en: 'Measures what the app costs, against budgets',
  },
  options: {
    only: { value: 'NAME', about: { zh: '只测名字里有它的', en: 'only what has this in its name' } },
    json: { about: { zh: '以 JSON 输出', en: 'the figures as JSON' } },
    record: {
      about: {
        zh: '把结果写进 docs/costs.md 和它的中文版',
        en: 'writes the figures into docs/costs.md and its Chinese',
      },
    },
  },
});
const { json, only = '' } = given;
const all = readdirSync(path.join(folder, 'rows')).map((file) => path.basename(file, '.mjs'));
const names = all.filter((name) => name.includes(only));
if (names.length === 0)
  refuse(`--only ${only}：可以是 ${all.join('、')}。
--only ${only}: there are ${all.join(', ')}.`);

/** @type {Map<string, BenchRow[]>} */
const measured = new Map();
for (const name of names) {
  tell(`Measuring ${name}`);
  measured.set(name, await measure(name));
}
const rows = [...measured.values()].flat();
const ok = rows.length > 0 && rows.every((row) => row.ok);
console.log(json ? JSON.stringify({ ok, rows }, null, 2) : tableOf(rows));
if (given.record) {
  const seen = new Map(
    [...measured].filter(([, ofOne]) => ofOne.every(({ figures }) => Object.keys(figures).length > 0)),
  );
  keepRows(repositoryRoot, seen, new Date().toISOString().slice(0, 10));
}
if (!ok) process.exitCode = 1;

/**
 * @param {string} name
 * @returns {Promise<BenchRow[]>}
 */
async function measure(name) {
  const parameters = ['--expose-gc', '--max-semi-space-size=64', path.join(folder, 'measure-row.mjs'), name];
  const running = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await text(running.stdout);
  try {
    return JSON.parse(output);
  } catch {
    const failed = { what: { zh: name, en: name }, baseline: '', budget: 'measured', figures: {} };
    return [{ ...failed, measured: 'could not be measured', ok: false }];
  }
}

/** @param {readonly BenchRow[]} toShow */
function tableOf(toShow) {
  return formatTable(
    ['what', 'baseline', 'measured', 'budget', ''],
    toShow.map(({ what, baseline, measured: figure, budget, ok: isWithin }) => [
      ...[what, baseline, figure, budget].map((cell) => said(cell, 'en')),
      isWithin ? 'ok' : 'OVER',
    ]),
  );
}
