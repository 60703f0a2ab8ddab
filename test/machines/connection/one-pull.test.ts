import { audioSequence, flvHeader, frame, join, keyFrame, videoSequence } from '../../support/flv-builder';
import { ConnectionBench, high, type PullOfViewer, source, standard } from './connection-bench';

const preamble = join(flvHeader(), videoSequence(), audioSequence());

/** What arrived at a viewer, as one piece. */
const bytesOf = (pull: PullOfViewer) => join(...pull.chunks.map((chunk) => new Uint8Array(chunk)));

/** A pull that has sent its start-up tags and one key frame. */
async function flowing() {
  const bench = new ConnectionBench();
  const { viewer, pull } = await bench.pulling();
  const write = (bytes: Uint8Array) => bench.plugin.streams.get('door')?.write(join(bytes).buffer);
  bench.plugin.streams.get('door')?.tell({ type: 'stream.requested' });
  bench.plugin.streams.get('door')?.tell({ type: 'stream.headerArrived' });
  write(join(preamble, keyFrame(0)));
  return { bench, viewer, pull, write };
}

describe('two viewers of one id', () => {
  test('share one service and one pull', async () => {
    const { bench } = await flowing();
    const second = bench.join();
    expect(second.heard).toEqual([{ type: 'connection.ready', localPeerName: 'peer-all' }]);
    second.pull();
    await bench.advance(1_000);
    expect(bench.calls).toEqual(['startService door', 'startStream door high']);
  });

  test('who both wait for the service get the same pull when it is there', async () => {
    const bench = new ConnectionBench();
    const viewers = [bench.join(), bench.join()];
    await bench.advance(100);
    const pulls = viewers.map((viewer) => viewer.pull());
    await bench.advance(50);
    expect(bench.plugin.count('startStream')).toBe(1);
    bench.plugin.streams.get('door')?.write(join(preamble, keyFrame(0)).buffer);
    expect(pulls.map(bytesOf)).toEqual([join(preamble, keyFrame(0)), join(preamble, keyFrame(0))]);
    expect(pulls.map((pull) => pull.news().at(-1))).toEqual(['stream.firstChunk', 'stream.firstChunk']);
  });

  test('the one who joins is told what has happened, and gets a stream that a player can start', async () => {
    const { bench, write } = await flowing();
    const joined = bench.join().pull();
    expect(joined.news()).toEqual(['stream.opened', 'stream.requested', 'stream.headerArrived']);
    write(frame(66));
    expect(joined.chunks).toEqual([]);
    write(keyFrame(133));
    expect(joined.news()).toEqual(['stream.firstChunk']);
    write(frame(200));
    expect(bytesOf(joined)).toEqual(join(preamble, keyFrame(133), frame(200)));
  });

  test('the one who joins does not disturb the one who is there', async () => {
    const { bench, pull, write } = await flowing();
    pull.news();
    bench.join().pull();
    write(frame(66));
    write(keyFrame(133));
    expect(pull.news()).toEqual([]);
    expect(bytesOf(pull)).toEqual(join(preamble, keyFrame(0), frame(66), keyFrame(133)));
  });

  test('one leaves, the other goes on without a break', async () => {
    const { bench, viewer, pull, write } = await flowing();
    const other = bench.join().pull();
    write(keyFrame(66));
    pull.leave();
    viewer.leave();
    write(frame(133));
    await bench.advance(60_000);
    expect(bytesOf(other)).toEqual(join(preamble, keyFrame(66), frame(133)));
    expect(bytesOf(pull)).toEqual(join(preamble, keyFrame(0), keyFrame(66)));
    expect(bench.calls).toEqual(['startService door', 'startStream door high']);
  });

  test('one stops taking bytes and takes them again: it joins like any other', async () => {
    const { bench, viewer, pull, write } = await flowing();
    bench.join().pull();
    pull.leave();
    const again = viewer.pull();
    write(keyFrame(66));
    expect(bytesOf(again)).toEqual(join(preamble, keyFrame(66)));
    expect(bench.plugin.count('startStream')).toBe(1);
  });

  test('the last one stops taking bytes: the pull ends, the service stays', async () => {
    const { bench, pull } = await flowing();
    pull.leave();
    await bench.advance(1_000);
    expect(bench.state).toBe('ready');
    expect(bench.calls).toEqual(['startService door', 'startStream door high', 'stopStream door']);
  });

  test('the last one starts again at once: the new pull waits for the stop of the old one', async () => {
    const { bench, viewer, pull } = await flowing();
    pull.leave();
    viewer.pull();
    await bench.advance(1_000);
    expect(bench.calls).toEqual([
      'startService door',
      'startStream door high',
      'stopStream door',
      'startStream door high',
    ]);
    expect(bench.plugin.violations).toEqual([]);
  });
});

describe('a viewer who holds the pull', () => {
  test('gets no byte meanwhile, and from the next key frame on when it takes them again; others miss nothing', async () => {
    const { bench, pull, write } = await flowing();
    const other = bench.join().pull();
    write(keyFrame(66));
    pull.hold();
    write(frame(133));
    expect(bytesOf(pull)).toEqual(join(preamble, keyFrame(0), keyFrame(66)));
    pull.rejoin();
    write(frame(200));
    write(keyFrame(266));
    expect(bytesOf(pull)).toEqual(join(preamble, keyFrame(0), keyFrame(66), preamble, keyFrame(266)));
    expect(bytesOf(other)).toEqual(join(preamble, keyFrame(66), frame(133), frame(200), keyFrame(266)));
    expect(bench.plugin.count('startStream')).toBe(1);
  });

  test('alone keeps it open', async () => {
    const { bench, pull } = await flowing();
    pull.hold();
    await bench.advance(5_000);
    expect(bench.state).toBe('pulling');
    pull.leave();
    expect(bench.state).toBe('ready');
  });

  test('while the camera is asked gets nothing of the pull that follows, unless it takes bytes again by then', async () => {
    const asked = { ...source, deviceCheck: true };
    const bench = new ConnectionBench({ source: asked });
    const viewers = [bench.join(high, asked), bench.join(high, asked), bench.join(high, asked)];
    let accept: (status: number) => void = () => undefined;
    bench.plugin.checkDevice = () =>
      new Promise((resolve) => {
        accept = resolve;
      });
    await bench.advance(100);
    const [held, rejoined, usual] = viewers.map((viewer) => viewer.pull());
    expect(bench.state).toBe('checkingDevice');
    held?.hold();
    rejoined?.hold();
    rejoined?.rejoin();
    accept(0);
    await bench.advance(100);
    bench.plugin.streams.get('door')?.write(join(preamble, keyFrame(0)).buffer);
    expect([held, rejoined, usual].map((pull) => pull?.chunks.length)).toEqual([0, 1, 1]);
  });
});

describe('a stream that falls over to one to many', () => {
  const fallsOver = async (of: typeof source) => {
    const bench = new ConnectionBench({ source: of });
    const viewer = bench.join(high, of);
    await bench.advance(100);
    const pull = viewer.pull();
    await bench.advance(50);
    pull.news();
    const { tell } = bench.plugin.streams.get('door') ?? { tell: () => undefined };
    tell({ type: 'stream.deviceNotified', subtype: 'Peers', detail: {} });
    tell({ type: 'stream.deviceNotified', subtype: 'P2P', detail: {} });
    return pull.news();
  };

  test('is told once of a camera', async () => {
    expect(await fallsOver(source)).toEqual(['stream.fellOver']);
  });

  test('is no news of a server stream, which always was', async () => {
    expect(await fallsOver({ ...source, kind: 'server' })).toEqual([]);
  });
});

describe('a viewer with other parameters', () => {
  test('is told that it joined the running pull as it is', async () => {
    const { bench } = await flowing();
    const joined = bench.join(standard).pull();
    expect(joined.heard[0]).toEqual({ type: 'stream.joined', params: high });
    await bench.advance(1_000);
    expect(bench.plugin.count('startStream')).toBe(1);
  });

  test('opens the pull with them where it is the first', async () => {
    const bench = new ConnectionBench();
    bench.join(high);
    const second = bench.join(standard);
    await bench.advance(100);
    const pull = second.pull();
    await bench.advance(50);
    expect(bench.calls.at(-1)).toBe('startStream door standard');
    expect(pull.news()).toEqual(['stream.opened']);
  });
});

describe('a switch of quality', () => {
  test('is for all: everyone is told, and the pull begins anew with it', async () => {
    const { bench, viewer, pull } = await flowing();
    const other = bench.join();
    const otherPull = other.pull();
    pull.switchTo(standard);
    for (const each of [pull, otherPull]) {
      expect(each.heard.at(-1)).toEqual({ type: 'stream.switched', params: standard });
    }
    expect(bench.state).toBe('ready');
    pull.leave();
    otherPull.leave();
    viewer.pull(standard);
    const again = other.pull(standard);
    await bench.advance(1_000);
    expect(bench.calls.slice(2)).toEqual(['stopStream door', 'startStream door standard']);
    expect(again.news()).not.toContain('stream.joined');
    expect(bench.plugin.violations).toEqual([]);
  });

  test('while the pull is still being asked for ends that first', async () => {
    const bench = new ConnectionBench();
    const viewer = bench.join();
    await bench.advance(100);
    const pull = viewer.pull();
    await bench.advance(10);
    pull.switchTo(standard);
    viewer.pull(standard);
    await bench.advance(1_000);
    expect(bench.plugin.calls.slice(1)).toEqual([
      '100 startStream door high',
      '150 stopStream door',
      '160 startStream door standard',
    ]);
  });

  test('late leavers of the old pull do not take anything from the new one', async () => {
    const { bench, viewer, pull, write } = await flowing();
    pull.switchTo(standard);
    const again = viewer.pull(standard);
    pull.leave();
    await bench.advance(100);
    write(join(preamble, keyFrame(0)));
    expect(bytesOf(again)).toEqual(join(preamble, keyFrame(0)));
    expect(bench.state).toBe('pulling');
  });

  test('a new pull is told nothing of the former one', async () => {
    const { bench, viewer, pull } = await flowing();
    pull.switchTo(standard);
    viewer.pull(standard);
    const joined = bench.join(standard).pull();
    expect(joined.heard).toEqual([]);
  });
});
