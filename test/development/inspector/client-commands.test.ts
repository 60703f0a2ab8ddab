import { Viewer } from '../../inspector/viewer';
import { doorAt, endAll, serve } from './client-support';

afterEach(endAll);

describe('what a viewer asks for', () => {
  async function asking() {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl);
    const actor = await door.runUntil(
      viewer.until((v) => v.records().flatMap((record) => (record.type === 'actor' ? [record.id] : []))[0]),
    );
    const [app] = viewer.apps();
    const ask = (command: object) => door.runUntil(viewer.ask({ app, ...command } as never));
    const send = (event: unknown, to = actor) => ask({ type: 'send', actor: to, event });
    return { door, ask, send };
  }

  test('an event that a viewer sends moves the actor', async () => {
    const { door, send } = await asking();
    expect(await send({ type: 'OPEN' })).not.toHaveProperty('refused');
    expect(door.door.getSnapshot().value).toBe('open');
  });

  test.each([
    ['to an actor that is not there', { type: 'OPEN' }, 'x:99', 'actorGone'],
    ['that the machine does not know', { type: 'EXPLODE' }, undefined, 'unknownEvent'],
    ["of XState's own", { type: 'xstate.stop' }, undefined, 'badEvent'],
    ['without a type', { type: '' }, undefined, 'badEvent'],
  ])('an event that a viewer sends is refused: %s', async (_, event, to, refused) => {
    const { door, send } = await asking();
    expect(await send(event, to)).toMatchObject({ refused });
    expect(door.door.getSnapshot().value).toBe('closed');
  });

  test('an event that a viewer sends to an actor that has ended is refused', async () => {
    const { door, send } = await asking();
    door.door.stop();
    expect(await send({ type: 'OPEN' })).toMatchObject({ refused: 'actorGone' });
  });

  test('a fault that a viewer asks for is set off, and taken back; one that there is not is refused', async () => {
    const { door, ask } = await asking();
    expect(await ask({ type: 'fault', id: 'door.jams' })).not.toHaveProperty('refused');
    expect(await ask({ type: 'clearFaults' })).not.toHaveProperty('refused');
    expect(await ask({ type: 'fault', id: 'door.burns' })).toMatchObject({ refused: 'unknownFault' });
    expect(door.faultsRun).toEqual(['door.jams', 'cleared']);
  });

  test('what a viewer asks for and throws is answered, and the app goes on', async () => {
    const server = await serve();
    const viewer = await Viewer.open(server.url);
    const door = doorAt(server.appUrl, {
      faults: {
        groups: () => [
          { group: 'door', title: 'Door', actions: [{ id: 'door.jams', title: 'Jams', explanation: '' }] },
        ],
        run: () => {
          throw new Error('stuck');
        },
        clear: () => undefined,
      },
    });
    await door.runUntil(viewer.until((v) => v.apps().length > 0));
    const [app = ''] = viewer.apps();
    expect(await door.runUntil(viewer.ask({ app, type: 'fault', id: 'door.jams' }))).toMatchObject({
      refused: 'threw',
      detail: expect.stringContaining('stuck'),
    });
  });
});
