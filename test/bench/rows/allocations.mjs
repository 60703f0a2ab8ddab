// @ts-check
/** What the path of a chunk leaves on the heap, and what it makes only for a moment. */
import { load } from '../support/load.mjs';
import { minutesOfStream } from '../support/minutes-of-stream.mjs';
import { median } from '../support/statistics.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

const chunkBytes = 4_096;
const turns = 4;
const rounds = 15;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { createRelay } = await load('machines/connection/relay.ts');
  const chunks = await minutesOfStream(chunkBytes);
  const relay = createRelay(() => undefined);
  let bytes = 0;
  relay.add({}, (/** @type {ArrayBuffer} */ chunk) => {
    bytes += chunk.byteLength;
  });
  /** @type {{ view: Uint8Array | null }} */
  const kept = { view: null };
  const oneView = (/** @type {ArrayBuffer} */ chunk) => {
    kept.view = new Uint8Array(chunk);
  };

  const made = { relay: /** @type {number[]} */ ([]), view: /** @type {number[]} */ ([]) };
  const retained = [];
  for (let round = -5; round < rounds; round += 1) {
    const relayed = heapOf(chunks, relay.write);
    const viewed = heapOf(chunks, oneView);
    if (round < 0) continue;
    made.relay.push(relayed.made);
    made.view.push(viewed.made);
    retained.push(relayed.retained);
  }
  const [shortLived, view] = [median(made.relay), median(made.view)];
  const left = median(retained);
  return [
    {
      what: { zh: '一个数据块在堆里留下的', en: 'what a chunk leaves on the heap' },
      baseline: { zh: '无', en: 'nothing' },
      measured: { zh: `${left.toFixed(2)} 字节`, en: `${left.toFixed(2)} bytes` },
      budget: { zh: '0 字节（低于 0.1 是误差）', en: '0 bytes (below 0.1, which is noise)' },
      ok: left < 0.1 && bytes > 0,
      figures: { retainedBytes: left },
    },
    {
      what: { zh: '一个数据块临时产生的', en: 'what a chunk makes for a moment' },
      baseline: { zh: `它的一个视图（${view.toFixed(0)} 字节）`, en: `one view of it (${view.toFixed(0)} bytes)` },
      measured: { zh: `${shortLived.toFixed(0)} 字节`, en: `${shortLived.toFixed(0)} bytes` },
      budget: { zh: '最多一个视图', en: 'one view at most' },
      ok: shortLived <= view * 1.05,
      figures: { shortLivedBytes: shortLived, viewBytes: view },
    },
  ];
}

/**
 * Bytes a chunk: made while nothing was collected, and still there after collection.
 *
 * @param {readonly ArrayBuffer[]} chunks
 * @param {(chunk: ArrayBuffer) => void} take
 */
function heapOf(chunks, take) {
  const before = collected();
  for (let turn = 0; turn < turns; turn += 1) for (const chunk of chunks) take(chunk);
  const made = process.memoryUsage().heapUsed - before;
  const retained = collected() - before;
  const calls = turns * chunks.length;
  return { made: made / calls, retained: retained / calls };
}

function collected() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
