import { inspectThrough } from '../../../development/inspector';
import { VirtualClock } from '../../support/virtual-clock';

test('an app that is inspected looks for the relay at its address, and says who it is', async () => {
  const clock = new VirtualClock();
  const asked: { url: string; fail(): void }[] = [];
  const sent: string[] = [];
  let opened: () => void = () => undefined;
  const socket = {
    send: ({ data }: { data: string }) => void sent.push(data),
    onOpen: (listener: () => void) => {
      opened = listener;
    },
    onMessage: () => undefined,
    onError: () => undefined,
    onClose: () => undefined,
  };
  const wechat = {
    connectSocket: (options: { url: string; fail(): void }) => {
      asked.push(options);
      return socket;
    },
  };
  const faults = { groups: () => [], run: () => undefined, clear: () => undefined };
  inspectThrough(wechat as never, 'ws://127.0.0.1:1')({ clock, platform: 'devtools', faults, random: () => 0.5 });
  await clock.advance(10_000);
  expect(asked[0]?.url).toBe('ws://127.0.0.1:1');
  expect(() => asked[0]?.fail()).not.toThrow();
  opened();
  expect(JSON.parse(sent[0] ?? '[]')).toMatchObject([{ build: 'devtools', platform: 'devtools' }]);
});
