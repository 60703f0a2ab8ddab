import type { Player } from '../../../../machines/kernel/ports';
import { createLivePlayer, isMediaSink } from '../../../../miniprogram/plugins/player/live-player-handle';

interface CallOptions {
  success(result?: unknown): void;
  fail(reason?: unknown): void;
  complete(result?: unknown): void;
  direction?: number;
  quality?: string;
}

const sink = () => ({ addChunk: jest.fn(), finishMedia: jest.fn() });
const playerWith = (context: object) => createLivePlayer(context, sink()).player;
const CALLS = ['play', 'stop', 'pause', 'resume', 'snapshot', 'requestFullScreen', 'exitFullScreen'] as const;

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('It did not reject');
    },
    (reason: unknown) => reason,
  );
}

describe('calls of a livePlayerContext', () => {
  it.each(CALLS)('%s of a livePlayerContext resolves with success', async (step) => {
    const context = {
      [step]: jest.fn((options: CallOptions) => {
        options.success({ tempImagePath: 'tmp/picture.png' });
        options.complete();
      }),
    };
    await expect(playerWith(context)[step]()).resolves.toBe(step === 'snapshot' ? 'tmp/picture.png' : undefined);
    expect(context[step]?.mock.contexts[0]).toBe(context);
  });

  it.each(CALLS)('%s of a livePlayerContext rejects with a failure that carries live-player’s words', async (step) => {
    const context = {
      [step](options: CallOptions) {
        options.fail({ errMsg: `${step}:fail already playing` });
        options.complete({ errMsg: `${step}:fail already playing` });
      },
    };
    expect(await rejection(playerWith(context)[step]())).toEqual({
      source: 'live-player',
      code: 'commandFailed',
      kind: 'playerCommandFailed',
      scope: 'player',
      step,
      message: `${step}:fail already playing`,
    });
  });

  it.each(CALLS)('%s of a livePlayerContext rejects where the context has no such method', async (step) => {
    expect(await rejection(playerWith({})[step]())).toMatchObject({ code: 'commandFailed', step });
  });

  it.each([
    ['an error', new Error('native is gone'), 'native is gone'],
    ['a text', 'native is gone', 'native is gone'],
    ['nothing', undefined, undefined],
  ])('a call of a livePlayerContext that throws %s rejects', async (_name, thrown, message) => {
    const context = {
      stop() {
        throw thrown;
      },
    };
    const failure = await rejection(playerWith(context).stop());
    expect(failure).toMatchObject({ code: 'commandFailed', step: 'stop' });
    expect((failure as { message?: string }).message).toBe(message);
  });

  it('a livePlayerContext that answers with a promise is understood', async () => {
    await expect(playerWith({ play: async () => {} }).play()).resolves.toBeUndefined();
    const refused = playerWith({ play: () => Promise.reject({ errMsg: 'not playing' }) });
    expect(await rejection(refused.play())).toMatchObject({ message: 'not playing' });
  });

  it('`complete` alone is an answer of a livePlayerContext too', async () => {
    const completing = (result: unknown) => ({ stop: (options: CallOptions) => options.complete(result) });
    await expect(playerWith(completing({ errMsg: 'stop:ok' })).stop()).resolves.toBeUndefined();
    await expect(playerWith(completing(undefined)).stop()).resolves.toBeUndefined();
    expect(await rejection(playerWith(completing({ errMsg: 'stop:fail not playing' })).stop())).toMatchObject({
      message: 'stop:fail not playing',
    });
  });

  it('a snapshot without a path is a failure', async () => {
    const context = { snapshot: (options: CallOptions) => options.success({}) };
    expect(await rejection(playerWith(context).snapshot())).toMatchObject({ step: 'snapshot' });
  });

  it('full screen is asked for in landscape, a snapshot at full quality', async () => {
    const asked: CallOptions[] = [];
    const note = (options: CallOptions) => {
      asked.push(options);
      options.success({ tempImagePath: 'p' });
    };
    const player = playerWith({ requestFullScreen: note, snapshot: note });
    await player.requestFullScreen();
    await player.snapshot();
    expect(asked).toMatchObject([{ direction: 90 }, { quality: 'raw' }]);
  });
});

describe('bytes for a sink', () => {
  it('bytes go to the sink that came last, with its own `this`', () => {
    const first = sink();
    const second = sink();
    const handle = createLivePlayer({}, first);
    const chunk = new ArrayBuffer(3);
    handle.player.addChunk(chunk);
    handle.useSink(second);
    handle.player.addChunk(chunk);
    handle.player.finishMedia();

    expect(first.addChunk.mock.calls).toEqual([[chunk]]);
    expect(second.addChunk.mock.contexts).toEqual([second]);
    expect(first.finishMedia).not.toHaveBeenCalled();
    expect(second.finishMedia).toHaveBeenCalledTimes(1);
  });

  it('bytes never throw, whatever the sink does', () => {
    const broken = () => {
      throw new Error('gone');
    };
    const { player }: { player: Player } = createLivePlayer({}, { addChunk: broken, finishMedia: broken });
    expect(() => player.addChunk(new ArrayBuffer(1))).not.toThrow();
    expect(() => player.finishMedia()).not.toThrow();
    expect(() => createLivePlayer({}, { addChunk: broken }).player.finishMedia()).not.toThrow();
  });

  it.each([
    [{ addChunk() {} }, true],
    [Object.assign(() => {}, { addChunk() {} }), true],
    [{ addChunk: 1 }, false],
    [{}, false],
    [null, false],
    ['addChunk', false],
  ])('whether %p is a sink of bytes: %s', (value, expected) => {
    expect(isMediaSink(value)).toBe(expected);
  });
});
