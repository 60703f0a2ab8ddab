import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Quality } from '../../../machines/kernel/ports';
import type { CameraSource } from '../../../simulator/camera/camera.types';
import { frontDoorClips, sceneOf } from '../../../simulator/camera/clips';
import { createSceneCameras } from '../../../simulator/camera/scene-cameras';
import { readMetadata } from '../../../simulator/flv/flv-metadata';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import { simulatedCameras } from '../../../simulator/simulated-cameras';
import { clips } from '../../../tools/scenes/scenes.mjs';
import { join } from '../../support/flv-builder';
import { VirtualClock } from '../../support/virtual-clock';

const folder = path.resolve(__dirname, '../../../simulator/media');
const files = readdirSync(folder).filter((file) => file.endsWith('.flv'));
const read = (name: string) => new Uint8Array(readFileSync(path.join(folder, `${name}.flv`)));

test('each channel of a simulated camera sees a scene of its own, the same every time, and none of them one that few phones decode', () => {
  for (const id of ['front-door', 'garden', 'lobby', 'fish-tank', 'nobody-knows']) {
    expect(sceneOf(id, 1)).not.toBe(sceneOf(id));
    expect(sceneOf(id, 1)).toBe(sceneOf(id, 1));
    expect(sceneOf(id, 1)).not.toBe(sceneOf('living-room'));
  }
});

describe('the scenes', () => {
  test('the scenes are those that the script draws, none missing and none left over, each small and all below 1 MB', () => {
    expect(files.sort()).toEqual(clips.map(({ name }) => `${name}.flv`).sort());
    const sizes = clips.map(({ name }) => read(name).length);
    expect(Math.max(...sizes)).toBeLessThan(160 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1024 * 1024);
  });

  test.each(
    clips.map((clip) => [clip.name, clip] as const),
  )('clip %s is what it says: size, codec, 8 s at 15 frames a second, sound', (name, {
    width,
    height,
    codec,
    light,
    sound,
  }) => {
    const bytes = read(name);
    const tags = parseFlv(bytes)?.tags ?? [];
    const video = tags.filter((tag) => tag.type === 'video' && tag.frame);
    const script = tags.find((tag) => tag.type === 'script');
    const metadata = readMetadata(bytes.slice(script?.offset, (script?.offset ?? 0) + (script?.length ?? 0)).buffer);
    const toldLight = light === 'usual' ? {} : { light };
    expect(metadata).toEqual({ width, height, framesPerSecond: 15, ...toldLight });
    expect(new Set(video.map((tag) => tag.codec))).toEqual(new Set([codec]));
    expect([video.length, video.filter((tag) => tag.keyFrame).length]).toEqual([120, 4]);
    expect(video.at(-1)?.timestampMs).toBe(7_933);
    expect(tags.filter((tag) => tag.codec === 'aac').length > 120).toBe(sound !== undefined);
    expect(tags.reduce((length, tag) => length + tag.length, 13)).toBe(bytes.length);
  });

  test('every H.264 clip of a size sets up a decoder alike, so that a camera goes over from one to the other without a gap', () => {
    for (const size of [640, 320]) {
      const setups = clips
        .filter(({ width, codec }) => width === size && codec === 'h264')
        .map(({ name }) => {
          const bytes = read(name);
          const setup = parseFlv(bytes)?.tags.find(({ type, sequenceHeader }) => type === 'video' && sequenceHeader);
          return Buffer.from(bytes.subarray(setup?.offset, (setup?.offset ?? 0) + (setup?.length ?? 0))).toString(
            'hex',
          );
        });
      expect(new Set(setups).size).toBe(1);
    }
  });

  test('the scenes move all the time: in no second is there only a clock that runs', () => {
    for (const { name, width } of clips.filter(({ light }) => light !== 'privacy')) {
      const tags = (parseFlv(read(name))?.tags ?? []).filter(
        (tag) => tag.type === 'video' && tag.frame && !tag.keyFrame,
      );
      const seconds = Array.from({ length: 8 }, (_, second) =>
        tags.filter(({ timestampMs }) => Math.floor(timestampMs / 1_000) === second),
      );
      const least = Math.min(...seconds.map((second) => second.reduce((sum, tag) => sum + tag.length, 0)));
      expect([name, least > width]).toEqual([name, true]);
    }
  });
});

describe('what a camera films', () => {
  test('what a camera films is another scene for each that comes with the app, and the same for one camera every time', () => {
    const seen = simulatedCameras('en').map(({ id }) => sceneOf(id).usual.high);
    expect(new Set(seen).size).toBe(seen.length);
    expect(sceneOf('front-door').usual).toBe(frontDoorClips);
    expect(sceneOf('Back-Garden-2')).toBe(sceneOf('garden'));
    expect(sceneOf('k7')).toBe(sceneOf('k7'));
  });

  test('what a camera films is H.265 only where its id asks for it', () => {
    const codecs = (id: string) =>
      new Set(
        (parseFlv(sceneOf(id).usual.high as Uint8Array)?.tags ?? []).flatMap(({ type, codec }) =>
          type === 'video' ? [codec] : [],
        ),
      );
    expect(codecs('living-room')).toEqual(new Set(['h265']));
    for (let number = 0; number < 40; number += 1) expect(codecs(`cam-${number}x`)).toEqual(new Set(['h264']));
  });
});

describe('the light that cameras film in', () => {
  const scene = () => {
    const clock = new VirtualClock(1_700_000_000_000);
    return { clock, cameras: createSceneCameras(clock, () => Promise.reject(new Error('no file'))) };
  };

  test.each([
    ['front-door', 'high'],
    ['front-door', 'standard'],
    ['living-room', 'high'],
  ] as const)('another light is seen from the next key frame on, in the same stream, and its sound goes on: %s, %s', async (camera, quality) => {
    const { clock, cameras } = scene();
    const { tags } = pulled(cameras, camera, quality);
    await clock.advance(3_000);
    const before = tags().length;
    for (const light of ['night', 'rain', 'privacy', 'usual'] as const) {
      cameras.changeLight?.(light);
      await clock.advance(4_000);
    }
    const later = tags().slice(before);
    expect(later.flatMap(({ type, light }) => (type === 'script' ? [light] : []))).toEqual(
      // no clip of the living room in the rain: it is as usual there
      camera === 'living-room' ? ['night', undefined, 'privacy', undefined] : ['night', 'rain', 'privacy', undefined],
    );
    const headersEnd = later.flatMap(({ type, sequenceHeader }, index) =>
      sequenceHeader && type === 'video' ? [index] : [],
    );
    expect(headersEnd.map((index) => later[index + 1])).toEqual(
      headersEnd.map(() => expect.objectContaining({ keyFrame: true })),
    );
    for (const [type, longest] of [
      ['video', 67],
      ['audio', 64],
    ] as const) {
      const times = tags().flatMap((tag) => (tag.frame && tag.type === type ? [tag.timestampMs] : []));
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect([Math.min(...gaps) >= longest - 1, Math.max(...gaps)]).toEqual([true, longest]);
    }
  });

  test('in privacy mode every picture is a few bytes of black that move on in time', async () => {
    const { clock, cameras } = scene();
    const { tags } = pulled(cameras, 'garden');
    cameras.changeLight?.('privacy');
    await clock.advance(10_000);
    const video = tags().filter(({ type, frame }) => type === 'video' && frame);
    expect(video.length).toBeGreaterThan(145);
    expect(Math.max(...video.map(({ length, keyFrame }) => (keyFrame ? 0 : length)))).toBeLessThan(80);
  });

  test('who comes later sees the light that there is, and who has left is sent nothing', async () => {
    const { clock, cameras } = scene();
    const gone = pulled(cameras, 'garden');
    await clock.advance(1_000);
    gone.pull.close();
    const bytes = gone.bytes();
    cameras.changeLight?.('night');
    const { tags } = pulled(cameras, 'garden');
    await clock.advance(1_000);
    expect(tags()[0]?.light).toBe('night');
    expect(gone.bytes()).toBe(bytes);
  });

  test('a camera that is to be heard alone sends sound and promises no picture, in any light', async () => {
    const { clock, cameras } = scene();
    const { tags, header } = pulled(cameras, 'sound-door');
    await clock.advance(5_000);
    cameras.changeLight?.('night');
    await clock.advance(5_000);
    expect(header()).toMatchObject({ hasAudio: true, hasVideo: false });
    expect(new Set(tags().map(({ type }) => type))).toEqual(new Set(['audio']));
    expect(tags().length).toBeGreaterThan(150);
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

function pulled(cameras: CameraSource, camera: string, quality: Quality = 'high') {
  const chunks: Uint8Array[] = [];
  const pull = cameras.open(quality, (chunk) => chunks.push(new Uint8Array(chunk)), undefined, {
    id: camera,
    sending: () => 'usual',
  });
  const whole = () => join(...chunks);
  const lightOf = (bytes: Uint8Array) => readMetadata(bytes.slice().buffer).light;
  return {
    pull,
    bytes: () => whole().length,
    header: () => parseFlv(whole())?.header,
    tags: () =>
      (parseFlv(whole())?.tags ?? []).map((tag) => ({
        ...tag,
        light: tag.type === 'script' ? lightOf(whole().subarray(tag.offset, tag.offset + tag.length)) : undefined,
      })),
  };
}
