import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { secret } from '../../../machines/privacy/secret';
import { atDevice, atUrl } from '../../support/addresses';
import { ConnectionBench, high, source } from './connection-bench';

const device = (xp2pInfo: string) => atDevice({ xp2pInfo: secret(xp2pInfo) });

/** A connection whose last viewer has just left without having pressed stop. */
async function lingering(of = source) {
  const bench = new ConnectionBench({ source: of });
  const viewer = bench.join(high, of);
  await bench.advance(100);
  viewer.leave();
  return bench;
}

test('it is kept for half a minute, then given back', async () => {
  const bench = await lingering();
  expect(bench.state).toBe('lingering');
  await bench.advance(config.lingerMs - 1);
  expect(bench.calls).toEqual(['startService door']);
  await bench.advance(1);
  expect(bench.state).toBe('idle');
  expect(bench.calls).toEqual(['startService door', 'stopService door']);
  expect(bench.module.news()).toEqual(['WANT', 'RESTS', 'OFFER', 'LEAVE']);
  expect(bench.owner.news()).toEqual(['connection.idle', 'connection.idle']);
});

test('somebody who comes back is served at once, and no call is made', async () => {
  const bench = await lingering();
  await bench.advance(20_000);
  const back = bench.join();
  expect(back.heard).toEqual([{ type: 'connection.ready', localPeerName: 'peer-all' }]);
  expect(bench.state).toBe('ready');
  await bench.advance(60_000);
  expect(bench.calls).toEqual(['startService door']);
});

test('the half minute counts from the last leaving', async () => {
  const bench = await lingering();
  await bench.advance(20_000);
  bench.join().leave();
  await bench.advance(20_000);
  expect(bench.state).toBe('lingering');
});

test('whoever pressed stop gives it back at once', async () => {
  const bench = new ConnectionBench();
  const { viewer, pull } = await bench.pulling();
  pull.leave();
  viewer.stop();
  expect(bench.state).toBe('idle');
  await bench.advance(100);
  expect(bench.calls.slice(2)).toEqual(['stopStream door', 'stopService door']);
});

test('a stop is not for the others: the connection stays, and lingers after the last of them', async () => {
  const bench = new ConnectionBench();
  const first = bench.join();
  const second = bench.join();
  await bench.advance(100);
  first.stop();
  expect(bench.state).toBe('ready');
  second.leave();
  expect(bench.state).toBe('lingering');
});

test.each([
  ['url', { ...source, address: atUrl('http://other.xnet/ipc.p2p.com/ipc.flv') }],
  ['device', { ...source, address: device('XP2Pone') }],
])('somebody who comes with another %s gets a new connection to it', async (_words, edited) => {
  const bench = await lingering();
  bench.join(high, edited);
  await bench.advance(1_000);
  expect(bench.calls).toEqual(['startService door', 'stopService door', 'startService door']);
  expect(bench.state).toBe('ready');
  expect(bench.plugin.violations).toEqual([]);
});

test('a changed xp2pInfo is another device, though it prints alike', async () => {
  const bench = await lingering({ ...source, address: device('XP2Pone') });
  bench.join(high, { ...source, address: device('XP2Ptwo') });
  await bench.advance(1_000);
  expect(bench.plugin.count('startService')).toBe(2);
});

test('the same xp2pInfo is the same device', async () => {
  const bench = await lingering({ ...source, address: device('XP2Pone') });
  bench.join(high, { ...source, address: device('XP2Pone') });
  await bench.advance(1_000);
  expect(bench.plugin.count('startService')).toBe(1);
});

test('an edited camera that is being watched changes nothing until its next start', async () => {
  const bench = new ConnectionBench();
  bench.join();
  await bench.advance(100);
  bench.join(high, { ...source, address: atUrl('http://other.xnet/ipc.p2p.com/ipc.flv') });
  await bench.advance(1_000);
  expect(bench.calls).toEqual(['startService door']);
});

test('a service that breaks while it lingers is stopped, and nobody is bothered', async () => {
  const bench = await lingering();
  bench.plugin.services.get('door')?.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
  await bench.advance(10);
  expect(bench.state).toBe('idle');
  expect(bench.plugin.held).toEqual([]);
});

test('a module that is taken away while it lingers is given back', async () => {
  const bench = await lingering();
  bench.tell({ type: 'module.gone', failure: failureOf('network', 'changed') });
  await bench.advance(10);
  expect(bench.state).toBe('idle');
  expect(bench.calls.at(-1)).toBe('stopService door');
});

test('a server stream that lingers makes way, and does not come back for nobody', async () => {
  const bench = await lingering({ ...source, kind: 'server' });
  bench.tell({ type: 'module.resetDue' });
  await bench.advance(10);
  expect(bench.state).toBe('idle');
  expect(bench.module.news()).toEqual(['WANT', 'RESTS', 'OFFER', 'LEAVE']);
});
