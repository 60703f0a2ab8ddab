import { observePorts } from '../../../development/inspector/observe-ports';
import type { CallMessage } from '../../../development/inspector/protocol.types';
import type { ManagedFact } from '../../../machines/kernel/managed-nodes';
import type { NodeFact, Ports, ServiceFact, StreamSource } from '../../../machines/kernel/ports';
import { secret } from '../../../machines/privacy/secret';
import { atDevice } from '../../support/addresses';
import { settle } from '../../support/virtual-clock';

const source: StreamSource = {
  id: 'door',
  kind: 'camera',
  address: atDevice({ xp2pInfo: secret('hunter2hunter2') }),
};
const params = { action: 'live', channel: 0, quality: 'high' } as const;

type Call = Omit<CallMessage, 'seq' | 'atMs'>;

/** Ports of which a test says what they do, observed; and the calls that were told. */
function observed(parts: { readonly [port in keyof Ports]?: object }) {
  const calls: Call[] = [];
  const actors = ['module', 'app', 'generation 2.4', 'connection door', 'session live-1'];
  const ports = observePorts(
    {
      album: {},
      screen: {},
      system: {},
      players: {},
      managedNodes: {},
      devices: {},
      xp2p: {},
      ...parts,
    } as unknown as Ports,
    (name) => (actors.includes(name) ? `the ${name}` : undefined),
    (call) => calls.push(call as Call),
  );
  return { ports, calls, phases: () => calls.map(({ method, phase, actor }) => `${method} ${phase} ${actor ?? ''}`) };
}

test('a call of a port is told with what it told and what became of it, on behalf of the actor that it is for', async () => {
  let tell: (fact: ServiceFact) => void = () => undefined;
  const { ports, calls, phases } = observed({
    xp2p: {
      startService: async (_source: unknown, _params: unknown, told: typeof tell) => {
        tell = told;
      },
    },
  });
  const heard: ServiceFact[] = [];
  await ports.xp2p.startService(source, params, (fact) => heard.push(fact));
  tell({ type: 'service.connected' });
  await settle();
  expect(heard).toEqual([{ type: 'service.connected' }]);
  expect(phases().sort()).toEqual([
    'startService called the connection door',
    'startService resolved the connection door',
    'startService told the connection door',
  ]);
  expect(new Set(calls.map(({ call, port }) => `${call} ${port}`))).toEqual(new Set(['1 plugin']));
  expect(JSON.stringify(calls)).not.toContain('hunter2');
});

test('a rejection of a port reaches the caller as it was, and is told', async () => {
  const failure = { source: 'xp2p', code: -2401, kind: 'running', scope: 'connection' };
  const { ports, calls } = observed({ xp2p: { init: () => Promise.reject(failure) } });
  await expect(ports.xp2p.init('2.4', 'camera', () => undefined)).rejects.toBe(failure);
  expect(calls.at(-1)).toMatchObject({ phase: 'rejected', actor: 'the generation 2.4', detail: { code: -2401 } });
});

test('what a port throws or returns reaches the caller as it was, and is told', () => {
  const gone = new Error('gone');
  const { ports, calls, phases } = observed({
    xp2p: {
      destroy: () => {
        throw gone;
      },
      stopService: () => 0,
    },
  });
  expect(() => ports.xp2p.destroy()).toThrow(gone);
  expect(ports.xp2p.stopService('door')).toBe(0);
  expect(phases()).toEqual([
    'destroy called the module',
    'destroy threw the module',
    'stopService called the connection door',
    'stopService returned the connection door',
  ]);
  expect(calls[1]?.detail).toEqual('Error: gone');
});

test('the path of bytes is left alone by whoever observes ports', async () => {
  const write = (): void => undefined;
  const given: unknown[] = [];
  const { ports } = observed({ xp2p: { startStream: (...parameters: unknown[]) => given.push(...parameters) } });
  await ports.xp2p.startStream(source, params, () => undefined, write);
  expect(given[3]).toBe(write);
});

test('a player that is ready is observed too: its context and its way for bytes are the same', async () => {
  const player = { context: {}, addChunk: () => undefined, play: async () => undefined };
  let tell: (fact: NodeFact) => void = () => undefined;
  const { ports, phases } = observed({
    players: {
      attach: (_view: string, _key: number, told: typeof tell) => {
        tell = told;
        return () => undefined;
      },
    },
  });
  const heard: NodeFact[] = [];
  ports.players.attach('live-1', 1, (fact) => heard.push(fact));
  tell({ type: 'node.ready', player: player as never });
  const [ready] = heard;
  if (ready?.type !== 'node.ready') throw new Error('it is not ready');
  expect(ready.player.context).toBe(player.context);
  expect(ready.player.addChunk).toBe(player.addChunk);
  await ready.player.play();
  await settle();
  expect(phases()).toEqual([
    'attach called the session live-1',
    'attach returned the session live-1',
    'attach told the session live-1',
    'play called the session live-1',
    'play resolved the session live-1',
  ]);
});

test('a node whose component pulls by itself is observed too, and what is asked of it', async () => {
  const player = { component: {}, retry: async () => undefined };
  let tell: (fact: ManagedFact) => void = () => undefined;
  const { ports, phases } = observed({
    managedNodes: {
      attach: (_view: string, _key: number, _source: object, told: typeof tell) => {
        tell = told;
        return () => undefined;
      },
    },
  });
  const heard: ManagedFact[] = [];
  ports.managedNodes.attach('live-1', 1, {} as never, (fact) => heard.push(fact));
  tell({ type: 'managed.ready', player: player as never });
  const [ready] = heard;
  if (ready?.type !== 'managed.ready') throw new Error('it is not ready');
  await ready.player.retry();
  await settle();
  expect(phases()).toEqual([
    'attach called the session live-1',
    'attach returned the session live-1',
    'attach told the session live-1',
    'retry called the session live-1',
    'retry resolved the session live-1',
  ]);
});

test('what a port has beside its calls, and what it does not have, is as it was', () => {
  const { ports } = observed({ xp2p: { generations: ['all'], sourceBelongsToModule: true } });
  expect(ports.xp2p).toMatchObject({ generations: ['all'], sourceBelongsToModule: true });
  expect(ports.xp2p.checkDevice).toBeUndefined();
});

test('album, screen and settings are calls of WeChat, on behalf of nobody who could be named', async () => {
  const { ports, calls } = observed({
    album: { save: async () => undefined },
    screen: { keepOn: () => () => undefined },
    system: { openPermissions: async () => undefined },
  });
  await ports.album.save('wxfile://picture');
  ports.screen.keepOn();
  await ports.system.openPermissions();
  expect(
    calls.filter(({ phase }) => phase === 'called').map(({ port, method, actor }) => [port, method, actor ?? '']),
  ).toEqual([
    ['wechat', 'save', ''],
    ['wechat', 'keepOn', ''],
    ['wechat', 'openPermissions', ''],
  ]);
});

test('a port that comes later is asked for when it is needed', () => {
  let files: object | undefined;
  const parts = {
    ...{ album: {}, screen: {}, system: {}, players: {}, managedNodes: {}, devices: {}, xp2p: {} },
    get files() {
      return files;
    },
  };
  const ports = observePorts(
    parts as unknown as Ports,
    () => undefined,
    () => undefined,
  );
  files = {};
  expect(ports.files).toBe(files);
});
