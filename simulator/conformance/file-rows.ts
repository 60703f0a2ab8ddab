import { type Files, OPEN_FILE_SUFFIX } from '../../machines/kernel/ports';
import type { OutsideCall, World } from './conformance.types';
import { expectFailure, expectThat, type Script, script } from './stage';

const NAME = 'conformance-1.mp4';
const PART = NAME + OPEN_FILE_SUFFIX;

const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);
const shown = (bytes: Uint8Array | undefined): string => (bytes ? [...bytes].join(' ') : 'nothing');
const namesOf = (files: Files): readonly string[] => files.list().map(({ name }) => name);

/** A file of these bytes, written as a whole and closed. */
function written(files: Files, name: string, bytes: Uint8Array): void {
  const file = files.create(name);
  file.write(bytes, 0);
  file.close();
}

function expectContents(world: World, files: Files, name: string, expected: Uint8Array): void {
  const found = shown(world.look().file(files.pathOf(name)));
  expectThat(found === shown(expected), `The file ${name} is to hold ${shown(expected)}, and holds ${found}.`);
}

/** What cannot be done must throw a `Failure`. */
function throwing(name: string, act: () => unknown): void {
  let thrown: unknown;
  try {
    act();
  } catch (reason) {
    thrown = reason ?? 'nothing';
  }
  expectThat(thrown !== undefined, `${name} threw nothing, though it could not be done.`);
  expectFailure(name, thrown);
}

export const fileScripts: readonly Script[] = [
  script(
    'files',
    'files: a file holds what was written, wherever that was put',
    async ({ ports: { files }, world }) => {
      const file = files.create(NAME);
      const reused = bytesOf(1, 2, 3);
      file.write(reused, 0);
      reused.fill(9);
      file.write(bytesOf(0, 4, 5, 0).subarray(1, 3), 3);
      file.write(bytesOf(7), 1);
      file.close();
      expectContents(world, files, NAME, bytesOf(1, 7, 3, 4, 5));
    },
  ),
  script('files', 'files: an open file is told from a closed one by its name', async ({ ports: { files }, world }) => {
    const file = files.create(NAME);
    file.write(bytesOf(1, 2), 0);
    expectThat(
      namesOf(files).join() === PART,
      `While it is open it is to be called ${PART}, and there is ${namesOf(files).join() || 'nothing'}.`,
    );
    file.close();
    expectThat(
      namesOf(files).join() === NAME,
      `Once it is closed it is to be called ${NAME}, and there is ${namesOf(files).join() || 'nothing'}.`,
    );
    files.create(NAME).write(bytesOf(5), 0);
    expectThat(namesOf(files).length === 2, 'A file that is begun has taken the place of one that was closed.');
    expectContents(world, files, NAME, bytesOf(1, 2));
  }),
  script('files', 'files: a file that was left open is begun anew', async ({ ports: { files }, world }) => {
    files.create(NAME).write(bytesOf(1, 2, 3), 0);
    written(files, NAME, bytesOf(4));
    expectThat(namesOf(files).join() === NAME, 'What was left of the file that was open before is still there.');
    expectContents(world, files, NAME, bytesOf(4));
  }),
  script('files', 'files: each has its length and its time', async ({ ports: { files, clock } }) => {
    written(files, NAME, bytesOf(1, 2, 3));
    const [found] = files.list();
    expectThat(found?.bytes === 3, `A file of 3 bytes is said to have ${found?.bytes}.`);
    const agoMs = Math.abs(clock.now() - (found?.changedAtMs ?? 0));
    expectThat(agoMs < 60_000, `A file that was just written is said to be ${agoMs} ms away from now.`);
  }),
  script(
    'files',
    'files: what was removed is gone, and none there is no error',
    async ({ ports: { files }, world }) => {
      files.remove(NAME);
      written(files, NAME, bytesOf(1));
      files.create(NAME);
      files.remove(NAME);
      files.remove(PART);
      expectThat(namesOf(files).length === 0, `What was removed is still there: ${namesOf(files).join()}.`);
      expectThat(world.look().file(files.pathOf(NAME)) === undefined, 'What was removed is still in its place.');
    },
  ),
  script('files', 'files: a temporary file is kept', async ({ ports: { files }, world }) => {
    const path = world.temporaryFile(bytesOf(1, 2, 3));
    files.keep(path, 'picture.jpg');
    expectContents(world, files, 'picture.jpg', bytesOf(1, 2, 3));
    expectThat(namesOf(files).join() === 'picture.jpg', 'What was kept is not among the files.');
  }),
  script('files', 'files: all that is written counts', async ({ ports: { files } }) => {
    const before = files.usedBytes();
    written(files, NAME, new Uint8Array(1_000));
    const file = files.create('conformance-2.mp4');
    file.write(new Uint8Array(500), 0);
    const used = files.usedBytes() - before;
    expectThat(used === 1_500, `After 1500 bytes it is said that ${used} more are used.`);
  }),
  script('files', 'files: a path of a file that is not there is told all the same', async ({ ports: { files } }) => {
    const [one, other] = [files.pathOf('one.mp4'), files.pathOf('other.mp4')];
    expectThat(one !== other && one.endsWith('one.mp4'), `The path of one.mp4 is said to be ${one}.`);
  }),
  ...(
    [
      ['createFile', 'a file that cannot be begun', ({ files }) => files.create(NAME)],
      ['writeFile', 'a write that did not work', ({ file }) => file().write(bytesOf(4), 2)],
      ['closeFile', 'a file that was not closed', ({ file }) => file().close()],
      ['keepFile', 'a file that was not kept', ({ files, world }) => files.keep(world.temporaryFile(bytesOf(1)), 'a')],
    ] as readonly (readonly [OutsideCall, string, (given: Given) => unknown])[]
  ).map(([call, what, act]) =>
    script('files', `files: ${what} throws a Failure`, async ({ ports: { files }, world }) => {
      const open = call === 'writeFile' || call === 'closeFile' ? files.create(NAME) : undefined;
      open?.write(bytesOf(1, 2), 0);
      world.meet(call, 'refused');
      throwing(call, () => act({ files, world, file: () => open as NonNullable<typeof open> }));
      if (!open) return;
      expectThat(namesOf(files).join() === PART, 'The file that was not closed is called as if it were whole.');
      expectContents(world, files, PART, bytesOf(1, 2));
    }),
  ),
];

interface Given {
  readonly files: Files;
  readonly world: World;
  file(): ReturnType<Files['create']>;
}
