import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatDiagnostic } from '../../tools/preview/pack/diagnostics.mjs';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';

const fixture = path.join(__dirname, 'fixture');
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'pack-'));
  cpSync(fixture, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Packs the fixture with one file changed. */
function packedWith(file: string, text: string) {
  writeFileSync(path.join(root, file), text);
  return packMiniProgram({ root, shownAs: 'miniprogram/' });
}

function errorsWith(file: string, text: string): string[] {
  const { ok, code, diagnostics } = packedWith(file, text);
  expect({ ok, code }).toEqual({ ok: false, code: '' });
  return diagnostics.map(formatDiagnostic);
}

interface Packed {
  pages: string[];
  configs: Record<string, unknown>;
  styles: Record<string, { css: string; scope?: string }>;
  modules: Record<string, string>;
  templates: Record<string, unknown>;
}

function run(code: string): Packed {
  const window: { __miniProgram?: Packed } = {};
  new Function('window', code)(window);
  if (!window.__miniProgram) throw new Error('the script set nothing');
  return window.__miniProgram;
}

test('a mini-program becomes one script, its JavaScript unchanged', () => {
  const { ok, code, diagnostics } = packMiniProgram({ root });
  expect({ ok, diagnostics }).toEqual({ ok: true, diagnostics: [] });
  const packed = run(code);
  expect(packed.pages).toEqual(['pages/first/first', 'pages/second/second']);
  expect(packed.modules['greeting.js']).toBe(readFileSync(path.join(fixture, 'greeting.js'), 'utf8'));
  expect(packed.styles['components/counter/counter']?.scope).toBe('components-counter-counter');
  expect(Object.keys(packed.templates)).toContain('pages/second/second');
  expect(packed.configs.theme).toMatchObject({ dark: { barText: 'white' } });
});

test('a project.config.json may name the folder of the mini-program', () => {
  const project = mkdtempSync(path.join(tmpdir(), 'project-'));
  cpSync(fixture, path.join(project, 'inside'), { recursive: true });
  writeFileSync(path.join(project, 'project.config.json'), '{ "miniprogramRoot": "inside/" }');
  expect(packMiniProgram({ root: project }).ok).toBe(true);
  rmSync(project, { recursive: true });
});

describe('what is wrong is told with file and line', () => {
  test.each([
    [
      'an unclosed expression',
      '<view>\n  {{a</view>',
      'second.wxml:2:7 error 这里写错了，请改好：unexpected character inside expression',
    ],
    ['an unclosed element', '<view>\n  <text>a\n</view>', 'second.wxml:2:4 error 这里写错了，请改好：missing end tag'],
    [
      'an element that nobody defines',
      '<view title="{{a <b}}"/>\n<!-- <none/> -->\n<swoper />',
      'second.wxml:3:1 error 不认识 <swoper>',
    ],
  ])('WXML: %s', (_what, text, expected) => {
    expect(errorsWith('pages/second/second.wxml', text)[0]).toContain(`miniprogram/pages/second/${expected}`);
  });

  test('WXS, in a file and in markup', () => {
    expect(errorsWith('a.wxs', 'var a = 1;\nvar b = ;')).toEqual([
      expect.stringContaining('miniprogram/a.wxs:2 error 这里写错了，请改好：Unexpected token'),
    ]);
    rmSync(path.join(root, 'a.wxs'));
    expect(errorsWith('pages/second/second.wxml', '<view/>\n<wxs module="a">\nvar b = ;\n</wxs>')).toEqual([
      expect.stringContaining('miniprogram/pages/second/second.wxml:3 error 这里写错了，请改好：Unexpected token'),
    ]);
  });

  test('JSON', () => {
    expect(errorsWith('theme.json', '{\n  "light": {},\n}')).toEqual([
      expect.stringMatching(/^miniprogram\/theme\.json:2:\d+ error .*trailing comma/),
    ]);
  });

  test('JavaScript', () => {
    expect(errorsWith('greeting.js', 'const a = 1;\nconst b = ;')).toEqual([
      "miniprogram/greeting.js:2 error 这里写错了，请改好：Unexpected token ';'。\nThis is wrong, mend it: Unexpected token ';'.",
    ]);
  });

  test('WXSS', () => {
    expect(errorsWith('pages/first/first.wxss', '.a { top: 0 }\n.b {')).toEqual([
      'miniprogram/pages/first/first.wxss:2:1 error 这里写错了，请改好：Unclosed block。\nThis is wrong, mend it: Unclosed block.',
    ]);
  });

  test('a page without its files', () => {
    expect(errorsWith('app.json', '{\n  "pages": [\n    "pages/first/first",\n    "pages/gone/gone"\n  ]\n}')).toEqual([
      'miniprogram/app.json:4:5 error 没有 pages/gone/gone.js：补上它，或从 pages 里去掉这一页。\nthere is no pages/gone/gone.js: add it, or take the page out of "pages".',
      expect.stringContaining('miniprogram/app.json:4:5 error 没有 pages/gone/gone.wxml'),
    ]);
  });

  test('what is only suspicious is told, and packed', () => {
    const { ok, diagnostics } = packedWith('components/counter/counter.wxss', 'view { top: 0 }');
    expect(ok).toBe(true);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
