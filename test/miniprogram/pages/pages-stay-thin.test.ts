import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import appConfig from '../../../miniprogram/app.json';

const miniprogram = path.resolve(__dirname, '../../../miniprogram');
const scripts = ['pages', 'components'].flatMap((folder) =>
  readdirSync(path.join(miniprogram, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file)),
);
const sourceOf = (file: string) => readFileSync(path.join(miniprogram, file), 'utf8');

describe('pages and components', () => {
  test('pages and components are all there', () => {
    const pages = scripts.filter((file) => file.startsWith('pages')).map((file) => file.replace(/\.ts$/, ''));
    expect(pages.sort()).toEqual([...appConfig.pages].sort());
  });

  test.each(scripts)('%s has fewer than 100 lines', (file) => {
    expect(sourceOf(file).split('\n').length).toBeLessThan(100);
  });

  test.each(scripts)('%s asks for no state and calls no plugin', (file) => {
    expect(sourceOf(file)).not.toMatch(
      /\.matches\(|\.value\b(?!:)\s*===|hasTag|getSnapshot|requirePlugin|livePlayerContext/,
    );
  });

  test.each(scripts)('%s knows the statecharts by their types alone', (file) => {
    const imports = sourceOf(file).match(/^import .*$/gm) ?? [];
    const fromMachines = imports.filter((line) => line.includes('/machines/'));
    expect(fromMachines.filter((line) => !line.startsWith('import type '))).toEqual([]);
  });
});
