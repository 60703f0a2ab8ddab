import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { behindIn, chaptersOf, keepRecord, pairsIn } from '../../tools/translations/translations.mjs';

const repository = path.resolve(__dirname, '../..');
const pairs = pairsIn(repository).map((pair) => [pair.english.file, pair] as const);
const translated = pairs.filter(([, { isSummary }]) => !isSummary);

/** The names of others, and of pictures with words, differ; so do anchors, which are words. */
const alike = (target: string): string =>
  target
    .replace(/#.*$/, '')
    .replace(/\.zh-CN\.md$/, '.md')
    .replace(/\.zh\.(png|svg|webp)$/, '.$1');

const linksIn = (text: string): string[] => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

const codeIn = (text: string): string[] =>
  [...text.replace(/^ *```.*?^ *```/gms, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => alike(code));

/** What is in fences, without comments, which are words; a drawing is only counted. */
const blocksIn = (text: string): string[] =>
  [...text.matchAll(/^ *```(\w*)\n(.*?)^ *```/gms)].map(([, language = '', code = '']) =>
    language === '' ? 'a drawing' : code.replace(/ *(#|\/\/|<!--).*$/gm, '').trim(),
  );

/** What must be the same whatever the language, chapter by chapter. */
const shapesOf = (text: string) =>
  chaptersOf(text).map((chapter) => ({
    level: chapter.level,
    rows: chapter.text.match(/^\|/gm)?.length ?? 0,
    steps: chapter.text.match(/^\d+\. /gm)?.length ?? 0,
    links: linksIn(chapter.text).map(alike).sort(),
    code: [...new Set(codeIn(chapter.text))].sort(),
    blocks: blocksIn(chapter.text),
  }));

test('what leads is there in both languages', () => {
  expect(translated.map(([name]) => name)).toEqual(
    expect.arrayContaining(['README.md', 'docs/preview.md', 'docs/phone.md', 'docs/inspector.md', 'docs/limits.md']),
  );
});

test.each(translated)('%s has the same chapters, rows, steps, links and code in both languages', (_, pair) => {
  expect(shapesOf(pair.chinese.text)).toEqual(shapesOf(pair.english.text));
});

test.each(pairs)('%s says the same in both languages as when that was last looked at', (_, pair) => {
  expect(behindIn(pair)).toEqual([]);
});

test.each(pairs)('%s and its Chinese lead to each other', (_, { english, chinese }) => {
  expect(linksIn(english.text)).toContain(path.basename(chinese.file));
  expect(linksIn(chinese.text)).toContain(path.basename(english.file));
});

test.each(translated)('%s leads whoever reads Chinese to Chinese, where there is some', (_, { english, chinese }) => {
  const others = linksIn(chinese.text).filter((target) => target !== path.basename(english.file));
  // a place in a document that Chinese only sums up is there in English alone
  const inChinese = new Set(pairs.map(([name]) => name));
  const inFull = new Set(translated.map(([name]) => name));
  const folder = path.posix.dirname(english.file);
  const hasChinese = (target: string): boolean => {
    const [place = '', anchor] = path.posix.join(folder, target).split('#');
    return (anchor === undefined ? inChinese : inFull).has(place);
  };
  expect(others.filter(hasChinese)).toEqual([]);
});

describe('a document that is behind', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'translations-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const place = (name: string) => path.join(folder, 'docs', name);
  const both = {
    'door.md': '# Door\n\nOpen it.\n\n## Lock\n\nTurn.\n',
    'door.zh-CN.md': '# 门\n\n打开。\n\n## 锁\n\n转。\n',
  };

  beforeEach(() => {
    mkdirSync(path.join(folder, 'docs'), { recursive: true });
    for (const [name, text] of Object.entries(both)) writeFileSync(place(name), text);
    for (const pair of pairsIn(folder)) keepRecord(folder, pair);
  });

  const change = (name: string, from: string, to: string): void =>
    writeFileSync(place(name), readFileSync(place(name), 'utf8').replace(from, to));
  const said = (): string[] => pairsIn(folder).flatMap(behindIn);

  test('is none while nobody changed anything, also where lines are broken elsewhere', () => {
    change('door.md', 'Open it.', 'Open\nit.');
    expect(said()).toEqual([]);
  });

  test('names the chapter that was changed in English alone, and what to do', () => {
    change('door.md', 'Turn.', 'Turn twice.');
    expect(said()).toEqual([
      `docs/door.md › Lock：改了，docs/door.zh-CN.md › 锁 没有改。让两种语言说的一样，再运行 node scripts/translations.mjs --record
docs/door.md › Lock: was changed, docs/door.zh-CN.md › 锁 was not. Let both say the same, then run node scripts/translations.mjs --record`,
    ]);
  });

  test('names the chapter that was changed in Chinese alone', () => {
    change('door.zh-CN.md', '打开。', '打开它。');
    expect(said()).toEqual([
      expect.stringContaining('docs/door.zh-CN.md › 门: was changed, docs/door.md › Door was not'),
    ]);
  });

  test('wants a look where both were changed, or a chapter is new, gone or elsewhere', () => {
    change('door.md', 'Turn.', 'Push.');
    change('door.zh-CN.md', '转。', '推。');
    expect(said()).toEqual([expect.stringContaining('docs/door.md › Lock: was changed in both languages')]);
    change('door.md', '## Lock', '## Bolt');
    expect(said()).toEqual([expect.stringContaining('docs/door.md › Bolt: is new')]);
    change('door.md', '\n## Bolt\n\nPush.', '');
    expect(said()).toEqual([expect.stringContaining('another order of chapters, or fewer')]);
  });

  test('has no record where it is new', () => {
    writeFileSync(place('door.zh-CN.md'), both['door.zh-CN.md']);
    expect(said()).toEqual([expect.stringContaining('nothing is recorded of docs/door.zh-CN.md')]);
  });

  test('is a summary only where the chapters are others', () => {
    change('door.zh-CN.md', '# 门', '# 门：摘要');
    for (const pair of pairsIn(folder)) keepRecord(folder, pair);
    change('door.md', 'Turn.', 'Turn twice.');
    expect(said()).toEqual([]);
    change('door.md', '## Lock', '## Bolt');
    expect(said()).toEqual([expect.stringContaining('docs/door.md: other chapters; docs/door.zh-CN.md sums it up')]);
  });
});
