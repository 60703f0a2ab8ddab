import { assign, enqueueActions, forwardTo, sendTo, setup, spawnChild, stopChild } from 'xstate';
import { checkMachine } from '../check-machine';
import { bare, call } from './bare-chart';

describe('children that are told, stopped or forwarded to', () => {
  const toNoed = { type: 'X' } as const;

  test.each([
    ['sendTo', sendTo('noed', toNoed), "m.a: sendTo('noed'), which is no child of the chart; near: 'node', 'spawned'"],
    ['forwardTo', forwardTo('noed'), "m.a: sendTo('noed'), which is no child of the chart; near: 'node', 'spawned'"],
    ['stopChild', stopChild('noed'), "m.a: stopChild('noed'), which is no child of the chart; near: 'node', 'spawned'"],
    [
      'enqueueActions, in any of its ways',
      enqueueActions(({ enqueue, check }) => {
        enqueue.sendTo('node', toNoed);
        if (check(() => false)) enqueue.sendTo('noed', toNoed);
        else enqueue(stopChild('sapwned'));
      }),
      [
        "m.a: sendTo('noed'), which is no child of the chart; near: 'node', 'spawned'",
        "m.a: stopChild('sapwned'), which is no child of the chart; near: 'spawned', 'node'",
      ],
    ],
  ])('a child’s id that nobody has is found: %s', (_, action, complaints) => {
    const chart = bare.createMachine({
      id: 'm',
      entry: spawnChild('call', { id: 'spawned' }) as never,
      initial: 'a',
      invoke: { id: 'node', src: 'call', onError: {} },
      states: { a: { entry: action as never } },
    });
    expect(checkMachine(chart)).toEqual([complaints].flat());
  });

  test('a child’s id that nobody has is found in an action that has a name', () => {
    const tell = sendTo('noed', { type: 'X' }) as never;
    const chart = setup({ actions: { tell } }).createMachine({ id: 'm', entry: 'tell' });
    expect(checkMachine(chart)).toEqual(["action 'tell': sendTo('noed'), which is no child of the chart"]);
  });

  test('children are found wherever they are spawned, the parent and the chart itself are there', () => {
    const chart = setup({
      actors: { call },
      actions: {
        grow: assign({ child: ({ spawn }) => spawn('call', { id: 'assigned' }) }),
        growAgain: assign(({ spawn }) => ({ child: spawn('call', { input: undefined, id: 'again' }) })),
        enqueue: enqueueActions(({ enqueue }) => enqueue.spawnChild('call', { id: 'enqueued' })),
        tellAll: enqueueActions(({ enqueue }) => {
          for (const child of ['x']) enqueue.sendTo(child, { type: 'X' });
          enqueue.sendTo('assigned', { type: 'X' });
          enqueue.sendTo('again', { type: 'X' });
          enqueue.sendTo('enqueued', { type: 'X' });
          enqueue.sendTo('first', { type: 'X' });
          enqueue.sendTo('#_parent', { type: 'X' });
          enqueue.sendTo('#_internal', { type: 'X' });
        }),
      },
    }).createMachine({
      id: 'm',
      context: ({ spawn }) => ({ child: spawn('call', { id: 'first' }) }),
      entry: ['grow', 'growAgain', 'enqueue', 'tellAll'],
    });
    expect(checkMachine(chart)).toEqual([]);
  });
});
