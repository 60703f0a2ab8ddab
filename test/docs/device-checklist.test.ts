import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnyStateMachine } from 'xstate';
import { ownMachines } from './own-machines';

const checklist = readFileSync(path.resolve(__dirname, '../../docs/device-checklist.md'), 'utf8');

/** The numbered steps: `| 1 | do | see | state | | |`. */
const steps = [...checklist.matchAll(/^\| (\d+) \|(.*)\|$/gm)].map(([, number = '', rest = '']) => {
  const [what = '', seen = '', state = ''] = rest.split('|').map((cell) => cell.trim());
  return { number: Number(number), what, seen, states: [...state.matchAll(/`(\w+) ([\w.]+)`/g)] };
});

function isState(machine: AnyStateMachine | undefined, place: string): boolean {
  let node = machine?.root;
  for (const key of place.split('.')) node = node?.states[key];
  return node !== undefined;
}

test('steps are numbered one after the other, and each says what to do and what must be seen', () => {
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.filter(({ what, seen }) => what === '' || seen === '')).toEqual([]);
});

test('every step is tied to states that are in the charts', () => {
  expect(steps.filter(({ states }) => states.length === 0)).toEqual([]);
  const machines: Readonly<Record<string, AnyStateMachine>> = ownMachines;
  const unknown = steps.flatMap(({ number, states }) =>
    states
      .filter(([, name = '', place = '']) => !isState(machines[name], place))
      .map(([words]) => `step ${number}: ${words}`),
  );
  expect(unknown).toEqual([]);
});
