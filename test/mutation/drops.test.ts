import { readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { DOCUMENT, reasonsTable, sampleOf, staleDrops } from '../../tools/mutation/drops/drop-command.mjs';
import { allDrops, isDropped, withDrops } from '../../tools/mutation/drops/drop-sources.mjs';
import { without } from '../../tools/mutation/drops/drop-types.mjs';
import { findDrops } from '../../tools/mutation/drops/find-drops.mjs';

const root = path.resolve(__dirname, '../..');
const file = 'machines/lane/invented.ts';
const foundIn = (source: string) => findDrops(file, source).map(({ kind, what }) => `${kind}: ${what}`);
const all = allDrops(root);

test.each([
  ['each action of a list', "x = { actions: ['a', b] };", ["action: 'a'", 'action: b']],
  ['an action that is alone', "const x = { entry: 'a' };", ["entry: entry: 'a'", "action: entry: 'a'"]],
  ['what an action enqueues', 'f(() => { enqueue.sendTo(a, b); });', ['action: enqueue.sendTo(a, b);']],
  ['each property of an assign', 'f(assign({ a: 1, b }));', ['assigned property: a: 1', 'assigned property: b']],
  [
    'each property of what the function of an assign gives',
    'f(assign(() => ({ a, ...b })));',
    ['assigned property: a', 'assigned property: ...b'],
  ],
  ['and where it gives it in the end', 'f(assign(() => { if (c) return { a }; }));', ['assigned property: a']],
  ['each entry of a list', 'f([a, ...b]);', ['entry: a', 'entry: ...b']],
  ['each row of a table', 'const x = { a: 1, b: { c: 2 } } as const;', ['entry: a: 1', 'entry: b: { c: 2 }']],
  ['a row of lists as a whole', 'f([[a, b]]);', ['entry: [a, b]']],
  ['each event of a state', 'f({ on: { A: b } });', ['entry: A: b']],
  [
    'how something is undone',
    'const f = () => { g(); return () => h(); };',
    ['statement: g();', 'cleanup: return () => h();'],
  ],
  [
    'what ends something',
    'f(() => { clearTimeout(a); delete b.c; });',
    ['cleanup: clearTimeout(a);', 'cleanup: delete b.c;'],
  ],
  ['what ends something, where its value is given', 'f(() => a?.dispose());', ['cleanup: a?.dispose()']],
  [
    'what is done in any case',
    'async () => { try { await a(); } finally { b(); } };',
    ['statement: await a();', 'cleanup: b();'],
  ],
  ['what a person reads is not', "f({ title: { zh: ['一'], en: ['one'] } });", []],
  ['what is for the compiler alone is not', 'setup({ types: { tags: [a] } }); f(() => { assertEvent(a); });', []],
])('what can be dropped: %s', (_what, source, found) => {
  const whole = foundIn(source);
  expect(whole.filter((one) => !/^statement: (x = |f\(|setup\(|async)/.test(one))).toEqual(found);
});

test('a source that asks what is dropped does the same until something is', () => {
  const source = `
    const log = [];
    const run = (list) => { for (const one of list) log.push(one); return () => { log.push('undone'); }; };
    const text = '中文';
    const undo = run([text, ...['b', 'c'], [1, 2].map((n) => { log.push('n'); return n; }).length]);
    if (undo) undo(); else log.push('never undone');
    module.exports = log;`;
  const place = 'machines/lane/invented.ts';
  const written = transformSync(withDrops('/root', `/root/${place}`, source), {
    jsc: { parser: { syntax: 'typescript' } },
  }).code;
  const runWithout = (what?: string) => {
    const dropped = findDrops(place, source).find((drop) => drop.what === what)?.id;
    const module = { exports: [] as unknown[] };
    new Function('module', '__dropped__', written)(module, (id: string) => id === dropped);
    return module.exports;
  };
  expect(runWithout()).toEqual(['n', 'n', '中文', 'b', 'c', 2, 'undone']);
  expect(runWithout('text')).toEqual(['n', 'n', 'b', 'c', 2, 'undone']);
  expect(runWithout("...['b', 'c']")).toEqual(['n', 'n', '中文', 2, 'undone']);
  expect(runWithout("log.push('n');")).toEqual(['中文', 'b', 'c', 2, 'undone']);
  expect(runWithout("return () => { log.push('undone'); };")).toEqual(['n', 'n', '中文', 'b', 'c', 2, 'never undone']);
});

test('for the compiler a thing is taken out as somebody would who forgot it', () => {
  const source = 'f([a, b], { c: 1, d });\ng();\nconst e = () => a.close();';
  const left = (what: string) => {
    const drop = findDrops(file, `${source}\nconst t = { x: [y, z] };`).find((one) => one.what === what);
    return drop && without(Buffer.from(`${source}\nconst t = { x: [y, z] };`), drop);
  };
  expect(left('a')).toContain('f([ b]');
  expect(left('g();')).toContain('});\n\nconst');
  expect(left('a.close()')).toContain('() => undefined;');
});

test('what is asked is noted for the test that runs, or for its file, and only the one that is dropped is', () => {
  const before = globalThis.__stryker__;
  const coverage = { static: {}, perTest: {} };
  globalThis.__stryker__ = { mutantCoverage: coverage, activeMutant: 'b' };
  try {
    expect([isDropped('a'), isDropped('b')]).toEqual([false, true]);
    globalThis.__stryker__.currentTestId = 'one';
    isDropped('c');
    expect(coverage).toEqual({ static: { a: 1, b: 1 }, perTest: { one: { c: 1 } } });
  } finally {
    globalThis.__stryker__ = before;
  }
});

test('a seed picks the same, whatever was written above it', () => {
  const picked = sampleOf(all, 400, 1).map(({ key }) => key);
  expect(picked).toHaveLength(400);
  expect(
    sampleOf(
      all.map((drop) => ({ ...drop, line: drop.line + 7 })),
      400,
      1,
    ).map(({ key }) => key),
  ).toEqual(picked);
  expect(sampleOf(all, 400, 2).map(({ key }) => key)).not.toEqual(picked);
});

test('every thing has a key of its own', () => {
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
});

test('what nothing notices is there still, and stands in the document with its reason', () => {
  expect(staleDrops(all)).toEqual([]);
  expect(readFileSync(path.join(root, DOCUMENT), 'utf8')).toContain(reasonsTable());
});
