import { createActor } from 'xstate';
import { failureOf } from '../../../machines/failure';
import { recordingFailure } from '../../../machines/failure/recording-failure';
import { type KeptIntent, keptMachine, keptView } from '../../../machines/kept';
import { config } from '../../../machines/kernel/config';
import type { Album, Files, KeptFile } from '../../../machines/kernel/ports';
import { settle, VirtualClock } from '../../support/virtual-clock';

const film: KeptFile = {
  name: '20261130T230102Z-front-door.mp4',
  bytes: 2_500_000,
  changedAtMs: Date.UTC(2026, 10, 30, 23, 2),
};
const picture: KeptFile = {
  name: '20261130T220000Z-yard.jpg',
  bytes: 80_000,
  changedAtMs: Date.UTC(2026, 10, 30, 22, 0),
};
const brokenOff: KeptFile = {
  name: '20261129T100000Z-yard.mp4.part',
  bytes: 900_000,
  changedAtMs: Date.UTC(2026, 10, 29, 10),
};

class Bench {
  there = [picture, film, brokenOff];
  readonly saved: string[] = [];
  settingsOpened = 0;
  answer: () => Promise<void> = () => Promise.resolve();
  readonly clock = new VirtualClock();
  readonly files: Files = {
    create: () => ({ write: () => undefined, close: () => undefined }),
    list: () => this.there,
    remove: (name) => {
      this.there = this.there.filter((file) => file.name !== name);
    },
    keep: () => undefined,
    pathOf: (name) => `wxfile://usr/kept/${name}`,
    usedBytes: () => this.there.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  readonly album: Album = {
    save: async (path) => {
      await this.answer();
      this.saved.push(`picture ${path}`);
    },
    saveVideo: async (path) => {
      await this.answer();
      this.saved.push(`film ${path}`);
    },
    openSettings: async () => {
      this.settingsOpened += 1;
    },
  };
  readonly actor;

  constructor(files: Files | null = null) {
    const ports = { album: this.album, clock: this.clock, files: files ?? this.files };
    this.actor = createActor(keptMachine(), {
      clock: this.clock,
      input: { ports, language: 'en' },
    }).start();
  }

  view() {
    return keptView(this.actor.getSnapshot(), -480);
  }

  async told(...intents: readonly KeptIntent[]) {
    for (const intent of intents) this.actor.send(intent);
    await settle();
    return this.view();
  }
}

test('everything that lies there is listed, the newest first, with when, how big, and what can be done', () => {
  const { rows, used, empty } = new Bench().view();
  expect(rows.map(({ title, facts, kind, state, event }) => [title, facts, kind, state, event])).toEqual([
    ['front-door', '2026-12-01 07:02 · 2.5 MB', 'video', 'Not in the album', 'SAVE'],
    ['yard', '2026-12-01 06:00 · 80 kB', 'picture', 'Not in the album', 'SAVE'],
    ['yard', '2026-11-29 18:00 · 900 kB', 'other', 'Broken off: this file is not whole', ''],
  ]);
  expect(rows.map(({ path }) => path)).toEqual([
    'wxfile://usr/kept/20261130T230102Z-front-door.mp4',
    'wxfile://usr/kept/20261130T220000Z-yard.jpg',
    '',
  ]);
  expect([used, empty]).toEqual(['3.5 MB of 200.0 MB used', '']);
});

test('saved to the album it goes from the list, films and pictures each by their own call', async () => {
  const bench = new Bench();
  await bench.told({ type: 'SAVE', name: film.name });
  const { rows } = await bench.told({ type: 'SAVE', name: picture.name });
  expect(bench.saved).toEqual([
    'film wxfile://usr/kept/20261130T230102Z-front-door.mp4',
    'picture wxfile://usr/kept/20261130T220000Z-yard.jpg',
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual(['other']);
});

test('what the album refuses stays, says why, and leads to the settings', async () => {
  const bench = new Bench();
  bench.answer = () => Promise.reject(failureOf('system', 'deniedInSettings'));
  const [row] = (await bench.told({ type: 'SAVE', name: film.name })).rows;
  expect(row).toMatchObject({ tone: 'bad', action: 'Settings', event: 'OPEN_SETTINGS' });
  expect(row?.advice).toMatch(/settings/);
  await bench.told({ type: 'OPEN_SETTINGS' });
  expect(bench.settingsOpened).toBe(1);
});

test('a file that is gone when the album refuses it is no longer listed', async () => {
  const bench = new Bench();
  bench.answer = () => {
    bench.there = [picture];
    return Promise.reject(failureOf('system', 'albumFailed'));
  };
  expect((await bench.told({ type: 'SAVE', name: film.name })).rows.map(({ title }) => title)).toEqual(['yard']);
});

test('what a person cancels is no failure', async () => {
  const bench = new Bench();
  bench.answer = () => Promise.reject(failureOf('system', 'cancelled'));
  const [row] = (await bench.told({ type: 'SAVE', name: film.name })).rows;
  expect(row).toMatchObject({ state: 'Not in the album', event: 'SAVE', advice: '' });
});

test('an album that never answers has not taken it', async () => {
  const bench = new Bench();
  bench.answer = () => new Promise(() => undefined);
  expect((await bench.told({ type: 'SAVE', name: film.name })).rows[0]?.state).toBe('Saving to the album…');
  await bench.clock.advance(config.snapshotDeadlineMs);
  expect(bench.view().rows[0]).toMatchObject({ tone: 'bad', event: 'SAVE' });
});

test('a person is asked before it is deleted, and can say no', async () => {
  const bench = new Bench();
  expect((await bench.told({ type: 'DELETE', name: film.name })).question).toMatch(/^Delete front-door\?/);
  expect((await bench.told({ type: 'CANCEL' })).rows).toHaveLength(3);
  await bench.told({ type: 'DELETE', name: brokenOff.name }, { type: 'CONFIRM' });
  expect(bench.there).toEqual([picture, film]);
  expect(bench.view()).toMatchObject({ question: '', notice: '' });
});

test('a name that is not there changes nothing', async () => {
  const bench = new Bench();
  const before = bench.view();
  expect(await bench.told({ type: 'SAVE', name: '__proto__' }, { type: 'DELETE', name: 'gone' })).toEqual(before);
});

test('a file that cannot be deleted is still there, and that is said', async () => {
  const bench = new Bench();
  Object.assign(bench.files, {
    remove: () => {
      throw recordingFailure('fileFailed');
    },
  });
  const { rows, notice } = await bench.told({ type: 'DELETE', name: film.name }, { type: 'CONFIRM' });
  expect(rows).toHaveLength(3);
  expect(notice).toMatch(/could not be written/);
});

test('nothing there is said in words; so is a folder that cannot be read, until it can', async () => {
  const bench = new Bench();
  bench.there = [];
  expect((await bench.told({ type: 'LOOK' })).empty).toBe('No recordings or pictures are kept here');
  let isReadable = false;
  const list = () => {
    if (!isReadable) throw recordingFailure('fileFailed');
    return [film];
  };
  const unreadable = new Bench({ ...bench.files, list });
  expect(unreadable.view().empty).toMatch(/could not be written/);
  isReadable = true;
  expect((await unreadable.told({ type: 'LOOK' })).rows).toHaveLength(1);
});

test('whatever a file system throws is said, and files of one moment are in one order', async () => {
  const bench = new Bench();
  const list = () => {
    throw undefined;
  };
  expect(new Bench({ ...bench.files, list }).view().empty).toMatch(/could not be written/);
  const twin = { ...film, name: '20261130T230102Z-attic.mp4' };
  const titles = (there: KeptFile[]) => {
    bench.there = there;
    return bench.told({ type: 'LOOK' }).then(({ rows }) => rows.map(({ title }) => title));
  };
  expect(await titles([film, twin])).toEqual(await titles([twin, film]));
});

test('what nobody here made is listed under its own name, and can only be deleted', async () => {
  const bench = new Bench();
  bench.there = [{ name: 'notes.txt', bytes: 12, changedAtMs: 0 }];
  const { rows } = await bench.told({ type: 'LOOK' });
  expect(rows).toMatchObject([{ title: 'notes.txt', kind: 'other', path: '', action: '' }]);
  expect((await bench.told({ type: 'DELETE', name: 'notes.txt' }, { type: 'CONFIRM' })).rows).toEqual([]);
});

test('a WeChat without such files says so, and has no room to tell of', () => {
  const album = new Bench().album;
  const clock = new VirtualClock();
  const actor = createActor(keptMachine(), { clock, input: { ports: { album, clock }, language: 'en' } }).start();
  expect(keptView(actor.getSnapshot(), 0)).toMatchObject({ rows: [], used: '' });
  expect(keptView(actor.getSnapshot(), 0).empty).toMatch(/cannot record/);
});
