// @ts-check
/** Our components in WeChat's classic framework and in glass-easel: the same elements, words and events. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { JSDOM } from 'jsdom';
import { build } from '../../tools/build/index.mjs';
import { repositoryRoot } from '../../tools/build/options.mjs';
import { cases, left } from './cases.mjs';
import { Classic } from './classic.mjs';
import { Easel } from './easel.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'exparser-'));
/** @type {Classic} */
let classic;
/** @type {Easel} */
let easel;

before(async () => {
  const { ok, diagnostics } = await build({ target: 'devtools', outDir: root });
  assert.ok(ok, JSON.stringify(diagnostics));
  classic = new Classic(root, new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true }).window);
  easel = await Easel.start(root, cases);
});
after(() => {
  easel.close();
  classic.window.close();
  rmSync(root, { recursive: true });
});

for (const [index, one] of cases.entries()) {
  test(`${one.component}: ${one.name}`, async () => {
    const ours = await easel.play(one, index);
    assert.deepEqual(await classic.play(one), ours);
    assert.ok(ours.lines.length > 0);
    if (one.says && one.given.disabled !== true) assert.ok(ours.said.length > 0, 'nothing was said');
  });
}

test('every component is compared, or it is said why not', () => {
  const folders = ['miniprogram/components', 'miniprogram/packages/watch/components'];
  const all = folders.flatMap((folder) => readdirSync(path.join(repositoryRoot, folder)));
  const seen = new Set([...cases.map(({ component }) => component), ...Object.keys(left)]);
  assert.deepEqual([...seen].sort(), all.sort());
});
