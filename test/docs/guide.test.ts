import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blocksOf, guideFolder } from '../../tools/examples/guide.mjs';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');
const blocks = blocksOf(read('docs/guide.md'));
const commands = (place: string): string[] =>
  blocks
    .filter((block) => block.language === 'sh' && block.place === place)
    .flatMap(({ text }) => text.trim().split('\n'));

describe('the guide', () => {
  test('has the same files and commands in both languages', () => {
    expect(blocksOf(read('docs/guide.zh-CN.md'))).toEqual(blocks);
  });

  test('names a place for every block: a file, or the folder of its commands', () => {
    const fences = read('docs/guide.md').match(/^```\w/gm) ?? [];
    expect(blocks.length).toBe(fences.length);
    const odd = blocks.filter(({ language, place }) => language !== 'sh' && !/\.(js|json|wxml|wxss)$/.test(place));
    expect(odd).toEqual([]);
  });

  test('asks in this project for nothing but what the test of it has done already, and then to see it', () => {
    expect(commands('')).toEqual([
      'npm ci',
      'npm run build -- --target package',
      'npm pack ./dist/package',
      `npm start -- --project ../${guideFolder}`,
    ]);
  });

  test('installs the version that there is', () => {
    const { name, version } = JSON.parse(read('package.json')) as { name: string; version: string };
    expect(commands(guideFolder)).toContain(`npm install ../${name}/${name}-${version}.tgz`);
  });
});
