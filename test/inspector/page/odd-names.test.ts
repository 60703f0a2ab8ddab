import ELK from 'elkjs/lib/elk.bundled.js';
import type { MachineDefinition, RecordMessage } from '../../../development/inspector/protocol.types';
import { drawState } from '../../../tools/inspector/drawing/draw-chart.mjs';
import { layOut } from '../../../tools/inspector/drawing/layout.mjs';
import { readChart } from '../../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../../tools/inspector/drawing/wire.mjs';
import { actorTree } from '../../../tools/inspector/page/model/actor-tree';
import { apply, emptyMoment, mostGone, mostLiving } from '../../../tools/inspector/page/model/moment';
import { columnName, Sequence } from '../../../tools/inspector/page/model/sequence';
import { wordsIn } from '../../../tools/inspector/page/words';
import { machineConfig } from '../../../tools/xstate-inspect/machine-config.mjs';
import { Services } from '../../../tools/xstate-inspect/services.mjs';

/** What every object has, or is. */
const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

const chartOf = (name: string): MachineDefinition => ({
  ...{ id: name, key: name, type: 'compound', initial: name, spawns: [name] },
  states: [
    {
      ...{ id: `${name}.${name}`, key: name, type: 'atomic', tags: [name] },
      transitions: [
        { id: `${name}:0`, event: name, targets: [`${name}.${name}`], guard: name, actions: [name] },
        { id: `${name}:1`, event: `xstate.after.${name}.${name}.${name}`, targets: ['is.not.there'], delay: name },
      ],
    },
  ],
});

const storyOf = (name: string): RecordMessage[] => {
  const happened = [
    { type: 'machine', id: name, definition: chartOf(name) },
    { type: 'actor', id: name, name, src: name, machine: name },
    { type: 'event', to: name, from: name, event: JSON.parse(`{"type":"${name}","__proto__":{"a":1}}`) },
    {
      type: 'snapshot',
      actor: name,
      status: 'active',
      event: name,
      value: name,
      changed: JSON.parse('{"__proto__":1}'),
    },
    { type: 'call', call: 1, port: name, method: name, phase: 'called', actor: name },
    { type: 'gone', actor: name },
  ];
  return happened.map((record, index) => ({ ...record, seq: index + 1, atMs: index }) as RecordMessage);
};

test.each(odd)('an actor, chart, state, event and port called %s are like any other', async (name) => {
  const moment = emptyMoment();
  const sequence = new Sequence();
  const story = storyOf(name);
  for (const record of story.slice(0, -1)) apply(moment, record);
  sequence.append(story);
  expect(moment.actors.get(name)?.active).toEqual([name, `${name}.${name}`]);
  expect(actorTree(moment, { showsGone: true, text: '' }).length).toBeGreaterThan(0);
  const chart = readChart(chartOf(name));
  const placed = await layOut(new ELK(), chart, wire(chart), 'screen');
  expect(drawState(placed).join('')).toContain(`data-state="${name}.${name}"`);
  const { states } = machineConfig(chartOf(name)) as {
    states: { [key: string]: { id: string; on: object; after: object } };
  };
  expect(Object.entries(states).map(([key, { id }]) => [key, id])).toEqual([[name, `${name}.${name}`]]);
  const [inner] = Object.values(states);
  expect(Object.keys({ ...inner?.on })).toEqual([name]);
  expect(Object.keys({ ...inner?.after })).toEqual([name]);
  expect(columnName(name, wordsIn('en'), (id) => `the app’s ${id}`)).toBe(`the app’s ${name}`);
  const services = new Services('app');
  expect(story.flatMap((record) => services.take(record)).map(({ type }) => type)).toContain('service.register');
  expect({}).not.toHaveProperty('a');
});

test('actors of which none is ever gone do not fill the page: the oldest are left out and counted, the root stays', () => {
  const moment = emptyMoment();
  for (let seq = 0; seq < 3 * mostLiving; seq += 1)
    apply(moment, { type: 'actor', id: `x:${seq}`, name: 'x', src: '', seq, atMs: 0 });
  expect(moment.actors.size).toBeLessThanOrEqual(mostLiving + mostGone);
  expect(moment.actors.has('x:0')).toBe(true);
  expect(moment.actors.has(`x:${3 * mostLiving - 1}`)).toBe(true);
  expect(moment.leftOut).toBe(3 * mostLiving - moment.actors.size);
});

test('of too many actors the oldest are left out, and none before there are too many', () => {
  const moment = emptyMoment();
  const begin = (seq: number) => apply(moment, { type: 'actor', id: `x:${seq}`, name: 'x', src: '', seq, atMs: 0 });
  for (let seq = 0; seq < mostLiving; seq += 1) begin(seq);
  expect([moment.actors.size, moment.leftOut]).toEqual([mostLiving, 0]);
  begin(mostLiving);
  expect(['x:0', 'x:1', `x:${mostLiving - 1}`, `x:${mostLiving}`].map((id) => moment.actors.has(id))).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

test('what the relay had left out before the page came is counted, too', () => {
  const moment = emptyMoment();
  for (const leftOut of [7, 3]) apply(moment, { type: 'lost', standing: [], leftOut, seq: 1, atMs: 0 });
  expect(moment.leftOut).toBe(7);
});
