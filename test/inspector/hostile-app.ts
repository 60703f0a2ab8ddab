import type { MachineDefinition } from '../../development/inspector/protocol.types';

/** What would be elements if it were taken for markup: it leads a tab away, loads, runs, restyles. */
export const hostile =
  '"><img src=x onerror="window.harmed=1"><meta http-equiv="refresh" content="0;url=about:blank#gone"><style>*{color:red}</style><script>window.harmed=1</script>\'>';

/** The same, and a name that can be told from others. */
const named = (name: string): string => `${name}${hostile}`;

const transition = (id: string, target: string) => ({
  id: named(id),
  event: named('EVENT'),
  targets: [target],
  guard: named('guard'),
  actions: [named('action')],
  description: named('described'),
  delay: named('delay'),
});

const leaf = (key: string, other: string) => ({
  id: named(`door.room.${key}`),
  key: named(key),
  type: 'atomic',
  description: named('described'),
  entry: [named('entry')],
  exit: [named('exit')],
  tags: [named('tag'), 'waiting'],
  invoke: [{ id: named('invoked'), src: named('logic') }],
  transitions: [transition(`${key}:0`, named(`door.room.${other}`)), transition(`${key}:1`, named(`door.room.${key}`))],
});

/** A chart whose every text is hostile. */
export const hostileDefinition: MachineDefinition = {
  id: named('door'),
  key: named('door'),
  type: 'compound',
  description: named('described'),
  initial: named('door.room'),
  spawns: [named('spawned')],
  states: [
    {
      id: named('door.room'),
      key: named('room'),
      type: 'compound',
      initial: named('door.room.open'),
      transitions: [],
      states: [leaf('open', 'shut'), leaf('shut', 'open')],
    },
  ],
  transitions: [],
} as unknown as MachineDefinition;
