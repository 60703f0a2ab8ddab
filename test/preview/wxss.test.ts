import { compileStyles } from '../../tools/preview/pack/wxss.mjs';

const configs = { 'parts/box/box': { component: true } };
const pages = ['pages/home/home'];

function compiled(files: Record<string, string>) {
  return compileStyles(new Map(Object.entries(files)), configs, pages);
}

function css(file: string, text: string): string {
  const { styles, diagnostics } = compiled({ [file]: text });
  expect(diagnostics).toEqual([]);
  return styles[file.replace('.wxss', '')]?.css ?? '';
}

describe('a style sheet of the whole app', () => {
  test('its rules stay inside pages, with no weight of their own', () => {
    expect(css('app.wxss', '.card { color: red }')).toBe(':where(.phone-page) .card { color: red }');
    expect(css('app.wxss', 'page, .a > view { top: 0 }')).toBe(
      ':where(.phone-page) wx-page,:where(.phone-page)  .a > wx-view { top: 0 }',
    );
  });

  test('units and conditions that only the phone knows are left to it', () => {
    const text = '@media (prefers-color-scheme: dark) { page { top: calc(10rpx + env(safe-area-inset-top)) } }';
    expect(css('app.wxss', text)).toContain('(prefers-color-scheme: dark)');
    expect(css('app.wxss', text)).toContain('10rpx + env(safe-area-inset-top)');
  });

  test('steps of keyframes are no tags', () => {
    const text = '@keyframes turn { from { top: 0 } 50% { top: 1px } to { top: 2px } }';
    expect(css('app.wxss', text)).toBe(text);
  });
});

describe('a page', () => {
  test('its rules are tied to its route', () => {
    expect(css('pages/home/home.wxss', '.a::after, button.b { top: 0 }')).toBe(
      ':where([data-route="pages/home/home"]) .a::after,:where([data-route="pages/home/home"])  wx-button.b { top: 0 }',
    );
  });
});

describe('a component', () => {
  test('its classes get its scope, and :host is its element', () => {
    expect(css('parts/box/box.wxss', ':host { top: 0 } .a.b:not(.c) .d { top: 1px }')).toBe(
      '[wx-host="parts-box-box"] { top: 0 } .parts-box-box--a.parts-box-box--b:not(.parts-box-box--c) .parts-box-box--d { top: 1px }',
    );
  });

  test('what WeChat ignores there is told with its line', () => {
    const { diagnostics } = compiled({ 'parts/box/box.wxss': '.a { top: 0 }\n  view { top: 0 }' });
    expect(diagnostics).toEqual([
      expect.objectContaining({ severity: 'warning', file: 'parts/box/box.wxss', line: 2, column: 3 }),
    ]);
  });

  test('a sheet that nothing uses is left out', () => {
    expect(compiled({ 'parts/other.wxss': '.a { top: 0 }' }).styles).toEqual({});
  });
});

describe('@import', () => {
  test('is replaced by the sheet, relative or from the root, once', () => {
    const { styles, diagnostics } = compiled({
      'pages/home/home.wxss': '@import "../../a.wxss";\n@import "/a.wxss";\n.own { top: 0 }',
      'a.wxss': '@import "./b.wxss";\n.a { top: 0 }',
      'b.wxss': '@import "./a.wxss";\n.b { top: 0 }',
    });
    expect(diagnostics).toEqual([]);
    const classes = [...(styles['pages/home/home']?.css ?? '').matchAll(/\.(\w+) \{/g)].map(([, name]) => name);
    expect(classes).toEqual(['b', 'a', 'own']);
  });

  test('a missing sheet is an error where it is imported', () => {
    const { diagnostics } = compiled({ 'app.wxss': '.a { top: 0 }\n@import "./gone.wxss";' });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: 'app.wxss',
        line: 2,
        message: expect.stringContaining('\nthere is no style sheet "./gone.wxss" to import'),
      }),
    ]);
  });

  test('an error in an imported sheet names that sheet', () => {
    const { diagnostics } = compiled({ 'app.wxss': '@import "./b.wxss";', 'b.wxss': '\n\n.a { top: 0' });
    expect(diagnostics).toEqual([expect.objectContaining({ severity: 'error', file: 'b.wxss', line: 3, column: 1 })]);
  });
});
