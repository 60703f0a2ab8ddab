import type { AnyActor } from 'xstate';
import { isAllowed } from '../../../development/inspector/allowed-fields';
import { chartNameOf } from '../../../machines/kernel/inspected';
import { settle } from '../../support/virtual-clock';
import { World } from '../../support/world';

/** Fields of contexts that stay inside: what a person types, what is no value of its own, what other records tell. */
const withheld: Readonly<Record<string, readonly string[]>> = {
  app: ['ports'],
  cameras: ['builtIn', 'deletingId', 'form', 'movedTo', 'original', 'pictures', 'storage', 'touched'],
  connection: ['lanes', 'ports'],
  generation: ['lanes', 'ports'],
  log: ['entries', 'filter', 'lastKey', 'timezoneOffsetMinutes'],
  module: ['lanes', 'ports'],
  permissions: ['ports'],
  picture: ['abilities', 'language', 'picture', 'plugin', 'ports', 'sink'],
  player: ['ports'],
  session: ['abilities', 'language', 'picture', 'plugin', 'ports'],
  watching: ['lanes', 'language', 'localAddress', 'ports'],
};

/** What a field may come to hold, where what it holds now could be anything's beginning. */
const examplesOf = (value: unknown): readonly unknown[] => {
  if (value === null || value === undefined || value === '') return ['text', 1];
  return typeof value === 'number' ? [1] : [value];
};

/** Every statechart that lives in this one, itself included. */
function chartsIn(actor: AnyActor): readonly AnyActor[] {
  const { children = {} } = actor.getSnapshot() as { readonly children?: Readonly<Record<string, AnyActor>> };
  const inner = Object.values(children).flatMap(chartsIn);
  return chartNameOf(actor) ? [actor, ...inner] : inner;
}

test('each field of each context is on the allow list, or here among those that are withheld', async () => {
  const world = new World();
  world.open();
  await settle();
  const hidden = new Map<string, Set<string>>();
  for (const actor of chartsIn(world.app)) {
    const { context } = actor.getSnapshot() as { readonly context: object };
    const names = Object.entries(context)
      .filter(([name, value]) => !examplesOf(value).some((example) => isAllowed(name, example)))
      .map(([name]) => name);
    const chart = chartNameOf(actor);
    hidden.set(chart, new Set([...(hidden.get(chart) ?? []), ...names]));
  }
  const found = [...hidden].map(([chart, names]) => [chart, [...names].sort()]);
  expect(Object.fromEntries(found)).toEqual(withheld);
});
