import standard from '../../../simulator/media/front-door-standard.flv';
import { DecoderPicture } from '../../../simulator/p2p-player/decoder-picture';
import { type Drawing, DrawnPicture } from '../../../simulator/p2p-player/drawn-picture';
import { flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { VirtualClock } from '../../support/virtual-clock';

describe('a picture that a decoder shows', () => {
  const screen = () => {
    const done: string[] = [];
    const createDecoder = jest.fn(() => ({
      addChunk: (chunk: ArrayBuffer) => done.push(`chunk ${chunk.byteLength}`),
      setMuted: (muted: boolean) => done.push(`muted ${muted}`),
      pause: () => done.push('pause'),
      resume: () => done.push('resume'),
      snapshot: async () => 'data:image/jpeg;base64,',
      destroy: () => done.push('destroy'),
    }));
    return { done, createDecoder, picture: new DecoderPicture(createDecoder) };
  };

  it('a picture that a decoder shows needs no decoder before the first pull', async () => {
    const { createDecoder, picture } = screen();
    picture.push(new ArrayBuffer(1));
    picture.freeze();
    picture.unfreeze();
    picture.setMuted(true);
    await expect(picture.snapshot()).rejects.toEqual({ errMsg: 'there is no picture yet' });
    picture.destroy();
    expect(createDecoder).not.toHaveBeenCalled();
  });

  it('a picture that a decoder shows keeps one decoder through all pulls, with the sound as it was set', async () => {
    const { done, createDecoder, picture } = screen();
    picture.setMuted(true);
    picture.restart();
    picture.push(new ArrayBuffer(3));
    picture.freeze();
    picture.unfreeze();
    picture.setMuted(false);
    picture.restart();
    await expect(picture.snapshot()).resolves.toBe('data:image/jpeg;base64,');
    picture.destroy();
    picture.restart();
    expect(createDecoder).toHaveBeenCalledTimes(1);
    expect(done).toEqual([
      ...['muted true', 'resume', 'chunk 3', 'pause', 'resume', 'muted false'],
      ...['muted false', 'resume', 'destroy'],
    ]);
  });
});

describe('a picture that is drawn from what the FLV tags tell', () => {
  const screen = () => {
    const clock = new VirtualClock(50_000);
    const drawings: (Drawing & { atMs: number })[] = [];
    const picture = new DrawnPicture(clock, (drawing) => drawings.push({ ...drawing, atMs: clock.now() - 50_000 }));
    return { clock, drawings, picture };
  };
  const bytes = (...tags: Uint8Array[]) => join(...tags).buffer;

  it('a drawn picture tells time, size, frames, key frames and bitrate of a real stream', async () => {
    const { clock, drawings, picture } = screen();
    picture.restart();
    for (let second = 0; second < 4; second += 1) {
      picture.push(standard.slice((second * standard.length) / 4, ((second + 1) * standard.length) / 4).buffer);
      await clock.advance(1_000);
    }
    expect(drawings.at(-1)).toMatchObject({
      time: '00:07.9',
      size: '320 × 180',
      frames: 120,
      keyFrames: 4,
      frozen: false,
    });
    expect(drawings.at(-1)?.kbps).toBeGreaterThan(120);
    expect(drawings.at(-1)?.kbps).toBeLessThan(220);
  });

  it('a drawn picture is made at most four times a second, and not at all while nothing changes', async () => {
    const { clock, drawings, picture } = screen();
    picture.restart();
    for (let batch = 0; batch < 100; batch += 1) {
      picture.push(bytes(...(batch === 0 ? [flvHeader(), videoSequence()] : []), frame(batch * 20)));
      await clock.advance(20);
    }
    expect(drawings.length).toBeLessThanOrEqual(9);
    await clock.advance(1_000);
    const before = drawings.length;
    await clock.advance(60_000);
    expect(drawings).toHaveLength(before);
    const gaps = drawings.slice(1).map((drawing, index) => drawing.atMs - (drawings[index]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
  });

  it('a drawn picture says nothing of a size that the stream does not tell', async () => {
    const { clock, drawings, picture } = screen();
    picture.restart();
    picture.push(bytes(flvHeader(), videoSequence(), keyFrame(61_500)));
    await clock.advance(1_000);
    expect(drawings.at(-1)).toMatchObject({ size: '', time: '01:01.5', keyFrames: 1 });
  });

  it('a drawn picture stands still when frozen, and begins anew with a new pull', async () => {
    const { clock, drawings, picture } = screen();
    picture.restart();
    picture.push(bytes(flvHeader(), videoSequence(), keyFrame(0), frame(66)));
    await clock.advance(1_000);
    picture.freeze();
    picture.freeze();
    await clock.advance(1_000);
    expect(drawings.at(-1)).toMatchObject({ frozen: true, frames: 2 });
    const before = drawings.length;
    picture.push(bytes(frame(132)));
    await clock.advance(1_000);
    expect(drawings).toHaveLength(before);
    picture.unfreeze();
    await clock.advance(1_000);
    expect(drawings.at(-1)).toMatchObject({ frozen: false, frames: 3 });
    picture.restart();
    await clock.advance(1_000);
    expect(drawings.at(-1)).toMatchObject({ frames: 0, time: '00:00.0', kbps: 0 });
  });

  it('a drawn picture is not made before there is anything, nor after its end; and it cannot be photographed', async () => {
    const { clock, drawings, picture } = screen();
    picture.freeze();
    picture.setMuted();
    await clock.advance(1_000);
    expect(drawings).toEqual([]);
    await expect(picture.snapshot()).rejects.toMatchObject({ errMsg: expect.stringContaining('simulated') });
    picture.restart();
    picture.destroy();
    picture.restart();
    await clock.advance(1_000);
    expect(drawings).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
