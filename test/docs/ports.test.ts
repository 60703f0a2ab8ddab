import { readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

test('the example of docs/ports.md is one that is compiled and played', () => {
  const [, example] = /```ts\n([\s\S]*?)```/.exec(read('docs/ports.md')) ?? [];
  expect(example).toBe(read('test/simulator/conformance/example.test.ts'));
});

test('docs/ports.md tells of each member of a world', () => {
  const [, world = ''] =
    /interface World \{([\s\S]*?)\n\}/.exec(read('simulator/conformance/conformance.types.ts')) ?? [];
  const members = [...world.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
  const told = [...read('docs/ports.md').matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => name);
  expect(told).toEqual(members);
  expect(members).toHaveLength(9);
});

test('each call and callback of a port says what it promises', () => {
  const lines = read('machines/kernel/ports.ts').split('\n');
  const silent = lines.filter((line, index) => {
    const isCall = /^ {2}(?:readonly )?\w+\??(?:\(|: Write)/.test(line);
    return isCall && !/\*\/$/.test(lines[index - 1] ?? '');
  });
  expect(silent).toEqual([]);
});
