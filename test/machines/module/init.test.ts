import { config } from '../../../machines/kernel/config';
import { ModuleBench } from './module-bench';

describe('an init that goes well', () => {
  test('a module inits when the app starts, before anybody wants it', async () => {
    const bench = new ModuleBench();
    await bench.advance(0);
    expect(bench.plugin.calls).toEqual(['0 init all camera']);
    expect(bench.state()).toBe('init');
    await bench.advance(100);
    expect(bench.state()).toBe('inited');
  });

  test('a module that inits lets whoever came meanwhile wait, then tells the local peer name', async () => {
    const bench = new ModuleBench();
    const user = bench.want('door');
    expect(user.heard).toEqual([{ type: 'module.waiting', reason: 'init' }]);
    await bench.advance(100);
    expect(user.heard.slice(1)).toEqual([{ type: 'module.ready', localPeerName: 'peer-all' }]);
  });

  test('an inited module is there at once for everybody who comes later, and is not inited again', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    const users = [bench.want('door'), bench.want('yard'), bench.want('gate', { kind: 'server' })];
    expect(users.map((user) => user.news())).toEqual([['module.ready'], ['module.ready'], ['module.ready']]);
    expect(bench.plugin.count('init')).toBe(1);
  });

  test('an inited module is kept when everybody has left', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    bench.want('door').leave();
    await bench.advance(600_000);
    expect(bench.want('door').news()).toEqual(['module.ready']);
    expect(bench.calls).toEqual(['init all camera']);
  });

  test('a module says nothing to somebody who left during its init', async () => {
    const bench = new ModuleBench();
    const user = bench.want('door');
    user.leave();
    user.news();
    await bench.advance(100);
    expect(user.news()).toEqual([]);
  });

  test('an inited module is not thrown away by a RETRY', async () => {
    const bench = new ModuleBench();
    await bench.advance(100);
    bench.module.send({ type: 'RETRY' });
    await bench.advance(1_000);
    expect(bench.calls).toEqual(['init all camera']);
  });
});

describe('an init that fails', () => {
  test('a failed init is told to nobody, and not tried for ever, until somebody wants to watch', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
    await bench.advance(600_000);
    expect(bench.state()).toBe('initFailed');
    expect(bench.calls).toEqual(['init all camera']);
  });

  test('a module that fails to init is destroyed, then tried again at once for somebody who wants it, and good if that is', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
    await bench.advance(1_000);
    const user = bench.want('door');
    await bench.advance(100);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
    expect(user.news().at(-1)).toBe('module.ready');
    expect(bench.report().failure).toBeNull();
  });

  test('a module that fails to init is tried again, too, where destroy throws', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
    bench.plugin.destroy = () => {
      throw new Error('destroy');
    };
    const user = bench.want('door');
    await bench.advance(1_000);
    expect(bench.plugin.count('init')).toBe(2);
    expect(user.news().at(-1)).toBe('module.ready');
  });

  test('a module that fails to init twice tells why, and tries no more for the same user', async () => {
    const bench = new ModuleBench((plugin) =>
      plugin.nextInits('all', { afterMs: 100, code: -2202 }, { afterMs: 100, code: -2301 }),
    );
    const user = bench.want('door');
    await bench.advance(10_000);
    expect(user.heard.at(-1)).toMatchObject({ type: 'module.failed', failure: { source: 'xp2p', code: -2301 } });
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
  });

  test('a module that fails to init is tried once for all who wait, not once for each', async () => {
    const bench = new ModuleBench((plugin) => plugin.answer('init', { afterMs: 100, code: -2202 }));
    const users = [bench.want('door'), bench.want('yard')];
    await bench.advance(10_000);
    expect(users.map((user) => user.news().at(-1))).toEqual(['module.failed', 'module.failed']);
    expect(bench.plugin.count('init')).toBe(2);
  });

  test('a module that fails to init is tried again for the next who wants it', async () => {
    const bench = new ModuleBench((plugin) => plugin.answer('init', { afterMs: 100, code: -2202 }));
    bench.want('door').leave();
    await bench.advance(10_000);
    bench.plugin.answer('init');
    const next = bench.want('yard');
    await bench.advance(100);
    expect(next.news().at(-1)).toBe('module.ready');
  });

  test('a module that fails to init is tried again when the person asks', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
    await bench.advance(1_000);
    bench.module.send({ type: 'RETRY' });
    await bench.advance(100);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
    expect(bench.state()).toBe('inited');
  });

  test('a module that fails to init because it was started already (our bug, made impossible) is destroyed and started anew', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2003 }));
    const user = bench.want('door');
    await bench.advance(200);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
    expect(user.news().at(-1)).toBe('module.ready');
  });

  test('a module that fails to init goes on when destroy throws', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
    const user = bench.want('door');
    bench.plugin.destroy = () => {
      throw new Error('destroy');
    };
    await bench.advance(200);
    expect(user.news().at(-1)).toBe('module.ready');
  });
});

describe('an init that hangs', () => {
  test('a module whose init hangs has failed after ten seconds, is destroyed and tried again', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: null }));
    const user = bench.want('door');
    await bench.advance(config.initTimeoutMs);
    expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
    await bench.advance(100);
    expect(user.news().at(-1)).toBe('module.ready');
  });

  test('a module whose every init hangs tells that it took too long', async () => {
    const bench = new ModuleBench((plugin) => plugin.answer('init', { afterMs: null }));
    const user = bench.want('door');
    await bench.advance(2 * config.initTimeoutMs);
    expect(user.heard.at(-1)).toMatchObject({ type: 'module.failed', failure: { source: 'deadline', code: 'init' } });
  });

  test('the late answer to a former init changes nothing in the new one', async () => {
    const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 10_050 }));
    const user = bench.want('door');
    await bench.advance(10_099);
    expect(bench.state()).toBe('init');
    await bench.advance(1);
    expect(bench.state()).toBe('inited');
    expect(user.news().filter((type) => type === 'module.ready')).toHaveLength(1);
  });
});
