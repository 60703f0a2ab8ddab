import type { AnyActor, InspectionEvent } from 'xstate';
import type { Clock, Ports } from '../../../machines/ports';
import type { Devtools } from '../devtools.types';
import { createLink, type Socket } from './link';
import { observePorts } from './observe-ports';
import type { AnswerMessage, Command, HelloMessage, RecordMessage } from './protocol.types';
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
  readonly title: HelloMessage['title'];
  readonly build: HelloMessage['build'];
  readonly platform: HelloMessage['platform'];
  readonly faults: Devtools['faults'];
  /** Tells this run of the app from every other. */
  random(): number;
  /** Opens a socket to the relay. May throw. */
  connect(): Socket;
}

/** Twice as many records at most are kept for a relay that is away or comes back without memory: minutes of watching. */
const chapterLength = 1_000;

/**
 * Begins to keep what happens, and to look for the relay. While there is none, and nothing more fits, it keeps nothing:
 * from then on an app that nobody looks at pays for no more than being asked.
 */
export function createInspector(options: InspectorOptions): Inspector {
  const { clock, title, build, platform, faults, random, connect } = options;
  const startedAtMs = clock.now();
  let seq = 0;
  let isKeeping = true;
  /** What XState told while nothing was kept: about two for each record that would have been. */
  let untold = 0;
  /** The last records, in two chapters: each but the very first begins with what there was before it. */
  let before: RecordMessage[] = [];
  let now: RecordMessage[] = [];

  const beginChapter = (): void => {
    before = now;
    now = [{ type: 'lost', seq, atMs: clock.now(), standing: recorder.standing(seq) }];
  };
  const write = (occurrence: Occurrence): void => {
    if (!isKeeping) return;
    seq += 1;
    now.push(Object.assign(occurrence, { seq, atMs: clock.now() }) as RecordMessage);
    link.flushSoon();
    if (now.length <= chapterLength) return;
    link.flush();
    if (link.isConnected() || before.length === 0) beginChapter();
    else isKeeping = false;
  };

  const recorder = createRecorder({
    clock,
    isKeeping() {
      if (!isKeeping) untold += 1;
      return isKeeping;
    },
    write,
  });
  const link = createLink({
    clock,
    connect,
    hello: {
      type: 'hello',
      protocol: 1,
      app: startedAtMs.toString(36) + random().toString(36).slice(2, 8),
      title,
      build,
      platform,
      startedAtMs,
      faults: { zh: faults.groups('zh'), en: faults.groups('en') },
    },
    recordsAfter(last) {
      if (!isKeeping) {
        isKeeping = true;
        seq += Math.ceil(untold / 2);
        untold = 0;
        now = [];
        recorder.findAgain();
        beginChapter();
      }
      // without gaps within a chapter: where a record stands follows from its number
      const first = now.length > 0 ? (now[0] as RecordMessage).seq : 0;
      return last < first ? [...before, ...now].filter((record) => record.seq > last) : now.slice(last + 1 - first);
    },
    carryOut: (command) => carryOut(command, faults, (id) => recorder.actors.get(id)?.ref),
  });
  return {
    observe: recorder.observe,
    observePorts: (ports) =>
      observePorts(ports, {
        actorNamed: (name) => [...recorder.actors.values()].find(({ ref }) => ref.id === name)?.ref.sessionId,
        write,
      }),
  };
}

type Outcome = Pick<AnswerMessage, 'refused' | 'detail'>;

/** Does what a person at a viewer asked for, or says why not. */
function carryOut(command: Command, faults: Devtools['faults'], find: (id: string) => AnyActor | undefined): Outcome {
  try {
    if (command.type === 'fault') faults.run(command.id);
    else if (command.type === 'clearFaults') faults.clear();
    else return send(command.event, find(command.actor));
    return {};
  } catch (reason) {
    return { refused: 'threw', detail: String(reason) };
  }
}

function send(event: { readonly type: string }, actor: AnyActor | undefined): Outcome {
  if (!actor) return { refused: 'actorGone' };
  const { events } = actor.logic as { readonly events?: readonly string[] };
  if (/^xstate\.|^$/.test(event.type)) return { refused: 'badEvent' };
  if (events && !events.includes(event.type)) return { refused: 'unknownEvent' };
  actor.send(event);
  return {};
}
