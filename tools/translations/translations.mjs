// @ts-check
/**
 * Which documents are there in two languages, and whether one of them is behind. A translation (`x.zh-CN.md` beside `x.md`)
 * keeps at its end, where nobody sees it, a line for each chapter: what both languages said when they last said the same.
 * A summary (摘要) keeps the chapters' names alone, as what is in them may change without it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('./translations.types.ts').Chapter} Chapter */
/** @typedef {import('./translations.types.ts').Pair} Pair */

const CHINESE = '.zh-CN.md';
const COMMAND = 'node scripts/translations.mjs --record';
const RECORD = /\n*<!-- Both said the same .*?-->\n*$/s;
/** Not ours to mend, or made by commands. */
const PASSED_OVER = new Set(['node_modules', 'miniprogram_npm', 'dist', 'artifacts', 'coverage']);

/**
 * Every document with a Chinese one beside it.
 *
 * @param {string} root
 * @param {string} [folder]
 * @returns {Pair[]}
 */
export function pairsIn(root, folder = '') {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory())
      return PASSED_OVER.has(entry.name) || entry.name.startsWith('.') ? [] : pairsIn(root, place);
    return entry.name.endsWith(CHINESE) ? [readPair(root, place)] : [];
  });
}

/** @param {string} root @param {string} chinese @returns {Pair} */
function readPair(root, chinese) {
  const english = chinese.replace(CHINESE, '.md');
  const whole = readFileSync(path.join(root, chinese), 'utf8');
  return {
    english: { file: english, text: readFileSync(path.join(root, english), 'utf8') },
    chinese: { file: chinese, text: whole.replace(RECORD, '\n') },
    record: (RECORD.exec(whole)?.[0] ?? '').split('\n').filter((line) => /^([0-9a-f]{8} )+/.test(line)),
    isSummary: /^# .*摘要$/m.test(whole),
  };
}

/**
 * A document's chapters, deeper ones as well; what stands before the first has the title's name.
 *
 * @param {string} text
 * @returns {Chapter[]}
 */
export function chaptersOf(text) {
  /** @type {{ name: string, level: number, lines: string[] }[]} */
  const chapters = [];
  let isCode = false;
  for (const line of text.split('\n')) {
    if (/^\s*```/.test(line)) isCode = !isCode;
    const [, marks, name] = (!isCode && /^(#+) (.+)$/.exec(line)) || [];
    if (marks && name) chapters.push({ name, level: marks.length, lines: [] });
    else chapters.at(-1)?.lines.push(line);
  }
  return chapters.map(({ name, level, lines }) => ({ name, level, text: lines.join('\n').trim() }));
}

/** Where lines are broken is no difference. @param {string} text */
const hashOf = (text) => createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);

/** @param {Chapter} chapter */
const hashOfChapter = ({ name, text }) => hashOf(`${name}\n${text}`);

/** What the record of a pair would be now. @param {Pair} pair */
function recordOf({ english, chinese, isSummary }) {
  const ours = chaptersOf(english.text);
  if (isSummary) return ours.map(({ name }) => `${hashOf(name)} ${name}`);
  const theirs = chaptersOf(chinese.text);
  return ours.map((chapter, index) => {
    const other = theirs[index];
    return `${hashOfChapter(chapter)} ${other ? hashOfChapter(other) : '00000000'} ${chapter.name}`;
  });
}

/**
 * What is behind in a pair: a sentence a chapter, each in Chinese and English; empty when both say the same.
 *
 * @param {Pair} pair
 * @returns {string[]}
 */
export function behindIn(pair) {
  const { english, chinese, record, isSummary } = pair;
  const now = recordOf(pair);
  if (record.join('\n') === now.join('\n')) return [];
  if (record.length === 0) return [sentence(`${english.file}`, '还没有记录', `nothing is recorded of ${chinese.file}`)];
  if (isSummary)
    return [
      sentence(english.file, `章节变了，${chinese.file} 是它的摘要`, `other chapters; ${chinese.file} sums it up`),
    ];
  const known = new Map(record.map((line) => [line.slice(18), line]));
  const found = now.flatMap((line, index) => {
    const name = line.slice(18);
    const before = known.get(name);
    const place = `${english.file} › ${name}`;
    const theirs = chaptersOf(chinese.text)[index]?.name ?? '–';
    if (before === line) return [];
    if (before === undefined) return [sentence(place, `新的一节，中文是“${theirs}”`, `is new; in Chinese “${theirs}”`)];
    const [isEnglish, isChinese] = [before.slice(0, 8) !== line.slice(0, 8), before.slice(9, 17) !== line.slice(9, 17)];
    if (isEnglish && isChinese) return [sentence(place, '中英文都改了', 'was changed in both languages')];
    return isEnglish
      ? [
          sentence(
            place,
            `改了，${chinese.file} › ${theirs} 没有改`,
            `was changed, ${chinese.file} › ${theirs} was not`,
          ),
        ]
      : [sentence(`${chinese.file} › ${theirs}`, `改了，${place} 没有改`, `was changed, ${place} was not`)];
  });
  return found.length > 0
    ? found
    : [sentence(english.file, '章节的顺序变了', 'has another order of chapters, or fewer')];
}

/** @param {string} place @param {string} zh @param {string} en */
const sentence = (place, zh, en) =>
  `${place}：${zh}。让两种语言说的一样，再运行 ${COMMAND}\n${place}: ${en}. Let both say the same, then run ${COMMAND}`;

/** Writes what both say now into the translation. @param {string} root @param {Pair} pair */
export function keepRecord(root, pair) {
  const { chinese } = pair;
  const lines = ['<!-- Both said the same (node scripts/translations.mjs):', ...recordOf(pair), '-->'];
  writeFileSync(path.join(root, chinese.file), `${chinese.text.trimEnd()}\n\n${lines.join('\n')}\n`);
}
