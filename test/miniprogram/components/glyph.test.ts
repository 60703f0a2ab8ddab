import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadWxs } from './load-wxs';

interface Outlines {
  mask(name: string): string;
  readonly shapes: Readonly<Record<string, string>>;
}

const outlines = loadWxs<Outlines>('glyph/outlines.wxs');
const folder = path.resolve(__dirname, '../../../miniprogram');

/** The icons that markup asks for: `name` of a glyph, `icon` of a button, whatever an expression can give. */
function namesInMarkup(): string[] {
  const markup = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const values = markup.flatMap((text) => [
    ...[...text.matchAll(/<glyph\b[^>]*?\bname="([^"]*)"/g)].map((found) => found[1] ?? ''),
    ...[...text.matchAll(/<icon-button\b[^>]*?\bicon="([^"]*)"/g)].map((found) => found[1] ?? ''),
  ]);
  return values.flatMap((value) =>
    value.includes('{{') ? [...value.matchAll(/[?:]\s*'([\w-]+)'/g)].map((found) => found[1] ?? '') : value,
  );
}

test('every icon that markup asks for has an outline', () => {
  const names = namesInMarkup();
  expect(names).toEqual(expect.arrayContaining(['stop', 'play', 'muted', 'full-screen', 'chevron-right']));
  expect(names.filter((name) => !outlines.shapes[name])).toEqual([]);
});

test.each(Object.keys(outlines.shapes))('the glyph %s is a whole picture, escaped as an address has to be', (name) => {
  const [, picture = ''] = /^url\("data:image\/svg\+xml,(.*)"\)$/.exec(outlines.mask(name)) ?? [];
  expect(picture).not.toMatch(/[<>#"]/);
  const tags = decodeURIComponent(picture).match(/<\/?\w+|\/>/g) ?? [];
  expect(tags.filter((tag) => /^<\w/.test(tag))).toHaveLength(tags.filter((tag) => !/^<\w/.test(tag)).length);
});

test('a glyph whose name has no outline shows nothing, rather than a square', () => {
  expect(outlines.mask('nothing')).toMatch(/<svg [^<]*<\/svg>|%3Csvg [^%]*(%23000)?[^%]*%3E%3C\/svg%3E/);
});
