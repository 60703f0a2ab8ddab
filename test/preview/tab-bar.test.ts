import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatDiagnostic } from '../../tools/preview/pack/diagnostics.mjs';
import { packMiniProgram } from '../../tools/preview/pack/index.mjs';
import type { MiniProgramPackage } from '../../tools/preview/runtime/packed';
import { TabBar } from '../../tools/preview/runtime/tab-bar';

const fixture = path.join(__dirname, 'tabs-fixture');
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tabs-'));
  cpSync(fixture, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

interface App {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar: Record<string, unknown> & { list: Record<string, unknown>[] };
}

/** What is told once app.json is another. */
function toldWith(change: (app: App) => void): string[] {
  const place = path.join(root, 'app.json');
  const app = JSON.parse(readFileSync(place, 'utf8')) as App;
  change(app);
  writeFileSync(place, JSON.stringify(app, null, 2));
  return packMiniProgram({ root, shownAs: 'theirs/' }).diagnostics.map(formatDiagnostic);
}

test('a bar of tabs that is right is taken as it is', () => {
  expect(toldWith(() => {})).toEqual([]);
  expect(toldWith(({ tabBar }) => Object.assign(tabBar, { custom: true, position: 'top' }))).toEqual([]);
});

test.each<[string, (app: App) => void, RegExp]>([
  [
    'no list',
    ({ tabBar }) => Object.assign(tabBar, { list: undefined }),
    /^theirs\/app\.json:13:3 error tabBar：要有 list.*\ntabBar: it needs a "list"/,
  ],
  [
    'one tab',
    ({ tabBar }) => tabBar.list.splice(1),
    /^theirs\/app\.json:18:5 error tabBar：list 里有 1 项，只能有 2 到 5 项：添上.*\ntabBar: .* has 1, .*add some/,
  ],
  [
    'six tabs',
    ({ tabBar }) => tabBar.list.push(...tabBar.list),
    /^theirs\/app\.json:18:5 error tabBar：list 里有 6 项.*去掉几项.*\ntabBar: .* has 6, .*take some out/,
  ],
  [
    'a page that is nowhere',
    ({ tabBar }) => Object.assign(tabBar.list[1] ?? {}, { pagePath: 'pages/gone/gone' }),
    /^theirs\/app\.json:26:\d+ error tabBar：页面“pages\/gone\/gone”不在 pages 里.*\ntabBar: .* is not in "pages"/,
  ],
  [
    'a page of a sub-package',
    (app) => {
      app.pages.splice(1, 1);
      app.subPackages = [{ root: 'pages/second', pages: ['second'] }];
    },
    /^theirs\/app\.json:\d+:\d+ error tabBar：页面“pages\/second\/second”在分包“pages\/second”里.*\ntabBar: .*of the main one/,
  ],
  [
    'a tab without a page',
    ({ tabBar }) => Object.assign(tabBar.list[1] ?? {}, { pagePath: 3 }),
    /^theirs\/app\.json:18:5 error tabBar：第 2 项没有 pagePath.*\ntabBar: Tab 2 has no "pagePath"/,
  ],
  [
    'a tab without words',
    ({ tabBar }) => Object.assign(tabBar.list[2] ?? {}, { text: '' }),
    /^theirs\/app\.json:31:\d+ error tabBar：页面“pages\/third\/third”的标签没有 text.*\ntabBar: .* has no "text"/,
  ],
  [
    'a picture that is not there',
    ({ tabBar }) => Object.assign(tabBar.list[1] ?? {}, { iconPath: 'icons/gone.png' }),
    /^theirs\/app\.json:28:\d+ error tabBar：没有图标“icons\/gone\.png”.*\ntabBar: there is no icon "icons\/gone\.png"/,
  ],
  [
    'a picture of the network',
    ({ tabBar }) => Object.assign(tabBar.list[1] ?? {}, { iconPath: 'https://a.example/b.png' }),
    /^theirs\/app\.json:28:\d+ error tabBar：图标.*网络图片.*\ntabBar: .* of the network/,
  ],
  [
    'a position that is none',
    ({ tabBar }) => Object.assign(tabBar, { position: 'left' }),
    /^theirs\/app\.json:35:5 error tabBar：position 只能是 bottom 或 top.*\ntabBar: "position" is bottom or top/,
  ],
])('%s in app.json’s tabBar is told with file and line, in two languages', (_, change, told) => {
  const [first] = toldWith(change);
  expect(first).toMatch(told);
});

test('a picture that only the dark has, and that is missing or too big, is told where app.json names it', () => {
  const theme = path.join(root, 'theme.json');
  writeFileSync(theme, readFileSync(theme, 'utf8').replace('icons/dark.png', 'icons/night.png'));
  expect(toldWith(() => {})[0]).toMatch(/^theirs\/app\.json:23:\d+ error tabBar：没有图标“icons\/night\.png”/);
  writeFileSync(path.join(root, 'icons/night.png'), 'n'.repeat(41 * 1024));
  expect(toldWith(() => {})[0]).toMatch(
    /:23:\d+ error tabBar：.*41 KB，最多 40 KB.*\ntabBar: .* has 41 KB, 40 KB at most/,
  );
});

test('a bar of its own needs its component, and may have more tabs', () => {
  expect(
    toldWith(({ tabBar }) => {
      tabBar.custom = true;
      tabBar.list.push(...tabBar.list);
    }),
  ).toEqual([]);
  rmSync(path.join(root, 'custom-tab-bar/index.js'));
  expect(toldWith(() => {})[0]).toMatch(
    /^theirs\/app\.json:\d+:5 error tabBar：custom 是 true，却没有组件 custom-tab-bar\/index.*\ntabBar: "custom" is true, and there is no/,
  );
});

describe('what the bar shows', () => {
  const configs = Object.fromEntries(
    ['app', 'theme'].map((name) => [name, JSON.parse(readFileSync(path.join(fixture, `${name}.json`), 'utf8'))]),
  );
  const bar = (): TabBar => new TabBar({ configs } as unknown as MiniProgramPackage);

  test('has the colours and pictures of the theme; a tab without a second picture keeps its first', () => {
    const { tabs, ...style } = bar().look('dark');
    expect(style).toEqual({
      color: '#666666',
      selectedColor: '#e6b428',
      backgroundColor: '#202020',
      borderStyle: 'white',
    });
    expect(tabs.map(({ selectedIconPath }) => selectedIconPath)).toEqual(['icons/dark.png', '/icons/plain.png', '']);
    expect(bar().look('light').tabs[0]?.selectedIconPath).toBe('icons/chosen.png');
  });

  test('stays as the mini-program made it, in either theme', () => {
    const changed = bar();
    changed.changeStyle({ backgroundColor: '#123456' });
    changed.changeTab(0, { text: 'Other' });
    changed.changeTab(0, { iconPath: 'icons/plain.png' });
    for (const theme of ['light', 'dark'] as const) {
      const { backgroundColor, tabs } = changed.look(theme);
      expect([backgroundColor, tabs[0]?.text, tabs[0]?.iconPath]).toEqual(['#123456', 'Other', 'icons/plain.png']);
    }
  });

  test('a badge and a dot take each other’s place, and only its own call takes one away', () => {
    const marked = bar();
    const mark = () => marked.look('light').tabs[1]?.mark;
    marked.mark(1, { type: 'badge', text: '3' });
    expect(mark()).toEqual({ type: 'badge', text: '3' });
    marked.mark(1, { type: 'dot' });
    marked.unmark(1, 'badge');
    expect(mark()).toEqual({ type: 'dot' });
    marked.unmark(1, 'dot');
    expect(mark()).toBeNull();
  });
});

test('an app without tabs has none', () => {
  const none = new TabBar({ configs: { app: {} } } as unknown as MiniProgramPackage);
  expect([none.paths, none.has(''), none.isDrawnOn('pages/a/a')]).toEqual([[], false, false]);
});
