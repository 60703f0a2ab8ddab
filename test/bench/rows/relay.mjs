// @ts-check
/** What the relay adds to a chunk on its way from the plugin to the player, tag tracking included. */
import { load } from '../support/load.mjs';
import { minutesOfStream } from '../support/minutes-of-stream.mjs';
import { mediansOf, processorMs } from '../support/statistics.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */

const chunkBytes = 4_096;
const calls = 4_000_000;
const counts = { rounds: 100, warmUps: 20 };
const budget = 3;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const { createRelay } = await load('machines/connection/relay.ts');
  const chunks = await minutesOfStream(chunkBytes);
  const target = new Uint8Array(2 * chunkBytes);
  const sink = (/** @type {ArrayBuffer} */ chunk) => target.set(new Uint8Array(chunk));
  // One stream after another over the same relay, as FLV headers within it begin anew: its code is warm, as after seconds of play.
  const relay = createRelay(() => undefined);
  relay.add({}, sink);

  const { bare, relayed } = await mediansOf(
    { bare: () => nanosecondsACall(chunks, sink), relayed: () => nanosecondsACall(chunks, relay.write) },
    counts,
  );
  const ratio = relayed / bare;
  const addedNs = relayed - bare;
  return [
    {
      what: {
        zh: '一个 4 KB 数据块从 dataCallback 到 addChunk，含 tag 跟踪',
        en: 'a chunk of 4 KB from dataCallback to addChunk, tags tracked',
      },
      baseline: {
        zh: '直接调用同一个会复制数据的接收函数',
        en: 'calling the same sink, which copies the bytes',
      },
      measured: {
        zh: `${ratio.toFixed(2)}×（多 ${addedNs.toFixed(0)} ns）`,
        en: `${ratio.toFixed(2)}× (${addedNs.toFixed(0)} ns more)`,
      },
      budget: `≤ ${budget}×`,
      ok: ratio <= budget,
      figures: { bareNs: bare, relayedNs: relayed, ratio, addedNs },
    },
  ];
}

/**
 * Of all calls, this round's share.
 *
 * @param {readonly ArrayBuffer[]} chunks
 * @param {(chunk: ArrayBuffer) => void} take
 */
function nanosecondsACall(chunks, take) {
  const turns = Math.ceil(calls / counts.rounds / chunks.length);
  const startedAt = processorMs();
  for (let turn = 0; turn < turns; turn += 1) {
    for (let index = 0; index < chunks.length; index += 1) take(/** @type {ArrayBuffer} */ (chunks[index]));
  }
  return ((processorMs() - startedAt) * 1_000_000) / (turns * chunks.length);
}
