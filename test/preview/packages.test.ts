import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatDiagnostic } from '../../tools/preview/pack/diagnostics.mjs';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';
import { readOptions } from '../../tools/preview/runtime/options';

const fixture = path.join(__dirname, 'packages-fixture');
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'packages-'));
  cpSync(fixture, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** What is wrong once one text of one file is another. */
function faultsWith(file: string, from: string, to: string): string[] {
  const place = path.join(root, file);
  const before = readFileSync(place, 'utf8');
  expect(before).toContain(from);
  writeFileSync(place, before.replace(from, to));
  return packMiniProgram({ root }).diagnostics.map(formatDiagnostic);
}

test('pages of sub-packages are pages', () => {
  const { ok, diagnostics, code } = packMiniProgram({ root });
  expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  expect(code).toContain('"pages":["pages/home/home","watch/live/live","tools/sum/sum","alone/card/card"]');
});

test.each([
  [
    'a page that is not there',
    'app.json',
    'live/live',
    'live/gone',
    /^app\.json:4:\d+ error 没有 watch\/live\/gone\.js/,
  ],
  [
    'a rule about a page that is not there',
    'app.json',
    '"pages/home/home": {',
    '"pages/home": {',
    /^app\.json:9:\d+ error preloadRule 里.*\npreloadRule: there is no page "pages\/home"/,
  ],
  [
    'a rule about a package that is not there',
    'app.json',
    '["sums"]',
    '["tools/", "__APP__", "nobody"]',
    /^app\.json:9:\d+ error preloadRule 里.*\npreloadRule: there is no package "nobody"/,
  ],
  [
    'a component of another package with nothing in its place',
    'pages/home/home.json',
    '"camera": "view"',
    '',
    /^pages\/home\/home\.json:2:\d+ error <camera> 在分包“watch”里.*\n<camera> is of package "watch" and needs a componentPlaceholder/,
  ],
])('%s is told', (_, file, from, to, told) => {
  expect(faultsWith(file, from, to)[0]).toMatch(told);
});

test.each([
  ['', 0, 0],
  ['3000', 3_000, 0],
  ['fail', 0, Number.POSITIVE_INFINITY],
  ['fail-once', 0, 1],
  ['500,fail-once', 500, 1],
  ['soon', 0, 0],
])('packages=%s', (packages, delayMs, failures) => {
  expect(readOptions(`?packages=${packages}`).packages).toEqual({ delayMs, failures });
});
