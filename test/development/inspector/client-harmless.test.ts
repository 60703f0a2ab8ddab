import { doorAt, endAll, mute } from './client-support';

afterEach(endAll);

describe('the app comes first', () => {
  test.each([
    [
      'throws',
      () => {
        throw new Error('not allowed');
      },
    ],
    ['gives nothing', () => undefined as never],
    [
      'breaks when it is used',
      () => ({
        ...mute,
        onOpen: (listener: (opened: unknown) => void) => listener({}),
        send: () => {
          throw new Error('broken pipe');
        },
      }),
    ],
    [
      'is told nonsense',
      () => ({
        ...mute,
        onMessage: (listener: (told: { data: string }) => void) => {
          for (const data of ['', 'null', '[]', '{"type":"send"}', '{"type":"welcome"}']) listener({ data });
        },
      }),
    ],
  ])('a socket that %s leaves the machines alone', async (_, connect) => {
    const door = doorAt(connect);
    door.door.send({ type: 'OPEN' });
    await door.clock.advance(6_000);
    door.door.send({ type: 'OPEN' });
    expect(door.door.getSnapshot()).toMatchObject({ status: 'active', value: 'open', context: { count: 2 } });
  });
});
