import { type AnyEventObject, createActor, fromCallback, setup } from 'xstate';
import { actorOf, type Lease, leaseLogic } from '../../../machines/kernel/lease';
import { ear } from '../../support/ear';

/** Somebody who holds something of `owner` while `holding`, and writes down what the lease brings. */
function holderOf(owner: ReturnType<typeof ear>) {
  const brought: AnyEventObject[] = [];
  const leases: Lease[] = [];
  const machine = setup({
    types: { events: {} as AnyEventObject },
    actors: { lease: leaseLogic },
    actions: { note: ({ event }) => void brought.push(event) },
  }).createMachine({
    initial: 'holding',
    states: {
      holding: {
        invoke: {
          id: 'lease',
          src: 'lease',
          input: {
            owner: owner.ref,
            ask: (lease: Lease) => {
              leases.push(lease);
              return { type: 'thing.wanted', lease };
            },
            giveBack: (lease: Lease) => ({ type: 'thing.left', lease }),
          },
          onError: 'free',
        },
        on: { LEAVE: 'free', AGAIN: { target: 'holding', reenter: true }, 'thing.*': { actions: 'note' } },
      },
      free: { on: { 'thing.*': { actions: 'note' } } },
    },
  });
  return { actor: createActor(machine).start(), brought, leases };
}

test('a lease asks the owner when its state is entered, with itself as the token', () => {
  const owner = ear();
  const { leases } = holderOf(owner);
  expect(owner.heard).toEqual([{ type: 'thing.wanted', lease: leases[0] }]);
});

test('what the owner tells the lease reaches its holder', () => {
  const owner = ear();
  const { brought, leases } = holderOf(owner);
  leases[0]?.send({ type: 'thing.ready', url: 'u' });
  expect(brought).toEqual([{ type: 'thing.ready', url: 'u' }]);
});

test('what the holder asks of the owner goes there with the lease’s name, and nowhere else', () => {
  const owner = ear();
  const { brought, leases } = holderOf(owner);
  leases[0]?.send({ type: 'lease.toOwner', event: { type: 'thing.changed', to: 'high' } });
  expect(owner.heard.at(-1)).toEqual({ type: 'thing.changed', to: 'high', lease: leases[0] });
  expect(brought).toEqual([]);
});

test.each([
  [
    'its state is left',
    (actor: { send(event: AnyEventObject): void; stop(): unknown }) => actor.send({ type: 'LEAVE' }),
  ],
  ['the holder is stopped', (actor: { send(event: AnyEventObject): void; stop(): unknown }) => void actor.stop()],
])('a lease is given back once when %s', (_words, end) => {
  const owner = ear();
  const { actor, leases } = holderOf(owner);
  end(actor);
  expect(owner.heard.slice(1)).toEqual([{ type: 'thing.left', lease: leases[0] }]);
});

test('a lease that ended hears nothing, and the next one is another', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined); // XState's, of an event to a stopped actor
  const owner = ear();
  const { actor, brought, leases } = holderOf(owner);
  actor.send({ type: 'AGAIN' });
  expect(owner.heard.map(({ type }) => type)).toEqual(['thing.wanted', 'thing.left', 'thing.wanted']);
  expect(leases[1]).not.toBe(leases[0]);
  leases[0]?.send({ type: 'thing.ready', of: 'the former life' });
  leases[1]?.send({ type: 'thing.ready', of: 'this life' });
  expect(brought).toEqual([{ type: 'thing.ready', of: 'this life' }]);
  warn.mockRestore();
});

test('an actor’s reference is a listener, and the other way round', () => {
  const actor = createActor(fromCallback(() => undefined)).start();
  expect(actorOf(actor)).toBe(actor);
});
