import { shortExports } from '../../tools/build/minify.mjs';

const exported = (name: string) =>
  `Object.defineProperty(exports, "${name}", {\n  enumerable: true,\n  get: function () {\n    return own_${name};\n  }\n});\n`;

/** What `require` gives of a chunk. */
function exportsOf(code: string): Record<string, unknown> {
  const exports = {};
  new Function('exports', code)(exports);
  return exports;
}

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const code = `${names.map((name) => `let own_${name} = "${name}";\n`).join('')}${names.map(exported).join('')}own_a = "later";\n`;

test('what a chunk hands out is written short, and is the same: also what is set later', () => {
  const short = shortExports(code);
  expect(short.length).toBeLessThan(code.length * 0.7);
  expect(exportsOf(short)).toEqual({ a: 'later', b: 'b', c: 'c', d: 'd', e: 'e', f: 'f' });
  expect(Object.keys(exportsOf(short))).toEqual(Object.keys(exportsOf(code)));
});

test('every line of a chunk stays where its source map says that it is', () => {
  const lineOfLast = (text: string) => text.split('\n').findIndex((line) => line.includes('"later"'));
  expect(lineOfLast(shortExports(code))).toBe(lineOfLast(code));
});

test('a chunk that hands out little is left as it is', () => {
  const few = `let own_a = 1;\n${exported('a')}`;
  expect(shortExports(few)).toBe(few);
});
