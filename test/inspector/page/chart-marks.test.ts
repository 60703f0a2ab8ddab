import { activeStates } from '../../../tools/inspector/page/model/active-states';
import { countdowns, possibleTransitions } from '../../../tools/inspector/page/model/chart-marks';
import { findStates } from '../../../tools/inspector/page/model/find-states';
import { focusOf } from '../../../tools/inspector/page/model/focus';
import { TakenLately } from '../../../tools/inspector/page/model/taken-lately';
import { lamp, snapshot, told } from './story';

const dark = activeStates(lamp, { light: 'dark', colour: 'white' });
const bright = activeStates(lamp, { light: 'bright', colour: 'white' });
const possible = (active: readonly string[]) =>
  possibleTransitions(lamp, active).map(({ transition }) => transition.id);

describe('transitions that can be taken now', () => {
  test('an inner state that surely answers keeps an event from outer ones, and a branch from later ones', () => {
    expect(possible(dark)).toEqual(['lamp.light.dark:0', 'lamp.light.dark:1', 'lamp:0', 'lamp.light:1']);
  });

  test('one with a guard may not answer: then the outer one does', () => {
    expect(possible(bright)).toEqual(expect.arrayContaining(['lamp.light.bright:1', 'lamp.light:0']));
  });

  test('what XState sends by itself is none, and what people want comes first', () => {
    expect(possible(bright)).not.toContain('lamp.light.bright:0');
    expect(possible(bright).at(-1)).toBe('lamp.light:1');
  });
});

describe('delays that run', () => {
  const delay = { event: 'xstate.after.burnTime.lamp.light.bright', startedAtMs: 1_000, delayMs: 4_000 };

  test('are counted down, with the state and the transition that they are about', () => {
    expect(countdowns(lamp, { delays: [delay] }, 2_000)).toEqual([
      { state: 'lamp.light.bright', transitions: ['lamp.light.bright:0'], remainingMs: 3_000, share: 0.25 },
    ]);
    expect(countdowns(lamp, { delays: [delay] }, 9_000)).toMatchObject([{ remainingMs: 0, share: 1 }]);
  });

  test('but not one that never ends, nor one of no known state', () => {
    const endless = { ...delay, delayMs: 2 ** 31 - 1 };
    expect(countdowns(lamp, { delays: [endless, { ...delay, event: 'xstate.after.x.y' }] }, 2_000)).toEqual([]);
  });
});

describe('what is looked at in a large chart', () => {
  test('at first the largest region, then what was entered', () => {
    expect(focusOf(lamp, dark, [], '')).toBe('lamp.light.dark');
    expect(focusOf(lamp, bright, ['lamp.light.dark:0'], 'lamp.colour.white')).toBe('lamp.light.bright');
  });

  test('whatever only stays in its state moves nothing', () => {
    expect(focusOf(lamp, dark, ['lamp.light:1'], 'lamp.colour.white')).toBe('lamp.colour.white');
  });

  test('looking back leaves a state that was not active then', () => {
    expect(focusOf(lamp, dark, [], 'lamp.light.bright')).toBe('lamp.light.dark');
  });
});

test('a state is found by a part of its name, beginnings first', () => {
  expect(findStates(lamp, 'B').map(({ key }) => key)).toEqual(['bright', 'broken']);
  expect(findStates(lamp, 'r').map(({ key }) => key)).toEqual(['dark', 'bright', 'broken', 'colour']);
  expect(findStates(lamp, 'nowhere')).toEqual([]);
  expect(findStates(undefined, '')).toEqual([]);
});

describe('a transition that was taken', () => {
  const step = told([snapshot('x:1', { steps: [{ event: 'PRESS', transitions: ['lamp.light.dark:0'] }] })]);

  test('is conspicuous for a second, in the chart of its actor alone', () => {
    const taken = new TakenLately();
    taken.hear(step, 5_000);
    expect([...taken.of('x:1', 5_999)]).toEqual(['lamp.light.dark:0']);
    expect(taken.of('x:2', 5_999).size).toBe(0);
    expect(taken.of('x:1', 6_000).size).toBe(0);
  });

  test('but not when the whole story is told at once', () => {
    const taken = new TakenLately();
    taken.hear(
      Array.from({ length: 400 }, () => step[0] as (typeof step)[number]),
      5_000,
    );
    expect(taken.of('x:1', 5_001).size).toBe(0);
  });
});
