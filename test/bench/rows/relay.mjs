// @ts-check
/**
 * npm run bench: what the relay adds to a chunk on its way from the plugin to the player.
 * The claim: for chunks of up to 1 KiB, at most twice a bare call into a sink that copies, and at most 120 ns
 * more. Larger chunks hold more tags, each of which costs a little; they are printed to be seen. Both are measured in turn
 * in one run, and the ratio of the medians is what counts: a machine's speed is not.
 */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const rounds = 60;
const warmUps = 40;
const chunkSizes = [512, 1_024, 1_400, 4_096, 8_192];
const largestClaimed = 1_024;

const { createRelay } = await relayModule();
const clip = readFileSync(new URL('../../miniprogram/media/camera-high.flv', import.meta.url));

let isWithin = true;
for (const chunkSize of chunkSizes) {
  const chunks = cut(clip, chunkSize);
  const [bare, relayed] = compare(chunks);
  const ratio = relayed / bare;
  const added = relayed - bare;
  const holds = chunkSize > largestClaimed || (ratio <= 2 && added <= 120);
  isWithin &&= holds;
  console.log(
    `${String(chunkSize).padStart(5)} byte chunks: bare ${bare.toFixed(0)} ns, relayed ${relayed.toFixed(0)} ns, ` +
      `ratio ${ratio.toFixed(2)}, added ${added.toFixed(0)} ns${holds ? '' : '  over the limit'}`,
  );
}
process.exitCode = isWithin ? 0 : 1;

/**
 * Median nanoseconds a chunk: a bare sink, and the same sink behind the relay.
 *
 * @param {ArrayBuffer[]} chunks
 * @returns {[number, number]}
 */
function compare(chunks) {
  const target = new Uint8Array(65_536);
  const sink = (/** @type {ArrayBuffer} */ chunk) => target.set(new Uint8Array(chunk));
  const bare = [];
  const relayed = [];
  // One stream after another over the same relay, as FLV headers within it begin anew: its code is warm, as after seconds of play.
  const relay = createRelay(() => undefined);
  relay.add({}, sink);
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const bareTime = time(chunks, sink);
    const relayedTime = time(chunks, relay.write);
    if (round < warmUps) continue;
    bare.push(bareTime);
    relayed.push(relayedTime);
  }
  return [median(bare), median(relayed)];
}

/** @param {ArrayBuffer[]} chunks @param {(chunk: ArrayBuffer) => void} take */
function time(chunks, take) {
  const start = process.hrtime.bigint();
  for (const chunk of chunks) take(chunk);
  return Number(process.hrtime.bigint() - start) / chunks.length;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** @param {Buffer} bytes @param {number} size */
function cut(bytes, size) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(new Uint8Array(bytes.subarray(at, at + size)).buffer);
  return chunks;
}

/** @returns {Promise<typeof import('../../machines/connection/relay')>} */
async function relayModule() {
  const entry = new URL('../../machines/connection/relay.ts', import.meta.url).pathname;
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  const [bundle] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`);
}
