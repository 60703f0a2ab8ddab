import { config } from '../../../machines/kernel/config';
import { ModuleBench } from './module-bench';

const whereIs = (bench: ModuleBench) => bench.module.getSnapshot().value;

test('CLOSE of a module takes everybody what they hold, and destroys after everything was given back', async () => {
  const bench = new ModuleBench();
  await bench.advance(100);
  const camera = bench.want('door');
  const lastStop = bench.lanes.run('door', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1_000 });
  lastStop.giveUpAfter(400);
  bench.module.send({ type: 'CLOSE' });
  expect(camera.news()).toEqual(['module.ready', 'module.gone']);
  camera.leave();
  await bench.advance(399);
  expect(bench.plugin.count('destroy')).toBe(0);
  await bench.advance(1);
  expect(bench.plugin.calls.at(-1)).toBe('500 destroy');
  expect(bench.state()).toBe('destroyed');
  expect(whereIs(bench)).toBe('closed');
});

test('CLOSE of a module that nobody holds destroys at once, and nobody is told anything', async () => {
  const bench = new ModuleBench();
  await bench.advance(100);
  const waiting = bench.want('door');
  waiting.leave();
  bench.module.send({ type: 'CLOSE' });
  await bench.advance(0);
  expect(bench.calls).toEqual(['init all camera', 'destroy']);
  expect(waiting.news()).toEqual(['module.ready']);
});

test('CLOSE of a module during an init waits for it', async () => {
  const bench = new ModuleBench();
  await bench.advance(50);
  bench.module.send({ type: 'CLOSE' });
  await bench.advance(1_000);
  expect(bench.plugin.calls).toEqual(['0 init all camera', '100 destroy']);
  expect(bench.state()).toBe('destroyed');
});

test('CLOSE of a module during an init that hangs destroys when that is given up, and it can be inited again', async () => {
  const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: null }));
  bench.module.send({ type: 'CLOSE' });
  await bench.advance(config.initTimeoutMs);
  expect(bench.state()).toBe('destroyed');
  const camera = bench.want('door');
  await bench.advance(100);
  expect(camera.news().at(-1)).toBe('module.ready');
});

test('CLOSE of a module during destroy ends closed', async () => {
  const bench = new ModuleBench((plugin) => plugin.nextInits('all', { afterMs: 100, code: -2202 }));
  const camera = bench.want('door');
  await bench.advance(0);
  const lastStop = bench.lanes.run('yard', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1_000 });
  lastStop.giveUpAfter(500);
  await bench.advance(200);
  expect(whereIs(bench)).toBe('destroying');
  bench.module.send({ type: 'CLOSE' });
  camera.leave();
  await bench.advance(1_000);
  expect(whereIs(bench)).toBe('closed');
  expect(bench.plugin.count('init')).toBe(1);
});

test('CLOSE of a module ends though destroy throws, and it inits anew when it is wanted again', async () => {
  const bench = new ModuleBench();
  await bench.advance(100);
  bench.plugin.destroy = () => {
    throw new Error('destroy');
  };
  bench.module.send({ type: 'CLOSE' });
  await bench.advance(0);
  expect(whereIs(bench)).toBe('closed');
  const camera = bench.want('door');
  await bench.advance(100);
  expect(bench.plugin.count('init')).toBe(2);
  expect(camera.news().at(-1)).toBe('module.ready');
});

test('a module that is closed and wanted again after all inits anew', async () => {
  const bench = new ModuleBench();
  await bench.advance(100);
  bench.module.send({ type: 'CLOSE' });
  await bench.advance(60_000);
  expect(bench.plugin.count('init')).toBe(1);
  const camera = bench.want('door');
  await bench.advance(100);
  expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
  expect(camera.news().at(-1)).toBe('module.ready');
});

test('somebody who wants a module while it closes gets it after a new init', async () => {
  const bench = new ModuleBench();
  await bench.advance(100);
  const lastStop = bench.lanes.run('door', () => new Promise(() => undefined), { code: 'stop', timeoutMs: 1_000 });
  lastStop.giveUpAfter(400);
  bench.module.send({ type: 'CLOSE' });
  const camera = bench.want('door');
  await bench.advance(500);
  expect(bench.calls).toEqual(['init all camera', 'destroy', 'init all camera']);
  expect(camera.news().at(-1)).toBe('module.ready');
});
