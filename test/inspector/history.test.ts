import type { RecordMessage, SnapshotMessage } from '../../development/inspector/protocol.types';
import { History, Standing } from '../../tools/inspector/relay/history.mjs';
import { eventRecord } from './raw-app';

const actor = (seq: number, id: string): RecordMessage => ({ type: 'actor', id, name: id, src: '', seq, atMs: seq });
const snapshot = (seq: number, id: string, context: object, whole = false): RecordMessage => ({
  type: 'snapshot',
  actor: id,
  status: 'active',
  event: 'TICK',
  [whole ? 'context' : 'changed']: context,
  seq,
  atMs: seq,
});

/** A day of two actors, one of which ends. */
const day: readonly RecordMessage[] = [
  actor(1, 'hall'),
  snapshot(2, 'hall', { a: 1, b: 1 }, true),
  actor(3, 'yard'),
  snapshot(4, 'yard', { a: 1 }, true),
  ...Array.from({ length: 50 }, (_, index) => snapshot(5 + index, 'hall', { b: index })),
  { type: 'gone', actor: 'yard', seq: 55, atMs: 55 },
  ...Array.from({ length: 50 }, (_, index) => eventRecord(56 + index)),
];

const contexts = (records: readonly RecordMessage[]): unknown[] => {
  const standing = new Standing();
  for (const record of records) standing.take(record);
  return (standing.list() as readonly RecordMessage[])
    .filter((one): one is SnapshotMessage => one.type === 'snapshot')
    .map((one) => [one.actor, one.context]);
};

test('what fits is kept as it came', () => {
  const history = new History(1_000);
  for (const record of day) history.add(record, 1);
  expect(history.all()).toEqual(day);
  expect(history.lastSeq).toBe(105);
});

test.each([10, 40, 60])('of which %i fit: the last ones, and before them what there was', (room) => {
  const history = new History(room);
  for (const record of day) history.add(record, 1);
  const [first, ...rest] = history.all();
  expect(first).toMatchObject({ type: 'lost', seq: (rest[0]?.seq ?? 0) - 1 });
  expect(rest).toEqual(day.slice(-rest.length));
  expect(rest.length).toBeLessThanOrEqual(room);
  expect(rest.length).toBeGreaterThan(room / 2);
  expect(contexts(history.all())).toEqual(contexts(day));
  expect(history.lastSeq).toBe(105);
});

test('a record that is larger than everything may be leaves itself', () => {
  const history = new History(10);
  for (const record of day.slice(0, 4)) history.add(record, 1);
  history.add(eventRecord(5), 1_000);
  expect(history.all().map(({ type }) => type)).toEqual(['lost', 'event']);
});

test('an app that never says of an actor that it is gone fills no history: the oldest are left out, and it is told', () => {
  const history = new History(200_000, 100_000);
  for (let seq = 1; seq <= 20_000; seq += 1) history.add(actor(seq, `x:${seq}`), 100);
  const [lost] = history.all();
  if (lost?.type !== 'lost') throw new Error('nothing was lost');
  expect(JSON.stringify(lost).length).toBeLessThan(110_000);
  const named = lost.standing.map((one) => ('id' in one ? one.id : ''));
  expect(named[0]).toBe('x:1');
  expect(named.at(-1)).toBe(`x:${lost.seq}`);
  expect(lost.leftOut).toBe(lost.seq - named.length);
  expect(history.leftOut).toBe(lost.leftOut);
});

test('actors that are no longer than few have a limit too, and so have machines and states of nobody', () => {
  const standing = new Standing();
  for (let seq = 1; seq <= 5_000; seq += 1) {
    standing.take({ type: 'machine', id: `m${seq}`, definition: { id: 'm' } as never, seq, atMs: 0 });
    standing.take(actor(seq, `x:${seq}`));
    standing.take(snapshot(seq, `nobody ${seq}`, { a: 1 }));
  }
  const types = standing.list().map(({ type }) => type);
  expect(types.filter((type) => type === 'actor')).toHaveLength(2_000);
  expect(types.filter((type) => type === 'machine')).toHaveLength(200);
  expect(types).not.toContain('snapshot');
});
