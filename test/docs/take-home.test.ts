import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CameraGiven, CamerasOptions } from '../../package';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');
const wordsIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, word = '']) => word);

/** What the ten lines give: the compiler knows whether these are there. */
const options: readonly (keyof CamerasOptions)[] = ['appParams', 'cameras'];
const fields: readonly (keyof CameraGiven)[] = ['id', 'name', 'productId', 'deviceName', 'xp2pInfo'];

interface Declared {
  readonly plugins: Readonly<Record<string, object>>;
}

type App = Declared & { readonly subPackages: readonly Declared[] };

/** The chapter that ends with the next heading. */
const chapterOf = (file: string, heading: string): string =>
  read(file).split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

describe.each([
  ['README.md', 'Take it home'],
  ['README.zh-CN.md', '带回去用'],
])('what %s says of taking it home', (file, heading) => {
  const chapter = chapterOf(file, heading);

  test('asks for doors that the package has', () => {
    const doors = wordsIn(chapter, /require\('xp2p-statecharts\/?([^']*)'\)/g);
    expect(doors.sort()).toEqual(['', 'managed']);
    for (const door of doors) expect(read(`package/${door || 'index'}.ts`)).toContain('export const createCameras');
  });

  test('names a component that is there, with a property and an event that it has', () => {
    const [place = ''] = wordsIn(chapter, /"xp2p-statecharts\/([^"]+)"/g);
    expect(
      ['json', 'ts', 'wxml', 'wxss'].filter((end) => !existsSync(path.join(repository, 'package', `${place}.${end}`))),
    ).toEqual([]);
    const component = read('miniprogram/runtime/camera-component.ts');
    const [tag = ''] = chapter.match(/<camera [^>]+>/) ?? [];
    const [property, event] = [wordsIn(tag, / (\w+)="/g), wordsIn(tag, / bind:(\w+)=/g)];
    expect([property.length, event.length]).toEqual([1, 1]);
    for (const name of property) expect(component).toMatch(new RegExp(`^ {6}${name}: \\{ type: `, 'm'));
    for (const name of event) expect(read('miniprogram/runtime/watched-camera.ts')).toContain(`this.say('${name}'`);
  });

  test('gives what createCameras takes, and what a camera is made of', () => {
    const given = wordsIn(chapter, /createCameras\(\{ (\w+),/g).concat(wordsIn(chapter, /, (cameras): \(\) =>/g));
    expect(given).toEqual(options);
    const [camera = ''] = wordsIn(chapter, /const door = \{ ([^}]+) \}/g);
    expect(camera.split(', ').map((field) => field.split(':')[0])).toEqual(fields);
  });

  test('declares the plugins as this project does', () => {
    const declared: Declared = JSON.parse(`{${chapter.split('```json\n')[1]?.split('```')[0]}}`);
    const { plugins } = JSON.parse(read('miniprogram/config/ways.json')).bytes as Declared;
    const app: App = JSON.parse(read('miniprogram/app.json'));
    const providers = Object.assign(
      {},
      app.plugins,
      ...app.subPackages.map((each) => each.plugins),
    ) as Declared['plugins'];
    expect(Object.keys(declared.plugins)).toEqual(Object.keys(plugins));
    for (const [alias, plugin] of Object.entries(declared.plugins))
      expect(plugin).toEqual({ ...plugins[alias], ...providers[alias] });
  });

  test('is short', () => {
    expect(chapter.split('\n').length).toBeLessThan(50);
  });
});

/** As its types have them. */
const fieldsOf = (name: string, file: string): string[] =>
  wordsIn(read(file).split(`export interface ${name} {`)[1]?.split('\n}')[0] ?? '', /^ {2}readonly (\w+)\??:/gm);

describe.each([
  ['package/README.md', 'A camera', 'Ten lines'],
  ['package/README.zh-CN.md', '摄像头', '十行'],
])('what %s says to who brings the cameras', (file, heading, first) => {
  const chapter = chapterOf(file, heading);

  test('has each field of a camera, and no other', () => {
    const named = chapter
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => wordsIn(line.split('|')[1] ?? '', /`(\w+)`/g));
    expect(named.sort()).toEqual(fieldsOf('CameraGiven', 'miniprogram/runtime/cameras.types.ts').sort());
  });

  test('has each of the values that the vendor gives', () => {
    const told = chapter
      .split('\n')
      .filter((line) => line.startsWith('`appParams`'))
      .join();
    const [, ...named] = wordsIn(told, /`(\w+)`/g);
    expect(named).toEqual(fieldsOf('AppParams', 'miniprogram/plugins/xp2p/surface.ts'));
  });

  test('tells of commands to install it that this project has', () => {
    const commands = wordsIn(chapterOf(file, first), /`(npm [^`]+)`/g);
    const guide = read('docs/guide.md');
    const [install, ...others] = commands.reverse();
    expect(install).toMatch(/^npm install [^x]/);
    expect(others.length).toBe(3);
    for (const command of others) expect(guide).toContain(`\n${command}\n`);
  });
});
