import {
  answered,
  expectFailure,
  expectThat,
  refused,
  type Script,
  SILENCE_MS,
  type Stage,
  script,
  until,
} from './stage';
import { initAll, live, Viewer } from './viewer';

const FLV = [0x46, 0x4c, 0x56];

/** The bytes of chunks that came one after another, the first few. */
function beginning(chunks: readonly ArrayBuffer[]): string {
  return chunks
    .flatMap((chunk) => [...new Uint8Array(chunk).subarray(0, FLV.length)])
    .slice(0, FLV.length)
    .join();
}

function sumOf(chunk: ArrayBuffer): number {
  let sum = chunk.byteLength;
  for (const byte of new Uint8Array(chunk)) sum = (sum * 31 + byte) % 1_000_003;
  return sum;
}

async function watching(stage: Stage): Promise<Viewer> {
  await initAll(stage);
  const viewer = new Viewer(stage);
  await viewer.watch();
  return viewer;
}

export const streamScripts: readonly Script[] = [
  script('xp2p', 'stream: its header is told once, before the first chunk', async (stage) => {
    const viewer = await watching(stage);
    await stage.world.advance(SILENCE_MS);
    const { course } = viewer;
    expectThat(
      viewer.count('stream.headerArrived') === 1,
      `The header was told ${viewer.count('stream.headerArrived')} times.`,
    );
    expectThat(
      course.indexOf('stream.headerArrived') < course.indexOf('bytes'),
      `Bytes came before the header: ${course}.`,
    );
    expectThat(viewer.count('stream.requested') <= 1, 'That the request went out was told twice.');
  }),
  script('xp2p', 'stream: each pull begins with the FLV header', async (stage) => {
    const first = await watching(stage);
    expectThat(beginning(first.chunks) === FLV.join(), `A pull began with the bytes ${beginning(first.chunks)}.`);
    await first.stopStream();
    const second = new Viewer(stage);
    await second.pull();
    expectThat(
      beginning(second.chunks) === FLV.join(),
      `The next pull began with the bytes ${beginning(second.chunks)}.`,
    );
  }),
  script(
    'xp2p',
    'stream: a chunk belongs to who was given it: no buffer comes twice, none is changed later',
    async (stage) => {
      await initAll(stage);
      const viewer = new Viewer(stage);
      const sums: number[] = [];
      viewer.onChunk = (chunk) => void sums.push(sumOf(chunk));
      await viewer.watch();
      await until(stage.world, () => viewer.chunks.length >= 4, 'Fewer than four chunks came');
      expectThat(new Set(viewer.chunks).size === viewer.chunks.length, 'One buffer was given twice.');
      const isChanged = viewer.chunks.some((chunk, index) => sumOf(chunk) !== sums[index]);
      expectThat(!isChanged, 'A chunk was changed after it had been given.');
    },
  ),
  script('xp2p', 'stream: the device’s own end is told once, and nothing after it', async (stage) => {
    const viewer = await watching(stage);
    if (!stage.world.say('eof', viewer.camera.id)) return;
    await viewer.isTold('stream.ended', 'The end of a stream was not told');
    const speak = () => {
      for (const word of ['eof', 'fail'] as const) stage.world.say(word, viewer.camera.id);
      for (const word of ['eof', 'fail'] as const) stage.world.sayLate(word, viewer.camera.id);
    };
    await viewer.hearsNothing('stream.ended', speak, SILENCE_MS);
  }),
  script('xp2p', 'stream: that it failed is told once, with a Failure, and nothing after it', async (stage) => {
    const viewer = await watching(stage);
    if (!stage.world.say('fail', viewer.camera.id)) return;
    await viewer.isTold('stream.failed', 'A stream that failed was not told');
    const failed = viewer.facts.find((fact) => fact.type === 'stream.failed');
    expectFailure('stream.failed', failed?.failure);
    const speak = () => {
      for (const word of ['fail', 'eof'] as const) stage.world.say(word, viewer.camera.id);
      for (const word of ['fail', 'eof'] as const) stage.world.sayLate(word, viewer.camera.id);
    };
    await viewer.hearsNothing('stream.failed', speak, SILENCE_MS);
  }),
  script(
    'xp2p',
    'stream: after its stop the next is pulled over the same service, and hears nothing of the one before',
    async (stage) => {
      const first = await watching(stage);
      await first.stopStream();
      const second = new Viewer(stage);
      await second.pull();
      const had = second.chunks.length;
      stage.world.sayLate('chunk', first.camera.id);
      expectThat(second.chunks.length === had, 'Late bytes of one stream were written to the next.');
      for (const word of ['fail', 'eof', 'disconnect'] as const) stage.world.sayLate(word, first.camera.id);
      await stage.world.advance(SILENCE_MS);
      const ends = second.count('stream.failed') + second.count('stream.ended') + second.count('service.broken');
      expectThat(ends === 0, `What was said late of one stream was told of the next: ${second.course}.`);
      expectThat(second.chunks.length > had, 'What was said late of one stream ended the next.');
    },
  ),
  script(
    'xp2p',
    'checkDevice: resolves with a whole number, and rejects with a Failure where the camera did not answer',
    async (stage) => {
      await initAll(stage);
      const viewer = new Viewer(stage);
      const { xp2p } = stage.ports;
      const check = xp2p.checkDevice && (async () => (await xp2p.checkDevice?.(viewer.camera, live)) ?? Number.NaN);
      if (!check) return;
      viewer.startService();
      await stage.world.advance(SILENCE_MS);
      const status = await answered(stage.world, 'checkDevice', check);
      expectThat(Number.isInteger(status), `checkDevice gave ${String(status)}.`);
      stage.world.meet('checkDevice', 'refused');
      await refused(stage.world, 'checkDevice', check);
    },
  ),
];
