import type { MachineDefinition, RecordMessage, SnapshotMessage } from '../../../development/inspector/protocol.types';

/** A lamp in a house: small, with regions, guards, delays and events that inner states keep from outer ones. */
export const lamp: MachineDefinition = {
  id: 'lamp',
  key: 'lamp',
  type: 'parallel',
  spawns: [],
  transitions: [{ id: 'lamp:0', event: 'BREAK', targets: ['lamp.light.broken'] }],
  states: [
    {
      id: 'lamp.light',
      key: 'light',
      type: 'compound',
      initial: 'lamp.light.dark',
      transitions: [
        { id: 'lamp.light:0', event: 'PRESS', targets: ['lamp.light.dark'] },
        { id: 'lamp.light:1', event: 'warmed', actions: ['note'] },
      ],
      states: [
        {
          id: 'lamp.light.dark',
          key: 'dark',
          type: 'atomic',
          transitions: [
            { id: 'lamp.light.dark:0', event: 'PRESS', targets: ['lamp.light.bright'], guard: 'hasPower' },
            { id: 'lamp.light.dark:1', event: 'PRESS', actions: ['click'] },
            { id: 'lamp.light.dark:2', event: 'PRESS', actions: ['never'] },
          ],
        },
        {
          id: 'lamp.light.bright',
          key: 'bright',
          type: 'atomic',
          transitions: [
            {
              id: 'lamp.light.bright:0',
              event: 'xstate.after.burnTime.lamp.light.bright',
              targets: ['lamp.light.dark'],
            },
            { id: 'lamp.light.bright:1', event: 'PRESS', targets: ['lamp.light.dark'], guard: 'isCold' },
          ],
        },
        { id: 'lamp.light.broken', key: 'broken', type: 'final' },
      ],
    },
    {
      id: 'lamp.colour',
      key: 'colour',
      type: 'compound',
      initial: 'lamp.colour.white',
      states: [{ id: 'lamp.colour.white', key: 'white', type: 'atomic' }],
    },
  ],
};

type Unnumbered = RecordMessage extends infer One
  ? One extends RecordMessage
    ? Omit<One, 'seq' | 'atMs'>
    : never
  : never;

/** Numbers records from 1 (or on from somewhere), a tenth of a second apart. */
export function told(records: readonly Unnumbered[], afterSeq = 0): RecordMessage[] {
  return records.map((record, index) => {
    const seq = afterSeq + index + 1;
    return { ...record, seq, atMs: 1_000_000 + seq * 100 } as RecordMessage;
  });
}

export const snapshot = (actor: string, rest: Partial<SnapshotMessage> = {}): Unnumbered => ({
  type: 'snapshot',
  actor,
  status: 'active',
  event: 'xstate.init',
  ...rest,
});

export const sent = (to: string, type: string, from?: string): Unnumbered => ({
  type: 'event',
  to,
  event: { type },
  ...(from ? { from } : {}),
});

/** A house that has a lamp, which has a timer. */
export const beginning: readonly Unnumbered[] = [
  { type: 'machine', id: 'house', definition: { id: 'house', key: 'house', type: 'atomic', spawns: [] } },
  { type: 'actor', id: 'x:0', name: 'house', src: '', machine: 'house' },
  { type: 'machine', id: 'lamp', definition: lamp },
  { type: 'actor', id: 'x:1', parent: 'x:0', name: 'lamp hall', src: 'lamp', machine: 'lamp' },
  snapshot('x:1', { value: { light: 'dark', colour: 'white' }, context: { presses: 0, owner: 'Ada' } }),
  { type: 'actor', id: 'x:2', parent: 'x:1', name: 'lamp hall/timer', src: 'timer' },
];

/** One press that lights the lamp: four records. */
export const press: readonly Unnumbered[] = [
  sent('x:1', 'PRESS'),
  sent('x:2', 'wind', 'x:1'),
  snapshot('x:2', { event: 'wind' }),
  snapshot('x:1', {
    event: 'PRESS',
    value: { light: 'bright', colour: 'white' },
    changed: { presses: 1 },
    steps: [{ event: 'PRESS', transitions: ['lamp.light.dark:0'] }],
    delays: [{ event: 'xstate.after.burnTime.lamp.light.bright', startedAtMs: 1_001_000, delayMs: 4_000 }],
  }),
];
