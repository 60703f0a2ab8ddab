import { type Failure, failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { StreamSource } from '../../../machines/kernel/ports';
import { secret } from '../../../machines/privacy/secret';
import { atDevice } from '../../support/addresses';
import { ConnectionBench, high, source } from './connection-bench';

const wanting = (command = 'action=user_define&cmd=init'): StreamSource => ({
  ...source,
  address: atDevice({ initCommand: secret(command) }),
});

/** A connection to a camera that answers its init command with these, one after another; null never answers. */
function benchOf(answers: readonly (Failure | 'taken' | null)[], of: StreamSource = wanting()) {
  const bench = new ConnectionBench({ source: of });
  const sent: StreamSource[] = [];
  bench.plugin.initCamera = (to) => {
    const answer = answers[sent.length];
    sent.push(to);
    return new Promise((resolve, reject) => {
      if (!answer) return;
      bench.clock.setTimeout(() => (answer === 'taken' ? resolve() : reject(answer)), 200);
    });
  };
  return { bench, sent, join: (as = of) => bench.join(high, as) };
}

const refused = failureOf('iot', 'initCommand', { step: 'initCamera', message: 'refused' });

describe('the init command of a camera', () => {
  test('is sent after the service is there, and nobody is told that it is ready before the camera took it', async () => {
    const { bench, sent, join } = benchOf(['taken']);
    const viewer = join();
    await bench.advance(90);
    expect([bench.state, sent.length]).toEqual(['starting', 0]);
    await bench.advance(100);
    expect([bench.state, sent.length]).toEqual(['initialising', 1]);
    expect(viewer.news()).toEqual([
      ...['connection.waitingForModule', 'connection.startingService', 'connection.initialisingCamera'],
    ]);
    await bench.advance(200);
    expect(viewer.news()).toEqual(['connection.ready']);
    expect(bench.plugin.violations).toEqual([]);
  });

  test('is sent once for all who watch, whenever they come', async () => {
    const { bench, sent, join } = benchOf(['taken']);
    const first = join();
    const second = join();
    await bench.advance(200);
    const third = join();
    expect(third.news()).toEqual(['connection.startingService', 'connection.initialisingCamera']);
    await bench.advance(200);
    const late = join();
    for (const viewer of [first, second, third, late]) expect(viewer.heard.at(-1)?.type).toBe('connection.ready');
    for (const viewer of [first, second, third, late]) viewer.leave();
    await bench.advance(1_000);
    expect(bench.state).toBe('lingering');
    expect(join().news()).toEqual(['connection.ready']);
    await bench.advance(1_000);
    expect(sent).toHaveLength(1);
  });

  test('is sent anew over the next service', async () => {
    const { bench, sent, join } = benchOf(['taken', 'taken']);
    const viewer = join();
    await bench.advance(500);
    viewer.stop();
    await bench.advance(500);
    join();
    await bench.advance(500);
    expect(sent).toHaveLength(2);
  });

  test('that the camera refuses is told to all as what it is, and the service is given back; the next try sends it again', async () => {
    const { bench, sent, join } = benchOf([refused, 'taken']);
    const viewers = [join(), join()];
    await bench.advance(500);
    for (const viewer of viewers) expect(viewer.heard.at(-1)).toEqual({ type: 'connection.lost', failure: refused });
    expect([bench.state, bench.plugin.held]).toEqual(['idle', []]);
    const next = join();
    await bench.advance(500);
    expect([sent.length, next.heard.at(-1)?.type]).toEqual([2, 'connection.ready']);
  });

  test('that is never answered is given up after its deadline', async () => {
    const { bench, join } = benchOf([null]);
    const viewer = join();
    await bench.advance(100 + config.initCameraDeadlineMs - 10);
    expect(bench.state).toBe('initialising');
    await bench.advance(20);
    expect(viewer.heard.at(-1)).toMatchObject({
      type: 'connection.lost',
      failure: { source: 'iot', code: 'initCommand', step: 'initCamera', scope: 'connection' },
    });
    await bench.advance(1_000);
    expect([bench.plugin.held, bench.clock.pending]).toEqual([[], 0]);
  });

  test('that takes a throw or rejects with no failure is told all the same', async () => {
    const { bench, join } = benchOf([]);
    bench.plugin.initCamera = () => {
      throw new Error('sendCommand');
    };
    const viewer = join();
    await bench.advance(500);
    expect(viewer.heard.at(-1)).toMatchObject({ type: 'connection.lost', failure: { code: 'initCommand' } });
  });

  test('of a service that breaks meanwhile is forgotten with it', async () => {
    const { bench, join } = benchOf(['taken']);
    const viewer = join();
    await bench.advance(150);
    const failure = failureOf('iot', 'ServiceError');
    bench.plugin.services.get('door')?.tell({ type: 'service.broken', failure });
    await bench.advance(1_000);
    expect(viewer.news().at(-1)).toBe('connection.lost');
    expect(viewer.heard.at(-1)).toMatchObject({ failure });
    expect(bench.state).toBe('idle');
  });

  test('is waited for by nobody who has left', async () => {
    const { bench, join } = benchOf([null]);
    const viewer = join();
    await bench.advance(150);
    viewer.leave();
    await bench.advance(1_000);
    expect([bench.state, bench.plugin.held, bench.clock.pending]).toEqual(['idle', [], 0]);
  });

  test('another one is another source: who comes with it is served over a new service', async () => {
    const { bench, sent, join } = benchOf(['taken', 'taken']);
    join().leave();
    await bench.advance(0);
    const viewer = join();
    await bench.advance(500);
    viewer.leave();
    await bench.advance(100);
    join(wanting('action=user_define&cmd=other'));
    await bench.advance(1_000);
    expect(sent.map(({ address }) => address.by === 'device' && address.initCommand?.reveal())).toEqual([
      'action=user_define&cmd=init',
      'action=user_define&cmd=other',
    ]);
  });

  test.each<[string, StreamSource]>([
    ['has none', source],
    ['has an empty one', wanting('')],
    ['is a server stream', { ...wanting(), kind: 'server' }],
  ])('a source that %s is sent nothing', async (_words, of) => {
    const { bench, sent, join } = benchOf(['taken'], of);
    const viewer = join();
    await bench.advance(500);
    expect([sent, viewer.heard.at(-1)?.type]).toEqual([[], 'connection.ready']);
  });

  test('is not sent where the app sends none, and the picture comes all the same', async () => {
    const bench = new ConnectionBench({ source: wanting() });
    const viewer = bench.join(high, wanting());
    await bench.advance(500);
    expect(viewer.heard.at(-1)?.type).toBe('connection.ready');
  });
});
