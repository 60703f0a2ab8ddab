import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clipsOf, frontDoorClips } from '../../../simulator/camera/clips';
import type { createSceneCameras } from '../../../simulator/camera/scene-cameras';
import { readMetadata } from '../../../simulator/flv/flv-metadata';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import { simulatedCameras } from '../../../simulator/simulated-cameras';
import { clips } from '../../../tools/scenes/scenes.mjs';
import { VirtualClock } from '../../support/virtual-clock';

const folder = path.resolve(__dirname, '../../../simulator/media');
const files = readdirSync(folder).filter((file) => file.endsWith('.flv'));
const read = (name: string) => new Uint8Array(readFileSync(path.join(folder, `${name}.flv`)));

describe('the scenes', () => {
  test('the scenes are those that the script draws, none missing and none left over, each small and all below 1 MB', () => {
    expect(files.sort()).toEqual(clips.map(({ name }) => `${name}.flv`).sort());
    const sizes = clips.map(({ name }) => read(name).length);
    expect(Math.max(...sizes)).toBeLessThan(160 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1024 * 1024);
  });

  test.each(
    clips.map((clip) => [clip.name, clip] as const),
  )('clip %s is what it says: size, codec, 8 s at 15 frames a second, sound', (name, { width, height, codec }) => {
    const bytes = read(name);
    const tags = parseFlv(bytes)?.tags ?? [];
    const video = tags.filter((tag) => tag.type === 'video' && tag.frame);
    const script = tags.find((tag) => tag.type === 'script');
    const metadata = readMetadata(bytes.slice(script?.offset, (script?.offset ?? 0) + (script?.length ?? 0)).buffer);
    expect(metadata).toMatchObject({ width, height, framesPerSecond: 15 });
    expect(new Set(video.map((tag) => tag.codec))).toEqual(new Set([codec]));
    expect([video.length, video.filter((tag) => tag.keyFrame).length]).toEqual([120, 4]);
    expect(video.at(-1)?.timestampMs).toBe(7_933);
    expect(tags.filter((tag) => tag.codec === 'aac').length).toBeGreaterThan(120);
    expect(tags.reduce((length, tag) => length + tag.length, 13)).toBe(bytes.length);
  });

  test('the scenes move all the time: in no second is there only a clock that runs', () => {
    for (const { name, width } of clips) {
      const tags = (parseFlv(read(name))?.tags ?? []).filter(
        (tag) => tag.type === 'video' && tag.frame && !tag.keyFrame,
      );
      const seconds = Array.from({ length: 8 }, (_, second) =>
        tags.filter(({ timestampMs }) => Math.floor(timestampMs / 1_000) === second),
      );
      const least = Math.min(...seconds.map((second) => second.reduce((sum, tag) => sum + tag.length, 0)));
      expect([name, least > width * 1.5]).toEqual([name, true]);
    }
  });
});

describe('what a camera films', () => {
  test('what a camera films is another scene for each that comes with the app, and the same for one camera every time', () => {
    const seen = simulatedCameras('en').map(({ id }) => clipsOf(id).high);
    expect(new Set(seen).size).toBe(seen.length);
    expect(clipsOf('front-door')).toBe(frontDoorClips);
    expect(clipsOf('Back-Garden-2')).toEqual(clipsOf('garden'));
    expect(clipsOf('k7')).toBe(clipsOf('k7'));
  });

  test('what a camera films is H.265 only where its id asks for it', () => {
    const codecs = (id: string) =>
      new Set(
        (parseFlv(clipsOf(id).high as Uint8Array)?.tags ?? []).flatMap(({ type, codec }) =>
          type === 'video' ? [codec] : [],
        ),
      );
    expect(codecs('living-room')).toEqual(new Set(['h265']));
    for (let number = 0; number < 40; number += 1) expect(codecs(`cam-${number}x`)).toEqual(new Set(['h264']));
  });
});

describe('a clip that is a file', () => {
  test('a clip that is a file is read when its camera plays for the first time, once; what was closed meanwhile gets nothing', async () => {
    const { cameras, clock, reads, answer } = await fromFiles();
    expect(reads).toEqual([]);
    const first = pulled(cameras, 'garden');
    const second = pulled(cameras, 'garden');
    second.pull.close();
    await clock.advance(1_000);
    expect([reads, first.bytes(), second.bytes()]).toEqual([['garden.mp4'], 0, 0]);
    answer('garden');
    await clock.advance(1_000);
    expect(first.bytes()).toBeGreaterThan(5_000);
    expect(second.bytes()).toBe(0);
    pulled(cameras, 'garden');
    expect(reads).toEqual(['garden.mp4']);
  });

  test('who pauses before the clip was read gets nothing until it goes on', async () => {
    const { cameras, clock, answer } = await fromFiles();
    const viewer = pulled(cameras, 'garden');
    viewer.pull.pause();
    answer('garden');
    await clock.advance(1_000);
    expect(viewer.bytes()).toBe(0);
    viewer.pull.resume();
    await clock.advance(1_000);
    expect(viewer.bytes()).toBeGreaterThan(5_000);
  });

  test('a clip that cannot be read is told in the console, and tried again by whoever comes next', async () => {
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { cameras, clock, reads, refuse } = await fromFiles();
    const viewer = pulled(cameras, 'garden');
    refuse('readFile:fail no such file');
    await clock.advance(1_000);
    expect(viewer.bytes()).toBe(0);
    expect(told).toHaveBeenCalledWith(expect.stringContaining('readFile:fail no such file'));
    pulled(cameras, 'garden');
    expect(reads).toEqual(['garden.mp4', 'garden.mp4']);
    told.mockRestore();
  });
});

/** The cameras as the build has them, where a clip is the place of its file. */
async function fromFiles() {
  jest.resetModules();
  for (const { name } of clips)
    jest.doMock(`../../../simulator/media/${name}.flv`, () => ({ __esModule: true, default: `${name}.mp4` }));
  const built = await import('../../../simulator/camera/scene-cameras');
  const clock = new VirtualClock(1_700_000_000_000);
  const reads: string[] = [];
  let answered = (_: Uint8Array) => {};
  let refused = (_: Error) => {};
  const cameras = built.createSceneCameras(clock, (file) => {
    reads.push(file);
    return new Promise((resolve, reject) => {
      answered = resolve;
      refused = reject;
    });
  });
  return {
    cameras,
    clock,
    reads,
    answer: (name: string) => answered(read(name)),
    refuse: (reason: string) => refused(new Error(reason)),
  };
}

function pulled(cameras: ReturnType<typeof createSceneCameras>, camera: string) {
  let bytes = 0;
  const pull = cameras.open(
    'high',
    (chunk) => {
      bytes += chunk.byteLength;
    },
    undefined,
    camera,
  );
  return { pull, bytes: () => bytes };
}
