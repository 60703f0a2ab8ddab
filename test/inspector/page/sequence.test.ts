import {
  clockText,
  columnsOf,
  filterRows,
  findRows,
  Sequence,
  sequenceText,
} from '../../../tools/inspector/page/model/sequence';
import { beginning, press, sent, snapshot, told } from './story';

const all = { actor: '', events: '', showsQuiet: true };

function sequenceOf(records: Parameters<typeof told>[0]): Sequence {
  const sequence = new Sequence();
  sequence.append(told([...beginning, ...records]));
  return sequence;
}

const nameOf = (sequence: Sequence) => (id: string) => sequence.nameOf(id);

describe('a message', () => {
  test('says from whom to whom, and to which state it led', () => {
    const row = sequenceOf(press).rows.find(({ label }) => label === 'PRESS');
    expect(row).toMatchObject({ kind: 'event', from: 'outside', to: 'x:1', states: ['light.bright'], settledSeq: 10 });
  });

  test('to an actor without a chart goes to the column of its parent, and names it', () => {
    const row = sequenceOf(press).rows.find(({ label }) => label.startsWith('wind'));
    expect(row).toMatchObject({ from: 'x:1', to: 'x:1', label: 'wind ⚙ timer', actors: ['x:1', 'x:2'], settledSeq: 9 });
  });

  test('that was ignored leads nowhere, and the next one is not mistaken for it', () => {
    const { rows } = sequenceOf([sent('x:1', 'IGNORED'), ...press]);
    expect(rows.find(({ label }) => label === 'IGNORED')).toMatchObject({ states: [], settledSeq: 7 });
    expect(rows.find(({ label }) => label === 'PRESS')?.states).toEqual(['light.bright']);
  });

  test('is settled once: a later snapshot of the same event is not its', () => {
    const again = snapshot('x:1', { event: 'PRESS', value: { light: 'broken', colour: 'white' } });
    const row = sequenceOf([...press, again]).rows.find(({ label }) => label === 'PRESS');
    expect(row).toMatchObject({ states: ['light.bright'], settledSeq: 10 });
  });

  test('of XState is told in a reader’s words, and found by either', () => {
    const { rows } = sequenceOf([sent('x:1', 'xstate.after.burnTime.lamp.light.bright', 'x:1')]);
    expect(rows.at(-1)?.label).toBe('after burnTime');
    expect(filterRows(rows, { ...all, events: 'xstate.after' })).toHaveLength(1);
  });

  test('that is an error, and a call that is rejected, are marked', () => {
    const call = { type: 'call' as const, call: 1, port: 'plugin' as const, method: 'startStream', actor: 'x:1' };
    const { rows } = sequenceOf([
      sent('x:1', 'xstate.error.actor.timer', 'x:2'),
      { ...call, phase: 'called' },
      { ...call, phase: 'rejected', detail: { code: -1 } },
      { ...call, phase: 'told', detail: { type: 'stream.opened' } },
    ]);
    expect(rows.slice(-4)).toMatchObject([
      { label: '⚙ timer error', isFailure: true },
      { kind: 'call', from: 'x:1', to: 'plugin', label: 'startStream()', isFailure: false },
      { kind: 'answer', from: 'plugin', to: 'x:1', label: 'startStream rejected', isFailure: true },
      { kind: 'told', from: 'plugin', to: 'x:1', label: 'stream.opened' },
    ]);
  });
});

test('a statechart that begins and ends is told, any other actor is not', () => {
  const { rows } = sequenceOf([
    { type: 'gone', actor: 'x:2' },
    { type: 'gone', actor: 'x:1' },
  ]);
  expect(rows.map(({ kind, to }) => `${kind} ${to}`)).toEqual(['began x:0', 'began x:1', 'ended x:1']);
  expect(rows[1]?.states).toEqual(['light.dark', 'colour.white']);
});

test('what is lost is a row of its own, with how much', () => {
  const sequence = sequenceOf([]);
  sequence.append([{ type: 'lost', seq: 106, atMs: 0, standing: [] }]);
  expect(sequence.rows.at(-1)).toMatchObject({ kind: 'lost', label: '100' });
});

test('rows are bounded, the newest stay', () => {
  const sequence = sequenceOf([]);
  const many = told(
    Array.from({ length: 30_000 }, () => sent('x:1', 'PRESS')),
    beginning.length,
  );
  for (let start = 0; start < many.length; start += 100) sequence.append(many.slice(start, start + 100));
  expect(sequence.rows.length).toBeLessThanOrEqual(12_000);
  expect(sequence.rows.length).toBeGreaterThanOrEqual(10_000);
  expect(sequence.rows.at(-1)?.seq).toBe(30_000 + beginning.length);
});

describe('what a person looks for', () => {
  const sequence = sequenceOf([...press, sent('x:0', 'log.appended'), sent('x:0', 'stream.measured')]);

  test('without bookkeeping, unless it is asked for', () => {
    expect(filterRows(sequence.rows, { ...all, showsQuiet: false })).toHaveLength(sequence.rows.length - 2);
    expect(filterRows(sequence.rows, all)).toBe(sequence.rows);
  });

  test('by actor, also one without a column', () => {
    expect(filterRows(sequence.rows, { ...all, actor: 'x:2' }).map(({ label }) => label)).toEqual(['wind ⚙ timer']);
  });

  test('by parts of event names, any of them', () => {
    const found = filterRows(sequence.rows, { ...all, events: 'press, WIND' });
    expect(found.map(({ label }) => label)).toEqual(['PRESS', 'wind ⚙ timer']);
  });

  test('by a text: in labels, names and states', () => {
    const places = (text: string) => findRows(sequence.rows, text, nameOf(sequence));
    expect(places('')).toEqual([]);
    expect(places('bright').map((place) => sequence.rows[place]?.label)).toEqual(['PRESS']);
    expect(places('LAMP HALL').length).toBeGreaterThan(2);
  });
});

test('columns are those that rows need: outside, actors, whom they call; of too many, the last used', () => {
  const sequence = sequenceOf([
    { type: 'call', call: 1, port: 'player', method: 'play', actor: 'x:1', phase: 'called' },
    { type: 'actor', id: 'x:9', parent: 'x:0', name: 'session live-1', src: '', machine: 'session' },
  ]);
  expect(columnsOf(sequence.rows, nameOf(sequence)).map(({ id }) => id)).toEqual([
    'outside',
    'x:9',
    'x:0',
    'x:1',
    'player',
  ]);
  const crowd = Array.from({ length: 40 }, (_, index) => ({
    ...{ type: 'actor' as const, parent: 'x:0', src: '', machine: 'session' },
    id: `y:${index}`,
    name: `session ${index}`,
  }));
  const columns = columnsOf(sequenceOf(crowd).rows, (id) => id).map(({ id }) => id);
  expect(columns.length).toBeLessThanOrEqual(17);
  expect(columns).toContain('y:39');
});

test('as text it has a line a row', () => {
  const sequence = sequenceOf(press);
  const lines = sequenceText(sequence.rows, nameOf(sequence)).trimEnd().split('\n');
  expect(lines).toHaveLength(sequence.rows.length);
  expect(lines[2]).toBe(`${clockText(1_000_700)}  outside → lamp hall: PRESS  ⇒ light.bright`);
});

test('a snapshot of an actor that ends says so', () => {
  const { rows } = sequenceOf([sent('x:1', 'BREAK'), snapshot('x:1', { event: 'BREAK', status: 'done' })]);
  expect(rows.at(-1)?.states).toEqual(['■']);
});
