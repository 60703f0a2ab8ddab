import { type AnyEventObject, createActor, setup } from 'xstate';
import { talk } from '../../../machines/kernel/talk';
import { ear } from '../../support/ear';

type Request = { type: 'WANT'; what: string } | { type: 'CHANGE'; to: string } | { type: 'LEAVE'; lingers: boolean };
type Fact = { type: 'thing.ready'; of: string };

/** Somebody who holds something of `owner` while `holding`, and writes down what the talk brings. */
function holderOf(owner: ReturnType<typeof ear>) {
  const brought: AnyEventObject[] = [];
  const machine = setup({
    types: { events: {} as AnyEventObject },
    actors: { thing: talk<Request, Fact>() },
    actions: { note: ({ event }) => void brought.push(event) },
  }).createMachine({
    initial: 'holding',
    states: {
      holding: {
        invoke: {
          id: 'thing',
          src: 'thing',
          input: {
            to: owner.ref,
            hello: { type: 'WANT', what: 'a thing' },
            bye: { type: 'LEAVE', lingers: true },
          },
          onError: 'free',
        },
        on: { FREE: 'free', AGAIN: { target: 'holding', reenter: true }, 'thing.*': { actions: 'note' } },
      },
      free: { on: { 'thing.*': { actions: 'note' } } },
    },
  });
  const actor = createActor(machine).start();
  return { actor, brought, thing: () => actor.getSnapshot().children.thing };
}

/** The talk's own reference, as the owner was told it. */
const tokens = (owner: ReturnType<typeof ear>) => owner.heard.map(({ from }) => from);

test('a talk asks the owner when its state is entered, with itself as the token', () => {
  const owner = ear();
  const { thing } = holderOf(owner);
  expect(owner.heard).toEqual([{ type: 'WANT', what: 'a thing', from: thing() }]);
});

test('what the owner tells the talk reaches its holder', () => {
  const owner = ear();
  const { brought } = holderOf(owner);
  tokens(owner)[0].send({ type: 'thing.ready', of: 'u' });
  expect(brought).toEqual([{ type: 'thing.ready', of: 'u' }]);
});

test('what the holder asks through the talk goes to the owner with the talk’s name, and nowhere else', () => {
  const owner = ear();
  const { brought, thing } = holderOf(owner);
  thing()?.send({ type: 'CHANGE', to: 'high' });
  expect(owner.heard.at(-1)).toEqual({ type: 'CHANGE', to: 'high', from: thing() });
  expect(brought).toEqual([]);
});

test.each([
  [
    'its state is left',
    (actor: { send(event: AnyEventObject): void; stop(): unknown }) => actor.send({ type: 'FREE' }),
  ],
  ['the holder is stopped', (actor: { send(event: AnyEventObject): void; stop(): unknown }) => void actor.stop()],
])('a talk says goodbye once when %s', (_words, end) => {
  const owner = ear();
  const { actor } = holderOf(owner);
  end(actor);
  expect(owner.heard.slice(1)).toEqual([{ type: 'LEAVE', lingers: true, from: tokens(owner)[0] }]);
});

test('a talk that was told how to part says goodbye in that way', () => {
  const owner = ear();
  const { actor, thing } = holderOf(owner);
  thing()?.send({ type: 'PART', bye: { type: 'LEAVE', lingers: false } });
  expect(owner.heard).toHaveLength(1);
  actor.send({ type: 'FREE' });
  expect(owner.heard[1]).toMatchObject({ type: 'LEAVE', lingers: false });
});

test('a talk that ended hears nothing, and the next one is another', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined); // XState's, of an event to a stopped actor
  const owner = ear();
  const { actor, brought } = holderOf(owner);
  actor.send({ type: 'AGAIN' });
  expect(owner.heard.map(({ type }) => type)).toEqual(['WANT', 'LEAVE', 'WANT']);
  const [former, , now] = tokens(owner);
  expect(now).not.toBe(former);
  former.send({ type: 'thing.ready', of: 'the former life' });
  now.send({ type: 'thing.ready', of: 'this life' });
  expect(brought).toEqual([{ type: 'thing.ready', of: 'this life' }]);
  warn.mockRestore();
});
