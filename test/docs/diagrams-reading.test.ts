import ELK from 'elkjs/lib/elk.bundled.js';
import { createMachine } from 'xstate';
import { describeMachine } from '../../development/inspector/describe-machine';
import { layOut } from '../../tools/inspector/drawing/layout.mjs';
import { readChart } from '../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../tools/inspector/drawing/wire.mjs';

/** A kettle with everything that a chart can have. */
const kettle = createMachine({
  id: 'kettle',
  initial: 'off',
  on: { BREAK: '.broken', CLEAN: { actions: 'wipe' } },
  states: {
    off: { on: { SWITCH: [{ guard: 'hasWater', target: 'on' }, { actions: 'beep' }] } },
    on: {
      description: 'Somebody wants tea.',
      entry: 'lightUp',
      exit: { type: 'goDark' },
      invoke: { id: 'heater', src: 'heat', onDone: 'off', onError: 'broken' },
      always: { guard: 'isEmpty', target: 'off' },
      on: { REFILL: { target: 'on', reenter: true }, TO_KEEP: '.keeping' },
      initial: 'heating',
      states: {
        heating: { tags: 'waiting', after: { patience: '#kettle.broken' }, on: { HOT: 'keeping' } },
        keeping: { on: { COLD: 'heating' } },
      },
    },
    broken: { type: 'final' },
  },
});

const root = readChart(describeMachine(kettle));
const wiring = wire(root);

const chipsOf = (id: string) => wiring.chips.get(id)?.map(({ kind, text }) => `${kind}: ${text}`);
const linksIn = (id: string) =>
  wiring.links.get(id)?.map(({ fromId, toId, rows, isTakenFromInside }) => ({
    fromId,
    toId,
    rows: rows.map(({ text }) => text),
    isTakenFromInside,
  }));

describe('what a chart shows', () => {
  test('a transition to a neighbour is a line with event, guard, delay or actor', () => {
    expect(linksIn('kettle')).toEqual([
      { fromId: 'kettle.off', toId: 'kettle.on', rows: ['SWITCH [hasWater]'], isTakenFromInside: false },
      {
        fromId: 'kettle.on',
        toId: 'kettle.off',
        rows: ['⚙ heater done', '[isEmpty]'],
        isTakenFromInside: false,
      },
      { fromId: 'kettle.on', toId: 'kettle.broken', rows: ['⚙ heater error'], isTakenFromInside: true },
    ]);
    expect(linksIn('kettle.on')).toHaveLength(2);
  });

  test('a transition to a state inside, or to itself, is written in the header', () => {
    expect(chipsOf('kettle')).toEqual(['enters: BREAK → broken', 'stays: CLEAN']);
    expect(chipsOf('kettle.on')).toEqual(['actor: heater', 'enters: REFILL → again', 'enters: TO_KEEP → keeping']);
  });

  test('a transition that leaves the box around is written in its state, and the line of the box says so', () => {
    expect(chipsOf('kettle.on.heating')).toEqual(['exits: after patience → broken']);
    expect(linksIn('kettle')?.at(-1)?.isTakenFromInside).toBe(true);
  });

  test('the branch after a guarded one is the else', () => {
    expect(chipsOf('kettle.off')).toEqual(['stays: SWITCH [else]']);
  });

  test('what a state does on entry and exit, what it waits for and how it ends is read too', () => {
    const [off, on, broken] = root.states;
    expect(on).toMatchObject({ description: 'Somebody wants tea.', entry: ['lightUp'], exit: ['goDark'] });
    expect(on?.states.map(({ isWaiting }) => isWaiting)).toEqual([true, false]);
    expect([off?.kind, on?.kind, broken?.kind]).toEqual(['atomic', 'compound', 'final']);
    expect(on?.initialId).toBe('kettle.on.heating');
  });
});

test('ways back to one state that are too many for lines are written in the states that go them', () => {
  const back = { on: { HOME: 'home' } };
  const star = createMachine({
    id: 'star',
    initial: 'home',
    states: { home: { on: { A: 'a', B: 'b', C: 'c' } }, a: back, b: back, c: back },
  });
  const { links, chips } = wire(readChart(describeMachine(star)));
  expect(links.get('star')?.map(({ toId }) => toId)).toEqual(['star.a', 'star.b', 'star.c']);
  expect(chips.get('star.b')).toEqual([{ kind: 'exits', text: 'HOME → home', tooltip: 'HOME', of: 'star.b:0' }]);
});

test('regions stand beside each other, dashed, and a transition out of one is written inside', async () => {
  const lamp = createMachine({
    id: 'lamp',
    type: 'parallel',
    states: {
      light: { initial: 'dark', states: { dark: { on: { TOUCH: '#lamp.colour.red' } } } },
      colour: { initial: 'red', states: { red: {} } },
    },
  });
  const root = readChart(describeMachine(lamp));
  const placed = await layOut(new ELK(), root, wire(root));
  const [light, colour] = placed.states;
  expect([light?.state.isRegion, colour?.state.isRegion]).toEqual([true, true]);
  expect(Number(colour?.x)).toBeGreaterThanOrEqual(Number(light?.x) + Number(light?.width));
  expect(light?.states[0]?.chips.map(({ text }) => text)).toEqual(['TOUCH → red']);
});
