import { generate } from './generate';
import { play } from './play';
import type { Scenario } from './scenario.types';
import { keep, shrink } from './shrink';

const scenario = generate('hostile', 7, 'bytes');

test('the same scenario is the same session, step by step', async () => {
  const first = await play(scenario, { isTraced: true });
  const again = await play(generate('hostile', 7, 'bytes'), { isTraced: true });
  expect(again).toEqual(first);
  expect(first.trace.length).toBeGreaterThan(20);
});

test('another seed is another session', () => {
  expect(generate('hostile', 8, 'bytes')).not.toEqual(scenario);
});

test('a deed that there is not is an error, not a step that does nothing', async () => {
  const step = { waitMs: 0, deed: 'person.flies', a: 0, b: 0 };
  await expect(play({ ...scenario, steps: [step] })).rejects.toThrow('there is no deed "person.flies"');
});

test('what is left of a shrunk session happens when it did', () => {
  const [first, second, third] = scenario.steps;
  if (!first || !second || !third) throw new Error('too few steps');
  const kept: Scenario = keep({ ...scenario, steps: [first, second, third] }, [0, 2]);
  expect(kept.steps).toEqual([first, { ...third, waitMs: second.waitMs + third.waitMs }]);
});

test('a session that violates nothing cannot be shrunk to one that does', async () => {
  const { played } = await shrink(keep(scenario, [0]));
  expect(played.violations).toEqual([]);
});
