import { ModuleBench, type ScriptedXp2p } from './module-bench';

/** The beta: the source, camera or server stream, belongs to the module. */
async function beta(prepare: (plugin: ScriptedXp2p) => void = () => undefined): Promise<ModuleBench> {
  const bench = new ModuleBench((plugin) => {
    plugin.sourceBelongsToModule = true;
    prepare(plugin);
  });
  await bench.advance(100);
  return bench;
}

test('a server stream waits in the beta while a camera is watched, and is told why', async () => {
  const bench = await beta();
  const camera = bench.want('door');
  const stream = bench.want('gate', { kind: 'server' });
  await bench.advance(10_000);
  expect(stream.heard).toEqual([{ type: 'module.waiting', reason: 'sourceExcluded' }]);
  expect(camera.news()).toEqual(['module.ready', 'module.othersWait']);
  expect(bench.calls).toEqual(['init all camera']);
});

test('a holder who could do without the module is asked for it only while somebody waits', async () => {
  const bench = await beta();
  const camera = bench.want('door');
  bench.module.send({ type: 'OFFER', from: camera.ref });
  expect(camera.news()).toEqual(['module.ready']);
  const stream = bench.want('gate', { kind: 'server' });
  expect(camera.news()).toEqual(['module.othersWait']);
  bench.module.send({ type: 'OFFER', from: camera.ref });
  expect(camera.news()).toEqual(['module.othersWait']);
  stream.leave();
  bench.module.send({ type: 'OFFER', from: camera.ref });
  expect(camera.news()).toEqual([]);
});

test('when nobody holds the module of one source any more it is destroyed and inited with the other', async () => {
  const bench = await beta();
  const camera = bench.want('door');
  const stream = bench.want('gate', { kind: 'server' });
  camera.leave();
  await bench.advance(100);
  expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all server']);
  expect(stream.news().at(-1)).toBe('module.ready');
});

test('a second viewer of the same source gets the module at once', async () => {
  const bench = await beta();
  bench.want('door');
  expect(bench.want('yard').news()).toEqual(['module.ready']);
});

test('a camera and a server stream wait for the same init: the first gets the module, the other is told why', async () => {
  const bench = new ModuleBench((plugin) => {
    plugin.sourceBelongsToModule = true;
  });
  const camera = bench.want('door');
  const stream = bench.want('gate', { kind: 'server' });
  await bench.advance(10_000);
  expect(camera.news()).toEqual(['module.waiting', 'module.ready']);
  expect(stream.heard.at(-1)).toEqual({ type: 'module.waiting', reason: 'sourceExcluded' });
  expect(bench.calls).toEqual(['init all camera']);
});

test('a server stream and a camera wait for the same init: the first gets the module, the other is told why', async () => {
  const bench = new ModuleBench((plugin) => {
    plugin.sourceBelongsToModule = true;
  });
  const stream = bench.want('gate', { kind: 'server' });
  const camera = bench.want('door');
  await bench.advance(10_000);
  expect(stream.news().at(-1)).toBe('module.ready');
  expect(camera.heard.at(-1)).toEqual({ type: 'module.waiting', reason: 'sourceExcluded' });
  expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all server']);
});

test('when the module can be inited with neither source both viewers are told so, and the trying ends', async () => {
  const bench = await beta((plugin) => plugin.answer('init', { afterMs: 100, code: -2202 }));
  const camera = bench.want('door');
  const stream = bench.want('gate', { kind: 'server' });
  await bench.advance(60_000);
  expect(camera.news().at(-1)).toBe('module.failed');
  expect(stream.news().at(-1)).toBe('module.failed');
  expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera', 'destroy', 'init all server']);
});

test('a viewer of the other source who gave up waiting changes nothing', async () => {
  const bench = await beta();
  const camera = bench.want('door');
  bench.want('gate', { kind: 'server' }).leave();
  camera.leave();
  await bench.advance(60_000);
  expect(bench.calls).toEqual(['init all camera']);
});

test('a network change takes a camera what it holds; a server stream waits its turn all the same', async () => {
  const bench = await beta();
  const camera = bench.want('door');
  const stream = bench.want('gate', { kind: 'server' });
  bench.networkChanged();
  expect(camera.news().at(-1)).toBe('module.gone');
  camera.leave();
  const again = bench.want('door');
  await bench.advance(200);
  expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all server']);
  expect(stream.news().at(-1)).toBe('module.ready');
  expect(again.heard.at(-1)).toEqual({ type: 'module.waiting', reason: 'sourceExcluded' });
});
