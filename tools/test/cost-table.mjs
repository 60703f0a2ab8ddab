// @ts-check
/** What `npm run bench` measured last, kept in docs/costs.json, and the tables of docs/costs.md that are made of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { behindIn, keepRecord, pairsIn } from '../translations/translations.mjs';

/** @typedef {import('../../machines/words/text.ts').Language} Language */
/** @typedef {import('../../machines/words/text.ts').Text} Text */
/** @typedef {import('../../test/bench/bench.types.ts').BenchRow} BenchRow */
/** @typedef {import('../../test/bench/bench.types.ts').KeptRows} KeptRows */

const RECORD = 'docs/costs.json';

/** @type {readonly (readonly [string, Language])[]} */
export const costPages = [
  ['docs/costs.md', 'en'],
  ['docs/costs.zh-CN.md', 'zh'],
];

/** From the bytes of a picture to what is around the app; what is not named here comes last. */
const ORDER = [
  'relay',
  'allocations',
  'set-data',
  'first-byte',
  'processor',
  'many-cameras',
  'memory',
  'start',
  'size',
];

const HEADINGS = {
  en: ['what', 'baseline', 'measured', 'budget', 'on'],
  zh: ['内容', '基准', '实测', '预算', '日期'],
};

const OVER = { en: ', **over**', zh: '，**超出**' };

/** From the line above the table to its end. */
const TABLE = /(<!-- npm run bench -- --record writes what follows -->\n\n)(?:\|.*\n)*/;

/** @param {string} root @returns {KeptRows} */
export function keptRows(root) {
  const file = path.join(root, RECORD);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * Keeps what was measured, by the name of what measured it, and writes both tables. The rest stays as it was measured earlier.
 *
 * @param {string} root
 * @param {ReadonlyMap<string, readonly BenchRow[]>} measured
 * @param {string} measuredOn 2026-11-30
 */
export function keepRows(root, measured, measuredOn) {
  const kept = { ...keptRows(root) };
  for (const [name, rows] of measured) kept[name] = { measuredOn, rows };
  writeFileSync(path.join(root, RECORD), `${JSON.stringify(kept, null, 2)}\n`);
  const pairs = () => pairsIn(root, 'docs').filter(({ english }) => english.file === costPages[0]?.[0]);
  const wasAlike = pairs().every((pair) => behindIn(pair).length === 0);
  for (const [page, language] of costPages) {
    const file = path.join(root, page);
    writeFileSync(file, withTable(readFileSync(file, 'utf8'), kept, language));
  }
  // what it wrote is the same in both languages
  if (wasAlike) for (const pair of pairs()) keepRecord(root, pair);
}

/**
 * A page with the table that it should have.
 *
 * @param {string} page
 * @param {KeptRows} kept
 * @param {Language} language
 */
export function withTable(page, kept, language) {
  const place = (/** @type {string} */ name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const names = Object.keys(kept).sort((one, other) => place(one) - place(other) || one.localeCompare(other));
  const rows = names.flatMap((name) =>
    (kept[name]?.rows ?? []).map(({ what, baseline, measured, budget, ok }) => [
      ...[what, baseline, measured].map((cell) => said(cell, language)),
      `${said(budget, language)}${ok ? '' : OVER[language]}`,
      kept[name]?.measuredOn ?? '',
    ]),
  );
  const lines = [HEADINGS[language], HEADINGS[language].map(() => '---'), ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return page.replace(TABLE, (_, before) => `${before}${lines.join('\n')}\n`);
}

/** @param {string | Text} words @param {Language} language */
export const said = (words, language) => (typeof words === 'string' ? words : words[language]);
