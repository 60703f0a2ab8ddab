// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { percentOf } from '../score.mjs';
import { allDrops } from './drop-sources.mjs';
import { DropTypes } from './drop-types.mjs';
import { KNOWN_DROPS } from './known-drops.mjs';
import { DropRun, isNoticed } from './run-drops.mjs';

/** @typedef {import('./run-drops.mjs').PlacedDrop} PlacedDrop */

const LEAST_PERCENT = 95;
export const DOCUMENT = 'docs/testing.md';
const REASONS = /(?<=<!-- drops that nothing notices: [^\n]* -->\n\n)[\s\S]*?(?=\n\n|\n*$)/;
const FIGURES = /(?<=<!-- drops by kind: [^\n]* -->\n\n)[\s\S]*?(?=\n\n|\n*$)/;

/**
 * npm run mutation -- --drop: drops one thing of the code at a time, and looks whether a test notices.
 *
 * @param {string} root
 * @param {{ folders: readonly string[], sample: number, seed: number, workers: number, isFresh: boolean }} options
 * @returns {Promise<number>} the exit code
 */
export async function dropOneByOne(root, { folders, sample, seed, workers, isFresh }) {
  const all = allDrops(root).filter(({ folder }) => folders.length === 0 || folders.includes(folder));
  const planted = sampleOf(all, sample, seed);
  console.log(`${all.length} things could be dropped; ${planted.length} are, one at a time, picked by seed ${seed}`);
  const run = new DropRun(root, { workers, isFresh });
  const results = await run.run(planted, ({ status, ms }, { key }, done) =>
    console.log(
      `${String(done).padStart(4)}/${planted.length} ${status} (${(ms / 1_000).toFixed(1)} s) ${key.slice(0, 160)}`,
    ),
  );
  const unnoticed = planted.filter(({ key }) => {
    const result = results.get(key);
    return !result || !isNoticed(result);
  });
  const types = new DropTypes(root);
  const byTypes = new Set(unnoticed.filter((drop) => types.notice(drop)));
  const survivors = unnoticed.filter((drop) => !byTypes.has(drop));
  const unexplained = survivors.filter(({ key }) => !KNOWN_DROPS.some((known) => known.key === key));
  const noticedNow = KNOWN_DROPS.filter(
    ({ key }) => planted.some((drop) => drop.key === key) && !survivors.some((drop) => drop.key === key),
  );
  const stale = [...staleDrops(allDrops(root)), ...noticedNow.map(({ key }) => key)];
  const figures = figuresOf(all, planted, byTypes, survivors);
  console.log(`\n${figures}\n`);
  for (const { key, line } of unexplained)
    console.log(`no test noticed, and no reason is known (line ${line}): ${key}`);
  for (const key of stale) console.error(`listed in tools/mutation/drops/known-drops.mjs, but gone or noticed: ${key}`);
  const percent = percentOf(planted.length - unnoticed.length, planted.length - byTypes.size);
  if (percent < LEAST_PERCENT) console.error(`${percent} % noticed: below ${LEAST_PERCENT} %`);
  if (folders.length === 0) writeTables(root, figures);
  return unexplained.length === 0 && stale.length === 0 && percent >= LEAST_PERCENT ? 0 : 1;
}

/**
 * The same of the same seed, whatever line it is on.
 *
 * @param {readonly PlacedDrop[]} all
 * @param {number} count
 * @param {number} seed
 */
export function sampleOf(all, count, seed) {
  const chance = new Map(all.map(({ key }) => [key, createHash('sha1').update(`${seed} ${key}`).digest('hex')]));
  const chanceOf = (/** @type {PlacedDrop} */ { key }) => chance.get(key) ?? '';
  const picked = new Set(all.toSorted((a, b) => (chanceOf(a) < chanceOf(b) ? -1 : 1)).slice(0, count));
  return all.filter((drop) => picked.has(drop));
}

/**
 * Reasons for what is not there any more.
 *
 * @param {readonly PlacedDrop[]} all
 */
export function staleDrops(all) {
  const keys = new Set(all.map(({ key }) => key));
  return KNOWN_DROPS.filter(({ key }) => !keys.has(key)).map(({ key }) => key);
}

/**
 * @param {readonly PlacedDrop[]} all
 * @param {readonly PlacedDrop[]} planted
 * @param {ReadonlySet<PlacedDrop>} byTypes
 * @param {readonly PlacedDrop[]} survivors
 */
function figuresOf(all, planted, byTypes, survivors) {
  const row = (/** @type {string} */ kind, /** @type {(drop: PlacedDrop) => boolean} */ isOfIt) => {
    const count = (/** @type {Iterable<PlacedDrop>} */ drops) => [...drops].filter(isOfIt).length;
    const [exist, tried, typed, left] = [all, planted, byTypes, survivors].map(count);
    const noticed = Number(tried) - Number(typed) - Number(left);
    return `| ${[kind, exist, tried, noticed, typed, left, `${percentOf(noticed, noticed + Number(left))} %`].join(' | ')} |`;
  };
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  return [
    '| Dropped | There are | Tried | A test notices | Types alone do | Nothing does | Noticed |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...kinds.map((kind) => row(kind, (drop) => drop.kind === kind)),
    row('all', () => true),
  ].join('\n');
}

/** The table of what no test can notice. */
export function reasonsTable() {
  const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');
  const short = (/** @type {string} */ text) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
  return [
    '| Dropped | Why nothing notices |',
    '| --- | --- |',
    ...KNOWN_DROPS.map(({ key, why }) => `| \`${cell(short(key).replaceAll('`', '´'))}\` | ${cell(why)} |`),
  ].join('\n');
}

/**
 * @param {string} root
 * @param {string} figures
 */
function writeTables(root, figures) {
  const file = path.join(root, DOCUMENT);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(FIGURES, () => figures).replace(REASONS, reasonsTable);
  if (after === before) return;
  writeFileSync(file, after);
  console.log(`${DOCUMENT} was not in step, and is now`);
}
