import type { NodeFact } from '../../../../machines/kernel/ports';
import { createPlayerNodes } from '../../../../miniprogram/plugins/player';

const ready = () => ({ livePlayerContext: {}, playerExport: { addChunk: jest.fn() } });

/** A session's ears. */
function listener() {
  const facts: NodeFact[] = [];
  const tell = (fact: NodeFact) => {
    facts.push(fact);
  };
  const players = () => facts.flatMap((fact) => (fact.type === 'node.ready' ? [fact.player] : []));
  return { facts, tell, players, types: () => facts.map((fact) => fact.type) };
}

describe('player nodes', () => {
  it('the events of a node reach the session that listens to it, and nobody else', () => {
    const nodes = createPlayerNodes({});
    const [one, two] = [listener(), listener()];
    nodes.attach('one', 1, one.tell);
    nodes.attach('two', 1, two.tell);
    nodes.deliver('one', 1, 'playerStartPull', undefined);
    expect(one.types()).toEqual(['node.pullStarted']);
    expect(two.facts).toEqual([]);
  });

  it('a player node of the view that is not the newest is heard by nobody, nor is one that nobody knows', () => {
    const nodes = createPlayerNodes({});
    const [older, newer] = [listener(), listener()];
    const detachOlder = nodes.attach('one', 1, older.tell);
    nodes.attach('one', 2, newer.tell);
    detachOlder();
    nodes.deliver('one', 1, 'playerStartPull', undefined);
    nodes.deliver('one', 3, 'playerStartPull', undefined);
    nodes.deliver('elsewhere', 2, 'playerStartPull', undefined);
    expect([...older.facts, ...newer.facts]).toEqual([]);
    nodes.deliver('one', 2, 'playerStartPull', undefined);
    expect(newer.types()).toEqual(['node.pullStarted']);
  });

  it('a session that has gone hears nothing of its player nodes', () => {
    const nodes = createPlayerNodes({});
    const session = listener();
    nodes.attach('one', 1, session.tell)();
    nodes.deliver('one', 1, 'playerReady', ready());
    expect(session.facts).toEqual([]);
  });

  it('close codes of player nodes are compared with the plugin’s own enumeration', () => {
    const nodes = createPlayerNodes({ PlayerCloseType: { USER_CLOSE: 3 } });
    const session = listener();
    nodes.attach('one', 1, session.tell);
    nodes.deliver('one', 1, 'playerClose', { error: { code: 3 } });
    expect(session.facts).toEqual([{ type: 'node.closed', reason: 'user' }]);
  });
});

describe('playerReady', () => {
  it('playerReady twice with the same context is the same player, fed through what came last', () => {
    const nodes = createPlayerNodes({});
    const session = listener();
    nodes.attach('one', 1, session.tell);
    const first = ready();
    const again = { ...ready(), livePlayerContext: first.livePlayerContext };
    nodes.deliver('one', 1, 'playerReady', first);
    nodes.deliver('one', 1, 'playerReady', again);

    const [player, samePlayer] = session.players();
    expect(samePlayer).toBe(player);
    player?.addChunk(new ArrayBuffer(1));
    expect(first.playerExport.addChunk).not.toHaveBeenCalled();
    expect(again.playerExport.addChunk).toHaveBeenCalledTimes(1);
  });

  it('playerReady with another context is another player', () => {
    const nodes = createPlayerNodes({});
    const session = listener();
    nodes.attach('one', 1, session.tell);
    nodes.deliver('one', 1, 'playerReady', ready());
    nodes.deliver('one', 1, 'playerReady', ready());
    const [player, other] = session.players();
    expect(other).not.toBe(player);
    expect(other?.context).not.toBe(player?.context);
  });

  it('playerReady without playerExport feeds the component itself (the generation of the seed project)', () => {
    const nodes = createPlayerNodes(undefined);
    const session = listener();
    const component = { addChunk: jest.fn() };
    nodes.attach('one', 1, session.tell);
    nodes.deliver('one', 1, 'playerReady', { livePlayerContext: {} }, component);
    session.players()[0]?.addChunk(new ArrayBuffer(1));
    expect(component.addChunk).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['no detail', undefined],
    ['no context', { playerExport: { addChunk() {} } }],
    ['a context that is none', { livePlayerContext: null, playerExport: { addChunk() {} } }],
    ['no place for bytes', { livePlayerContext: {}, playerExport: {} }],
  ])('playerReady with %s is a failure, not a crash', (_name, detail) => {
    const nodes = createPlayerNodes({});
    const session = listener();
    nodes.attach('one', 1, session.tell);
    nodes.deliver('one', 1, 'playerReady', detail, undefined);
    expect(session.facts).toMatchObject([
      { type: 'node.failed', failure: { source: 'p2p-player', code: 'notUsable' } },
    ]);
  });
});

describe('the local server', () => {
  it('the local server is reset through the plugin', async () => {
    const plugin = { reset: jest.fn(async () => {}) };
    await createPlayerNodes(plugin).resetLocalServer();
    expect(plugin.reset.mock.contexts).toEqual([plugin]);
  });

  it.each([
    {},
    undefined,
    { reset: 'no' },
  ])('the local server cannot be reset by %j: nothing happens', async (plugin) => {
    await expect(createPlayerNodes(plugin).resetLocalServer()).resolves.toBeUndefined();
  });

  it.each([
    ['a text', () => Promise.reject('port in use'), 'port in use'],
    ['an errMsg', () => Promise.reject({ errMsg: 'port in use' }), 'port in use'],
    [
      'an error thrown at once',
      () => {
        throw new Error('port in use');
      },
      'port in use',
    ],
    ['nothing', () => Promise.reject(), undefined],
  ])('a reset of the local server that fails with %s rejects with a failure', async (_name, reset, message) => {
    const failure = await createPlayerNodes({ reset })
      .resetLocalServer()
      .catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ source: 'p2p-player', scope: 'localServer', step: 'resetLocalServer' });
    expect((failure as { message?: string }).message).toBe(message);
  });

  it('the local server whose sockets iOS stopped (errNum 53) is told to every session', () => {
    const hooks: { errorCallback?: (error: unknown) => void } = {};
    const nodes = createPlayerNodes({ initHttp: (options: typeof hooks) => Object.assign(hooks, options) });
    const [one, two] = [listener(), listener()];
    nodes.attach('one', 1, one.tell);
    nodes.attach('two', 4, two.tell);
    hooks.errorCallback?.({ errNum: 12 });
    hooks.errorCallback?.(undefined);
    expect([...one.facts, ...two.facts]).toEqual([]);
    hooks.errorCallback?.({ errNum: 53 });
    const gone = [{ type: 'node.failed', failure: { source: 'p2p-player', code: 53, scope: 'localServer' } }];
    expect(one.facts).toMatchObject(gone);
    expect(two.facts).toMatchObject(gone);
  });

  it('the local server of a plugin whose initHttp throws works all the same', () => {
    const initHttp = () => {
      throw new Error('not supported');
    };
    const nodes = createPlayerNodes({ initHttp });
    const session = listener();
    nodes.attach('one', 1, session.tell);
    nodes.deliver('one', 1, 'playerReady', ready());
    expect(session.types()).toEqual(['node.ready']);
  });
});
