import { config } from '../../../machines/kernel/config';
import type { Phone } from '../phone/phone';
import type { Violations } from '../violations';

/** What a state may hold: for ever, never, or for so long after it was entered, in milliseconds. */
interface Row {
  /** Of the person's chart. */
  readonly state: RegExp;
  /** The phone's screen is kept on: for certain, or for certain not. */
  readonly isScreenOn: boolean;
  readonly streamMs: number;
  readonly serviceMs: number;
  /** A player node is mounted; one without blame may stay where nothing says otherwise. */
  readonly nodeMs: number;
}

const always = Number.POSITIVE_INFINITY;
const never = 0;

/** Each state of what a person wants, and what it holds. A state without a row is a violation. */
const HELD: readonly Row[] = [
  { state: /^playing\.showing\.shown/, isScreenOn: true, streamMs: always, serviceMs: always, nodeMs: always },
  // what is on its way leaves the screen to the phone
  { state: /^playing\.showing/, isScreenOn: false, streamMs: always, serviceMs: always, nodeMs: always },
  { state: /^paused\.picture$/, isScreenOn: true, streamMs: always, serviceMs: always, nodeMs: always },
  // between two tries nothing runs; the connection lingers
  {
    state: /^playing\.(retrying|deciding)/,
    isScreenOn: false,
    streamMs: never,
    serviceMs: config.lingerMs,
    nodeMs: always,
  },
  // a decision of one moment
  {
    state: /^(paused\.stream|playing\.resting)$/,
    isScreenOn: false,
    streamMs: never,
    serviceMs: always,
    nodeMs: always,
  },
  { state: /asleep$/, isScreenOn: false, streamMs: never, serviceMs: config.lingerMs, nodeMs: always },
  { state: /^ended/, isScreenOn: false, streamMs: never, serviceMs: config.lingerMs, nodeMs: always },
  { state: /^failed$/, isScreenOn: false, streamMs: never, serviceMs: config.lingerMs, nodeMs: always },
  { state: /^stopped$/, isScreenOn: false, streamMs: never, serviceMs: never, nodeMs: always },
  { state: /^savingMemory$/, isScreenOn: false, streamMs: never, serviceMs: never, nodeMs: never },
];

/** Calls have their turn, and what was being opened is awaited for a grace. */
const UNTIL_ASKED_MS = config.graceMs + config.stopTimeoutMs;
/** The stream over it is stopped first, and asked a second time where that hangs. */
const SERVICE_UNTIL_ASKED_MS = config.graceMs + 2 * config.stopTimeoutMs;
/** Whoever has no page any more leaves a connection that lingers. */
const LEFT: Omit<Row, 'state'> = {
  isScreenOn: false,
  streamMs: never,
  serviceMs: config.lingerMs,
  nodeMs: never,
};
/** A jump of the clock: JavaScript was suspended. */
const SUSPENDED_MS = 1_500;

interface Seen {
  readonly path: string;
  readonly sinceMs: number;
}

/** Looks at what is held for every picture, and compares it with the row of its state (invariant 12). */
export class HeldWatch {
  private seen = new Map<string, Seen>();
  private cameraOf: ReadonlyMap<string, string> = new Map();
  /** When somebody last left a camera. */
  private readonly leftSinceMs = new Map<string, number>();
  private busyAtMs = 0;
  private awakeSinceMs = 0;
  private lastLookMs = 0;
  /** As many as there were at the first look. */
  private listeners = 0;

  constructor(
    private readonly phone: Phone,
    private readonly violations: Violations,
  ) {}

  look(): void {
    const { phone } = this;
    const nowMs = phone.clock.now();
    const wasSuspended = nowMs - this.lastLookMs > SUSPENDED_MS;
    this.lastLookMs = nowMs;
    if (phone.ledger.pending > 0 || wasSuspended) this.busyAtMs = nowMs;
    const seen = new Map<string, Seen>();
    if (wasSuspended) this.awakeSinceMs = nowMs;
    for (const [view, path, sinceMs] of phone.watchPaths())
      seen.set(view, { path, sinceMs: Math.max(sinceMs, this.awakeSinceMs) });
    this.seen = seen;
    this.noteWhoLeft(nowMs);
    this.lookAtScreen();
    this.lookAtCameras(nowMs);
    this.lookAtNodes(nowMs);
    const listeners = phone.wechat.listenerCount();
    // one more while the screen is kept on
    if (this.listeners > 0 && listeners > this.listeners + 1)
      this.violations.note(12, `${listeners} listeners of WeChat's events, not ${this.listeners}`);
    this.listeners ||= listeners;
  }

  private lookAtScreen(): void {
    const wanted = [...this.seen]
      .filter(([, { path }]) => rowOf(path, this.violations).isScreenOn)
      .map(([view]) => view);
    const isOn = this.phone.isScreenOn();
    if (isOn === null || isOn === wanted.length > 0) return;
    const states = [...this.seen].map(([view, { path }]) => `${view} is ${path}`).join(', ');
    this.violations.note(12, `the screen is ${isOn ? '' : 'not '}kept on while ${states || 'nobody watches'}`);
  }

  private lookAtCameras(nowMs: number): void {
    const { services, streams } = this.phone.ledger;
    for (const id of new Set([...services.keys(), ...streams.keys()])) {
      const rows = this.rowsOf(id);
      const service = services.get(id)?.failedStops;
      // the beta has no stop of a stream: it goes with its service
      const stream = streams.has(id) ? (streams.get(id)?.failedStops ?? 0) + (service ?? 0) : undefined;
      this.expectFree('stream', id, stream, rows, ({ streamMs }) => streamMs + UNTIL_ASKED_MS, nowMs);
      this.expectFree('service', id, service, rows, ({ serviceMs }) => serviceMs + SERVICE_UNTIL_ASKED_MS, nowMs);
    }
  }

  /** Everybody who watches this camera, and who last left it, with what each may hold since when. */
  private rowsOf(id: string) {
    const watching = this.phone.tiles().filter(({ cameraId }) => cameraId === id);
    const rows = watching.flatMap(({ view }) => {
      const known = this.seen.get(view);
      return known ? [{ row: rowOf(known.path, this.violations), path: known.path, sinceMs: known.sinceMs }] : [];
    });
    const sinceMs = this.leftSinceMs.get(id);
    return sinceMs === undefined ? rows : [...rows, { row: LEFT, path: 'left', sinceMs }];
  }

  private noteWhoLeft(nowMs: number): void {
    const ids = new Map(this.phone.tiles().map(({ view, cameraId }) => [view, cameraId]));
    for (const [view, id] of this.cameraOf) if (!ids.has(view)) this.leftSinceMs.set(id, nowMs);
    this.cameraOf = ids;
  }

  private expectFree(
    what: string,
    id: string,
    stops: number | undefined,
    rows: readonly { readonly row: Omit<Row, 'state'>; readonly path: string; readonly sinceMs: number }[],
    allowedMs: (row: Omit<Row, 'state'>) => number,
    nowMs: number,
  ): void {
    // what the app has asked to be stopped is given back, whatever the plugin makes of it
    if (stops === undefined || stops > 0) return;
    const untilMs = Math.max(...rows.map(({ row, sinceMs }) => Math.max(sinceMs, this.busyAtMs) + allowedMs(row)));
    if (nowMs > untilMs)
      this.violations.note(12, `${what} ${id} is held while it is ${rows.map(({ path }) => path).join(' and ')}`);
  }

  private lookAtNodes(nowMs: number): void {
    for (const { view, node } of this.phone.tiles()) {
      const known = this.seen.get(view);
      if (!known || !node) continue;
      const { nodeMs } = rowOf(known.path, this.violations);
      if (nowMs - known.sinceMs > nodeMs + UNTIL_ASKED_MS && this.phone.isSeen(view))
        this.violations.note(12, `${view} has a player node while it is ${known.path}`);
    }
  }
}

function rowOf(path: string, violations: Violations): Omit<Row, 'state'> {
  const row = HELD.find(({ state }) => state.test(path));
  if (!row) violations.note(12, `nobody says what "${path}" holds`);
  return row ?? LEFT;
}
