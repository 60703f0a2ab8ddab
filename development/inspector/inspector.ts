import type { InspectionEvent } from 'xstate';
import type { Clock, Ports } from '../../machines/kernel/ports';
import type { Devtools } from '../devtools.types';
import { createLink, type Socket } from './link';
import { observePorts } from './observe-ports';
import type { AnswerMessage, AskedOfApp, HelloMessage, RecordMessage, ToApp } from './protocol.types';
import { createRecorder, type Occurrence } from './recorder';

/** Shows the running app to inspectors (docs/inspector.md): what its actors do, and what is asked of them. */
export interface Inspector {
  /** Hears XState's `inspect`. Never throws. */
  observe(event: InspectionEvent): void;
  /** The same ports, whose calls are shown too. */
  observePorts<Observed extends Ports>(ports: Observed): Observed;
}

export interface InspectorOptions {
  readonly clock: Clock;
  /** The project's name where absent. */
  readonly title?: string;
  readonly build: HelloMessage['build'];
  readonly platform: HelloMessage['platform'];
  readonly faults: Devtools['faults'];
  /** Tells this run of the app from every other. */
  random(): number;
  /** Opens a socket to the relay. May throw. */
  connect(): Socket;
}

/** Whatever is wrong with what is looked at is nothing that the app should fall over. */
function safely(look: () => void): void {
  try {
    look();
  } catch {
    // it is not shown
  }
}

/**
 * Begins to keep what happens, and to look for the relay. While there is none, and nothing more fits, it keeps nothing:
 * from then on an app that nobody looks at pays for no more than being asked.
 */
export function createInspector(options: InspectorOptions): Inspector {
  const { clock, faults, random, connect, title = 'xp2p-statecharts', ...about } = options;
  const startedAtMs = clock.now();
  /** So many are kept for a relay that is away or comes back without memory: minutes of watching. */
  const mostKept = 2_000;
  /** Each socket message is a call into WeChat's native side: this long is waited for more. */
  const flushAfterMs = 40;
  /** A frame is made at one go, and must not take long. */
  const recordsAFrame = 100;

  let seq = 0;
  let isKeeping = true;
  let isConnected = false;
  let isFlushing = false;
  /** What happened last; what was before it comes first, unless nothing was. */
  let kept: RecordMessage[] = [];
  let sent = 0;

  const numbered = <Happened>(happened: Happened) => ({ seq, atMs: clock.now(), ...happened });
  const keep = (occurrence: Occurrence): unknown => kept.push(numbered(occurrence));
  const keepStanding = (): unknown => keep({ type: 'lost', standing: recorder.standing().map(numbered) });
  const write = (occurrence: Occurrence): void => {
    if (!isKeeping) return;
    seq += 1;
    keep(occurrence);
    flushSoon();
    if (kept.length < mostKept) return;
    while (sendSome());
    isKeeping = isConnected;
    if (isKeeping) {
      kept = [];
      sent = 0;
      keepStanding();
    }
  };
  /** Something while there may be more. */
  const sendSome = (): unknown => {
    const records = isConnected ? kept.slice(sent, sent + recordsAFrame) : [];
    sent += records.length;
    if (records[0]) say({ type: 'records', records });
    return records[0];
  };
  const flushSoon = (): void => {
    if (isFlushing || !isConnected) return;
    isFlushing = true;
    clock.setTimeout(() => {
      // no actor takes an event now, so whoever has ended and is still known was told by nobody
      safely(recorder.lookForEnded);
      isFlushing = false;
      if (sendSome()) flushSoon();
    }, flushAfterMs);
  };
  const hear = (message: ToApp): void => {
    if (message.type === 'welcome') {
      if (!isKeeping) {
        isKeeping = true;
        seq = Math.ceil(seq);
        keepStanding();
      }
      isConnected = true;
      sent = kept.filter((record) => record.seq <= message.lastSeq).length;
      flushSoon();
    } else if ('request' in message) say(answerTo(message));
  };
  const answerTo = (asked: AskedOfApp): AnswerMessage => {
    const answer: AnswerMessage = { type: 'answer', request: asked.request };
    try {
      return { ...answer, refused: carryOut(asked) };
    } catch (reason) {
      return { ...answer, refused: 'threw', detail: String(reason) };
    }
  };
  /** Does what a person at a viewer asked for, or says why not. */
  const carryOut = (command: AskedOfApp): AnswerMessage['refused'] => {
    if (command.type === 'fault') faults.run(command.id);
    else if (command.type === 'clearFaults') faults.clear();
    else {
      const known = recorder.actors.get(command.actor);
      if (!known) return 'actorGone';
      if (/^xstate/.test(command.event.type)) return 'badEvent';
      known.ref.send(command.event);
    }
    return undefined;
  };

  const recorder = createRecorder(clock, write);
  const say = createLink(
    clock,
    connect,
    {
      ...about,
      type: 'hello',
      protocol: 3,
      app: `${startedAtMs}-${random()}`,
      title,
      startedAtMs,
      faults: { zh: faults.groups('zh'), en: faults.groups('en') },
    },
    hear,
    () => {
      isConnected = false;
    },
  );
  return {
    observe(told) {
      if (isKeeping) safely(() => recorder.observe(told));
      // about two for each that would have been kept
      else seq += 0.5;
    },
    observePorts: (ports) => observePorts(ports, recorder.idOf, write),
  };
}
