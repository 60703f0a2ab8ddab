import { createActor, fromCallback } from 'xstate';
import { failureOf } from '../../../machines/failure';
import { recordingFailure } from '../../../machines/failure/recording-failure';
import { config } from '../../../machines/kernel/config';
import type { Files } from '../../../machines/kernel/ports';
import { recordingView, recordingWith } from '../../../machines/recording';
import type { RecorderInput } from '../../../machines/recording/bytes-recorder';
import type { RecorderEvent, RecorderFact } from '../../../machines/recording/recorder.protocol';
import { settle, VirtualClock } from '../../support/virtual-clock';
import { SessionAlone } from '../session/session-alone';

/** A recorder whose words a test says; it answers FINISH with one file, unless it is deaf. */
class Recorder {
  tell: (fact: RecorderFact) => void = () => undefined;
  readonly names: string[] = [];
  ended = 0;
  isDeaf = false;

  readonly logic = fromCallback<RecorderEvent, RecorderInput>(({ input, sendBack, receive }) => {
    this.tell = sendBack;
    this.names.push(input.name);
    receive(() => {
      if (this.isDeaf) return;
      sendBack({ type: 'recorder.closed', name: `${input.name}.mp4`, bytes: 2_000_000, durationMs: 9_000 });
      sendBack({ type: 'recorder.finished' });
    });
    return () => {
      this.ended += 1;
    };
  });
}

class Bench {
  readonly recorder = new Recorder();
  readonly clock = new VirtualClock();
  readonly saved: string[] = [];
  readonly removed: string[] = [];
  albumAnswer: () => Promise<void> = () => Promise.resolve();
  readonly files: Files = {
    create: () => ({ write: () => undefined, close: () => undefined }),
    list: () =>
      [`${this.recorder.names.at(-1)}.mp4`, 'part.mp4']
        .filter((name) => !this.removed.includes(name))
        .map((name) => ({ name, bytes: 1, changedAtMs: 0 })),
    remove: (name) => void this.removed.push(name),
    keep: () => undefined,
    pathOf: (name) => `wxfile://usr/kept/${name}`,
    usedBytes: () => 30_000_000,
  };
  readonly actor;

  constructor({ isAble = true, hasFiles = true } = {}) {
    const context = new SessionAlone().session.getSnapshot().context;
    const album = {
      ...context.ports.album,
      saveVideo: async (path: string) => {
        await this.albumAnswer();
        this.saved.push(path);
      },
    };
    this.actor = createActor(recordingWith(isAble ? this.recorder.logic : null), {
      clock: this.clock,
      input: {
        ...{ view: 'live-1', source: context.source, language: 'en', connection: context.connection },
        ports: { ...context.ports, clock: this.clock, album, ...(hasFiles ? { files: this.files } : {}) },
      },
    }).start();
  }

  view() {
    return recordingView(this.actor.getSnapshot());
  }

  /** A file is under way. */
  running(): this {
    this.actor.send({ type: 'RECORD' });
    this.recorder.tell({ type: 'recorder.began' });
    this.recorder.tell({ type: 'recorder.wrote', bytes: 1_500_000, durationMs: 67_400 });
    return this;
  }
}

test('what runs is told by its time, its size and the room that is left', () => {
  const bench = new Bench();
  expect(bench.view()).toMatchObject({ canRecord: true, isRecording: false, time: '', size: '', notice: { text: '' } });
  bench.actor.send({ type: 'RECORD' });
  expect(bench.view()).toMatchObject({ canRecord: false, isRecording: true, isRunning: false, time: '0:00' });
  expect(bench.view().status).toBe('Waiting for a picture…');
  bench.running();
  expect(bench.view()).toMatchObject({ isRunning: true, time: '1:07', size: '1.5 MB · room for 148.5 MB', status: '' });
  expect(bench.recorder.names).toEqual(['19700101T000000Z-door']);
});

test('stopped by a person it is closed, saved to the album, and taken away from the kept files', async () => {
  const bench = new Bench().running();
  bench.actor.send({ type: 'STOP_RECORDING' });
  expect(bench.view()).toMatchObject({ isRecording: false, status: 'Saving to the album…' });
  await settle();
  expect(bench.saved).toEqual(['wxfile://usr/kept/19700101T000000Z-door.mp4']);
  expect(bench.removed).toEqual(['19700101T000000Z-door.mp4']);
  expect(bench.view().notice.text).toBe('The recording is in the album');
  await bench.clock.advance(config.hintTimeMs);
  expect(bench.view().notice.text).toBe('');
});

test.each([
  'view.hidden',
  'app.hidden',
] as const)('by %s it ends whole, and is saved once somebody is there to be asked', async (type) => {
  const bench = new Bench().running();
  bench.actor.send({ type });
  await settle();
  expect(bench.view().notice.text).toBe('The recording is kept, and saved to the album on return');
  expect(bench.saved).toEqual([]);
  bench.actor.send({ type: type === 'view.hidden' ? 'view.shown' : 'app.shown' });
  await settle();
  expect(bench.saved).toHaveLength(1);
});

test('a return of which nobody tells keeps nobody from saving it, or from recording again', async () => {
  const bench = new Bench().running();
  bench.actor.send({ type: 'view.hidden' });
  bench.actor.send({ type: 'SAVE_AGAIN' });
  await settle();
  expect(bench.saved).toHaveLength(1);
  bench.running().actor.send({ type: 'view.hidden' });
  bench.actor.send({ type: 'RECORD' });
  expect(bench.view().isRecording).toBe(true);
});

test('what an album refuses is kept, says why, leads to where it lies, and can be saved again', async () => {
  const bench = new Bench().running();
  bench.albumAnswer = () => Promise.reject(failureOf('system', 'deniedInSettings'));
  bench.actor.send({ type: 'STOP_RECORDING' });
  await settle();
  expect(bench.view().notice).toMatchObject({ action: 'Show', event: 'OPEN_KEPT' });
  expect(bench.view().notice.text).toMatch(/^The recording is kept\. .*settings/);
  expect(bench.removed).toEqual([]);
});

test('a page that is hidden while the phone asks for the album saves it all the same, once', async () => {
  const bench = new Bench().running();
  let allow: () => void = () => undefined;
  bench.albumAnswer = () =>
    new Promise((resolve) => {
      allow = resolve;
    });
  bench.actor.send({ type: 'STOP_RECORDING' });
  bench.actor.send({ type: 'app.hidden' });
  bench.actor.send({ type: 'app.shown' });
  allow();
  await settle();
  expect(bench.saved).toHaveLength(1);
  expect(bench.view().notice.text).toBe('The recording is in the album');
});

test('what the album took after it was no longer waited for is not saved twice', async () => {
  const bench = new Bench().running();
  let allow: () => void = () => undefined;
  bench.albumAnswer = () =>
    new Promise((resolve) => {
      allow = resolve;
    });
  bench.actor.send({ type: 'STOP_RECORDING' });
  await bench.clock.advance(config.snapshotDeadlineMs);
  allow();
  await settle();
  bench.actor.send({ type: 'SAVE_AGAIN' });
  await settle();
  expect(bench.saved).toHaveLength(1);
  expect(bench.view().notice.text).toBe('The recording is in the album');
});

test('an album that never answers has not taken it', async () => {
  const bench = new Bench().running();
  bench.albumAnswer = () => new Promise(() => undefined);
  bench.actor.send({ type: 'STOP_RECORDING' });
  await bench.clock.advance(config.snapshotDeadlineMs);
  expect(bench.view().notice.event).toBe('OPEN_KEPT');
});

test('a failure half-way ends it, what there is is saved, and why it ended stays on the screen', async () => {
  const bench = new Bench().running();
  bench.recorder.tell({ type: 'recorder.closed', name: 'part.mp4', bytes: 1, durationMs: 1 });
  bench.recorder.tell({ type: 'recorder.failed', failure: recordingFailure('full') });
  await settle();
  expect(bench.saved).toEqual(['wxfile://usr/kept/part.mp4']);
  expect(bench.view().notice.text).toMatch(/no room left for files/);
  bench.actor.send({ type: 'DISMISS_RECORDING' });
  expect(bench.view().notice.text).toBe('');
});

test.each([
  'soundOnly',
  'codec',
  'encrypted',
] as const)('what cannot be recorded is refused with a word: %s', (code) => {
  const bench = new Bench();
  bench.actor.send({ type: 'RECORD' });
  bench.recorder.tell({ type: 'recorder.refused', failure: recordingFailure(code) });
  expect(bench.view()).toMatchObject({ isRecording: false, canRecord: true });
  expect(bench.view().notice.text).not.toBe('');
});

test('no key frame in time is said', async () => {
  const bench = new Bench();
  bench.actor.send({ type: 'RECORD' });
  await bench.clock.advance(config.firstPictureDeadlineMs);
  expect(bench.view().notice.text).toMatch(/No picture came/);
  expect(bench.recorder.ended).toBe(1);
});

test('an interruption is told, and over with the next pull', () => {
  const bench = new Bench().running();
  bench.recorder.tell({ type: 'recorder.paused' });
  expect(bench.view()).toMatchObject({ isRecording: true, isRunning: false });
  expect(bench.view().status).toBe('Interrupted, waiting for the picture');
  bench.recorder.tell({ type: 'recorder.resumed' });
  expect(bench.view().isRunning).toBe(true);
});

test('a recorder that never closes its file is not waited for without end', async () => {
  const bench = new Bench().running();
  bench.recorder.isDeaf = true;
  bench.actor.send({ type: 'STOP_RECORDING' });
  expect(bench.view().status).toBe('Closing the file…');
  await bench.clock.advance(config.snapshotDeadlineMs);
  expect(bench.view().notice.text).toMatch(/could not be written/);
});

test('left, its recorder is ended, which closes the file', () => {
  const bench = new Bench().running();
  bench.actor.send({ type: 'LEAVE' });
  expect(bench.recorder.ended).toBe(1);
  expect(bench.actor.getSnapshot().status).toBe('done');
});

test('sound in a format that fits no MP4 is left out, and that is said', () => {
  const bench = new Bench().running();
  bench.recorder.tell({ type: 'recorder.soundLeftOut', codec: 'g711a' });
  expect(bench.view().notice.text).toMatch(/without sound/);
});

test.each([
  [{ isAble: false }, /cannot record yet/],
  [{ hasFiles: false }, /This version of WeChat cannot record/],
])('where nothing can be recorded a word says why: %o', (given, words) => {
  const bench = new Bench(given);
  expect(bench.view().canRecord).toBe(false);
  expect(bench.view().notice.text).toMatch(words);
  bench.actor.send({ type: 'RECORD' });
  expect(bench.view().isRecording).toBe(false);
});

test('a folder that cannot be measured or read has no room, and keeps what could not be saved', async () => {
  const bench = new Bench();
  const broken = () => {
    throw recordingFailure('fileFailed');
  };
  Object.assign(bench.files, { usedBytes: broken, list: broken });
  bench.running();
  expect(bench.view().size).toBe('1.5 MB · room for 0 kB');
  bench.albumAnswer = () => Promise.reject(failureOf('system', 'cancelled'));
  bench.actor.send({ type: 'STOP_RECORDING' });
  await settle();
  expect(bench.view().notice.text).toBe('The recording is kept, but not in the album.');
});

test('an hour is told as one; a recorder that breaks, or ends with nothing, is said', () => {
  const bench = new Bench().running();
  bench.recorder.tell({ type: 'recorder.wrote', bytes: 1, durationMs: 3_723_000 });
  expect(bench.view().time).toBe('1:02:03');
  bench.recorder.tell({ type: 'recorder.finished' });
  expect(bench.view().notice.text).toBe('Nothing was recorded yet');
  bench.running();
  bench.recorder.tell({ type: 'recorder.failed', failure: recordingFailure('fileFailed') });
  expect(bench.view().notice.text).toMatch(/could not be written/);
});
