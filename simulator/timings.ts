/** How long things take in the simulated world, in milliseconds; each is stretched or shortened by up to a fifth. */
export interface Timings {
  readonly init: number;
  readonly reset: number;
  readonly startService: number;
  readonly startStream: number;
  /** A call that is refused for what it was asked. */
  readonly refusal: number;
  /** Nobody answers at the other end. */
  readonly unreachable: number;
  readonly connected: number;
  readonly keepAlive: number;
  readonly request: number;
  /** From the resolve to `parsed`, and from there to the first chunk. */
  readonly header: number;
  readonly firstChunk: number;
  /** From our own stop to its `close`, where it is late. */
  readonly lateClose: number;
  /** From the moment a link is cut to `disconnect`. */
  readonly disconnect: number;
  readonly command: number;
  /** Between two reports of what one to many has done. */
  readonly peersReport: number;
}

export const DEFAULT_TIMINGS: Timings = {
  init: 160,
  reset: 220,
  startService: 240,
  startStream: 60,
  refusal: 4,
  unreachable: 1_200,
  connected: 40,
  keepAlive: 5_000,
  request: 10,
  header: 60,
  firstChunk: 20,
  lateClose: 30,
  disconnect: 1_500,
  command: 50,
  peersReport: 1_000,
};
