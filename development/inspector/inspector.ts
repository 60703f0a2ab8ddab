import type { InspectionEvent } from 'xstate';
import type { Clock, Ports } from '../../machines/kernel/ports';
import type { Devtools } from '../devtools.types';
import { createLink, type Socket } from './link';
import { observePorts } from './observe-ports';
import type { HelloMessage } from './protocol.types';
import { createRecorder } from './recorder';
import type { Occurrence, ToApp, Told } from './wire.types';

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

/**
 * Begins to keep what happens, and to look for the relay. While there is none, and nothing more fits, it keeps nothing:
 * from then on an app that nobody looks at pays for no more than being asked.
 */
export function createInspector(options: InspectorOptions): Inspector {
  const { clock, faults, random, connect, ...about } = options;
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
  let kept: Told[] = [];
  let sent = 0;

  const keep = (...occurrence: Occurrence): unknown => kept.push([seq, clock.now(), ...occurrence]);
  const write = (...occurrence: Occurrence): void => {
    if (!isKeeping) return;
    seq += 1;
    keep(...occurrence);
    flushSoon();
    if (kept.length < mostKept) return;
    while (sendSome());
    isKeeping = isConnected;
    if (isKeeping) {
      kept = [];
      sent = 0;
      keep('l', recorder.standing());
    }
  };
  /** Something while there may be more. */
  const sendSome = (): unknown => {
    const some = isConnected ? kept.slice(sent, sent + recordsAFrame) : [];
    sent += some.length;
    if (some[0]) say(some);
    return some[0];
  };
  const flushSoon = (): void => {
    if (isFlushing || !isConnected) return;
    isFlushing = true;
    clock.setTimeout(() => {
      isFlushing = false;
      if (sendSome()) flushSoon();
    }, flushAfterMs);
  };
  const hear = ({ lastSeq, ...command }: ToApp): void => {
    if (lastSeq !== undefined) {
      if (!isKeeping) {
        isKeeping = true;
        seq = Math.ceil(seq);
        keep('l', recorder.standing());
      }
      isConnected = true;
      sent = kept.filter(([number]) => number <= lastSeq).length;
      flushSoon();
    } else if (command.request) {
      let whyNot: unknown;
      try {
        whyNot = carryOut(command);
      } catch (reason) {
        whyNot = reason;
      }
      say([[command.request, (whyNot && String(whyNot)) as string | undefined]]);
    }
  };
  /** Does what a person at a viewer asked for, or says why not. */
  const carryOut = ({ actor, event, fault }: ToApp): unknown => {
    if (!event) return fault ? faults.run(fault) : faults.clear();
    const known = recorder.actors.get(actor as string);
    if (!known) return 'actorGone';
    if (/^xstate/.test(event.type)) return 'badEvent';
    return known.ref.send(event);
  };

  const recorder = createRecorder(write);
  const say = createLink(
    clock,
    connect,
    [
      {
        protocol: 2,
        ...about,
        startedAtMs: clock.now(),
        random: random(),
        faults: (['zh', 'en'] as const).map(faults.groups),
      },
    ],
    hear,
    () => {
      isConnected = false;
    },
  );
  return {
    observe(told) {
      try {
        if (isKeeping) recorder.observe(told);
        // about two for each that would have been kept
        else seq += 0.5;
      } catch {
        // whatever is wrong here is nothing that the app should fall over
      }
    },
    observePorts: (ports) => observePorts(ports, write),
  };
}
