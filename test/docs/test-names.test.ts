import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testsIn } from './tests-in';

const folder = path.resolve(__dirname, '..');

/** The rooms whose tests have names that say by themselves what they are about, whatever group they stand in. */
const rooms = [
  ...['cameras', 'failure', 'flv', 'kernel', 'lane', 'log', 'module', 'privacy', 'recovery', 'words'].map(
    (machine) => `machines/${machine}`,
  ),
  'miniprogram',
  'simulator',
  'development',
  'support',
];

/** What goes on where a group began, and has no subject of its own. */
const goesOn =
  /^(?:is|are|was|were|has|have|does|do|can|cannot|may|must|and|or|but|nor|so|which|whose|gets|tells|says|goes|shows|keeps|never|also)\b/;

test.each(rooms)('names of tests in %s have a subject', (room) => {
  const files = readdirSync(path.join(folder, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, room, file));
  expect(files).not.toEqual([]);
  const names = files.flatMap((file) => testsIn(readFileSync(file, 'utf8')));
  expect(names.filter((name) => goesOn.test(name))).toEqual([]);
});

test('names of tests are read as they are written, and groups and skipped tests are none', () => {
  const source = [
    "describe('a group', () => {",
    "  test('the player\\'s own', async () => {});",
    "  test.skip('skipped', () => {});",
    "  test.each([['a', 1]])('%s in one line', (word) => {});",
    '  test.each([',
    "    ['b', 2],",
    "  ] as const)('%s in many', async (word) => {});",
    '});',
    "describe.each(['c'])('with %s', () => {});",
    'story(',
    "  'in the browser',",
    '  async () => {},',
    ');',
  ].join('\n');
  expect(testsIn(source)).toEqual(["the player's own", 'in the browser', '%s in one line', '%s in many']);
});
