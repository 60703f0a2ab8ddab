import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../../tools/build/index.mjs';
import { sourcesOf as compiledSources, projectsOf } from '../../tools/check/compile-types.mjs';
import { sourceFiles } from '../architecture/imports';
import { disposeProjects, makeProject, type ProjectFixture } from './fixture/project';

afterEach(disposeProjects);

/** Runs a check as the command line does. */
function check(name: string, project: ProjectFixture) {
  const script = path.resolve(__dirname, `../../scripts/check-${name}.mjs`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--root', project.root], {
    encoding: 'utf8',
  });
  return { green: status === 0, said: stdout + stderr };
}

describe('check-types', () => {
  const projects = ['tsconfig.machines.json', 'tsconfig.miniprogram.json'];

  function makeTypedProject(files: Record<string, string> = {}) {
    const references = projects.map((file) => ({ path: `./${file}` }));
    const project = makeProject({
      'tsconfig.json': `// names them\n${JSON.stringify({ files: [], references })}`,
      ...files,
    });
    for (const file of projects) project.copyFromRepository(file);
    return project;
  }

  test('is green on sources with nothing wrong', () => {
    expect(check('types', makeTypedProject())).toEqual({
      green: true,
      said: `types: 2 projects (${projects.join(', ')})\n`,
    });
  });

  describe('in machines/', () => {
    const planted = [
      ['a timer', 'setTimeout(() => {}, 1);', 'setTimeout'],
      ['wx', 'wx.getNetworkType();', 'wx'],
      ['the DOM', 'document.title;', 'document'],
      ['the console', 'console.log();', 'console'],
    ] as const;
    let said = '';
    beforeAll(() => {
      const source = ['export {};', ...planted.map(([, statement]) => statement), ''].join('\n');
      said = check('types', makeTypedProject({ 'machines/bad.ts': source })).said;
    });

    test.each(planted)('is red on %s', (_, statement, name) => {
      const line = planted.findIndex((mistake) => mistake[1] === statement) + 2;
      expect(said).toMatch(new RegExp(`^machines/bad\\.ts:${line}:1 error: TS.*'${name}'.*tsconfig\\.machines`, 'm'));
    });
  });

  test('every source of the repository is in a project', async () => {
    const root = path.resolve(__dirname, '../..');
    const folders = ['development', 'machines', 'miniprogram', 'package', 'scripts', 'simulator', 'test', 'tools'];
    const sources = folders.flatMap((folder) =>
      ['.ts', '.mjs', '.cjs'].flatMap((end) => sourceFiles(root, folder, end)),
    );
    const checked = new Set<string>();
    for (const project of (await projectsOf(root)).projects) {
      for (const file of await compiledSources(root, project)) checked.add(file);
    }
    expect(sources.filter((file) => !checked.has(file))).toEqual([]);
  });

  test('is red where no tsconfig.json is, and says so', () => {
    const { green, said } = check('types', makeProject());
    expect([green, said]).toEqual([false, expect.stringMatching(/^error: error TS\d+: .*tsconfig\.json'\.\n$/)]);
  });

  test('is red on Node’s own modules in miniprogram/, which the tests may use', () => {
    const project = makeTypedProject({
      'miniprogram/runtime/bad.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    });
    expect(check('types', project).said).toMatch(/^miniprogram\/runtime\/bad\.ts:1:30 error: .*node:fs/m);
  });
});

describe('check-wxml', () => {
  const home = 'miniprogram/pages/home/home.wxml';

  test('is green on templates with nothing wrong', () => {
    expect(check('wxml', makeProject())).toEqual({ green: true, said: 'WXML types: 3 templates\n' });
  });

  describe('in a template', () => {
    const planted = [
      ['an unknown field', '<view>{{titel}}</view>', /:9 error: .*'titel'/],
      ['a misspelt handler', '<view bind:tap="onTab" />', /:17 error: .*'onTab'/],
      [
        'an unknown field of an item',
        '<view wx:for="{{cameras}}" wx:key="id">{{item.nam}}</view>',
        /:47 error: .*'nam'/,
      ],
      ['a key that items do not have', '<view wx:for="{{cameras}}" wx:key="di" />', /:28 error: /],
      ['an unknown property of a component', '<status-pill text="{{title}}" />', /:14 error: .*'text'/],
      ['a property of the wrong type', '<status-pill label="{{total}}" />', /:14 error: .*'number'.*'string'/],
      ['an unknown tag', '<status-pil />', /:2 error: .*'status-pil'/],
      ['a handler without a colon', '<view bindtap="onTap" />', /:7 error: Write bind:tap/],
      ['a tag that is not closed', '<view><text></view>', /:8 error: missing end tag/],
      ['an expression that is none', '<view>{{a b}}</view>', /:11 error: unexpected character/],
    ] as const;
    let said = '';
    beforeAll(() => {
      said = check('wxml', makeProject({ [home]: planted.map(([, template]) => `${template}\n`).join('') })).said;
    });

    test.each(planted)('is red on %s', (_, template, complaint) => {
      const line = planted.findIndex((mistake) => mistake[1] === template) + 1;
      const complaints = said.split('\n').filter((text) => text.startsWith(`${home}:${line}:`));
      expect(complaints.join('\n')).toMatch(complaint);
      expect(complaints).toHaveLength(1);
    });
  });

  test('is red on what is included where it is wrong, for whoever includes it, in the package too', () => {
    const component = (place: string, field: string, markup: string) => ({
      [`${place}.ts`]: `Component({ data: { ${field}: '' } });\n`,
      [`${place}.json`]: '{ "component": true }',
      [`${place}.wxml`]: markup,
    });
    const { said } = check(
      'wxml',
      makeProject({
        ...component('package/one/one', 'title', '<view />\n<view>{{title}}</view>\n<view bindtap="a" />\n'),
        ...component(
          'package/two/two',
          'name',
          '<view>{{name}}</view>\n<include src="../one/one.wxml" />\n<view>{{nam}}</view>\n',
        ),
      }),
    );
    const places = said.split('\n').filter((line) => line.includes('error'));
    expect(places).toHaveLength(4);
    expect(said).toMatch(/^package\/one\/one\.wxml:2:9 error: .*'title'/m);
    expect(said).toMatch(/^package\/one\/one\.wxml:3:7 error: Write bind:tap/m);
    expect(said).toMatch(/^package\/two\/two\.wxml:3:9 error: .*'nam'/m);
  });

  test('is red on a property that a component has in one way alone', () => {
    const component = 'miniprogram/components/status-pill/status-pill';
    const variant = (properties: string) =>
      makeProject({
        [home]: '<status-pill label="{{title}}" />\n',
        [`${component}.managed.json`]: '{ "component": true }',
        [`${component}.managed.wxml`]: '<view />',
        [`${component}.managed.ts`]: `Component({ properties: { ${properties} } });\n`,
      });
    expect(check('wxml', variant("label: { type: String, value: '' }"))).toMatchObject({ green: true });
    expect(check('wxml', variant("text: { type: String, value: '' }"))).toMatchObject({
      green: false,
      said: expect.stringMatching(/home\.wxml:1:14 error: .*'label'/),
    });
  });

  test('is red on a script in which it cannot see the page', () => {
    const project = makeProject({ 'miniprogram/pages/home/home.ts': 'const page = Page;\npage({});\n' });
    expect(check('wxml', project)).toMatchObject({ green: false, said: expect.stringContaining('one call of Page') });
  });

  test('knows a page that is written as a component', () => {
    const project = makeProject({
      'miniprogram/pages/home/home.ts': "Component({ data: { title: '' }, methods: { onTap() {} } });\n",
      [home]: '<view bind:tap="onTap">{{title}} {{total}}</view>\n',
    });
    const { green, said } = check('wxml', project);
    expect(green).toBe(false);
    expect(said).toMatch(/'total'/);
    expect(said).not.toMatch(/'title'|'onTap'/);
  });
});

// WeChat's compilers run on fewer machines than the rest (tools/check/wcc.mjs)
const onLinuxX64 = process.platform === 'linux' && process.arch === 'x64' ? describe : describe.skip;

onLinuxX64('check-wcc', () => {
  async function makeBuiltProject(files: Record<string, string> = {}) {
    const project = makeProject(files);
    await build({ target: 'devtools', root: project.root });
    return project;
  }

  test('is green on a build with nothing wrong', async () => {
    expect(check('wcc', await makeBuiltProject())).toEqual({
      green: true,
      said: 'wcc: 3 templates, wcsc: 2 style sheets\n',
    });
  });

  test('is red on a tag that is not closed', async () => {
    const project = await makeBuiltProject({ 'miniprogram/pages/home/home.wxml': '<view><text></view>' });
    expect(check('wcc', project)).toMatchObject({ green: false, said: expect.stringContaining('home.wxml:1:') });
  });

  test('is red on a tag that is not closed in the way that was not built', async () => {
    const variant = (markup: string) =>
      makeBuiltProject({ 'miniprogram/components/status-pill/status-pill.managed.wxml': markup });
    expect(check('wcc', await variant('<view />'))).toEqual({
      green: true,
      said: 'wcc: 3 templates, wcsc: 2 style sheets, in both ways\n',
    });
    expect(check('wcc', await variant('<view><text></view>'))).toMatchObject({
      green: false,
      said: expect.stringContaining('status-pill.wxml:1:'),
    });
  });

  test('is red on a style sheet that imports what is not there', async () => {
    const project = await makeBuiltProject({ 'miniprogram/pages/home/home.wxss': '@import "gone.wxss";' });
    expect(check('wcc', project)).toMatchObject({ green: false, said: expect.stringContaining('gone.wxss') });
  });

  test('is red where nothing was built', () => {
    const { green, said } = check('wcc', makeProject());
    expect([green, said]).toEqual([false, expect.stringMatching(/npm run build first\.\n$/)]);
  });
});
