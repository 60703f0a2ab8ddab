import fc from 'fast-check';
import { createRelay } from '../../../machines/connection/relay';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import standard from '../../../simulator/media/front-door-standard.flv';
import {
  audioFrame,
  audioSequence,
  cut,
  flvHeader,
  frame,
  join,
  keyFrame,
  scriptTag,
  videoSequence,
} from '../../support/flv-builder';
import enhanced from '../flv/samples/enhanced-hvc1.flv';
import privateTags from '../flv/samples/private-tag-15.flv';
import twoScripts from '../flv/samples/two-scripts.flv';

/** A relay and its viewers; each has a name, and keeps what it was given. */
class Bench {
  readonly flowing: string[] = [];
  private readonly owners = new Map<string, { readonly name: string; readonly chunks: ArrayBuffer[] }>();
  readonly relay = createRelay(
    (owner) => this.flowing.push((owner as { name: string }).name),
    (owner, reason) => this.flowing.push(`${(owner as { name: string }).name} threw ${reason}`),
  );

  add(name: string): void {
    const owner = { name, chunks: [] as ArrayBuffer[] };
    this.owners.set(name, owner);
    this.relay.add(owner, (chunk) => void owner.chunks.push(chunk));
  }

  /** As `add`, listening in. `hear` does what a test wants to be done with each chunk. */
  tap(name: string, hear: (chunk: ArrayBuffer) => void = () => undefined): void {
    const owner = { name, chunks: [] as ArrayBuffer[] };
    this.owners.set(name, owner);
    this.relay.tap(owner, () => (chunk) => {
      owner.chunks.push(chunk);
      hear(chunk);
    });
  }

  remove(name: string): void {
    const owner = this.owners.get(name);
    if (owner) this.relay.remove(owner);
  }

  /** Each part is one chunk. */
  write(...chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) this.relay.write(join(chunk).buffer);
  }

  got(name: string): Uint8Array {
    return join(...this.chunks(name).map((chunk) => new Uint8Array(chunk)));
  }

  chunks(name: string): readonly ArrayBuffer[] {
    return this.owners.get(name)?.chunks ?? [];
  }
}

/** `toEqual` takes seconds for this many bytes. */
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const preamble = [flvHeader(), scriptTag(), videoSequence(), audioSequence()] as const;

describe('a viewer who is there from the first byte', () => {
  test('gets every chunk as it is: nothing is copied', () => {
    const bench = new Bench();
    bench.add('first');
    const chunks = [join(...preamble), join(keyFrame(0)), join(frame(66))].map((bytes) => bytes.buffer);
    for (const chunk of chunks) bench.relay.write(chunk);
    expect(bench.chunks('first')).toHaveLength(3);
    for (const [index, chunk] of chunks.entries()) expect(bench.chunks('first')[index]).toBe(chunk);
  });

  test('flows from the first chunk on, and is told so once', () => {
    const bench = new Bench();
    bench.add('first');
    expect(bench.flowing).toEqual([]);
    bench.write(flvHeader(), videoSequence(), keyFrame(0));
    expect(bench.flowing).toEqual(['first']);
  });

  test('gets bytes that are no FLV too: that is for the player to judge', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(new TextEncoder().encode('HTTP/1.1 404 Not Found'));
    expect(bench.got('first')).toHaveLength(22);
    expect(bench.flowing).toEqual(['first']);
  });

  test('is one of several: all get the same', () => {
    const bench = new Bench();
    bench.add('first');
    bench.add('second');
    bench.write(join(...preamble), keyFrame(0), frame(66));
    expect(bench.got('second')).toEqual(bench.got('first'));
    expect(bench.flowing).toEqual(['first', 'second']);
  });
});

describe('a viewer who joins later', () => {
  test('gets header and sequence tags, then data from the next key frame', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)), frame(66));
    bench.add('late');
    bench.write(frame(133), audioFrame(140), keyFrame(200), frame(266));
    expect(bench.got('late')).toEqual(join(...preamble, keyFrame(200), frame(266)));
  });

  test('flows when that key frame comes, not before', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)));
    bench.add('late');
    bench.write(frame(66), frame(133));
    expect(bench.flowing).toEqual(['first']);
    bench.write(keyFrame(200));
    expect(bench.flowing).toEqual(['first', 'late']);
  });

  test('begins in the middle of a chunk where the key frame does', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)));
    bench.add('late');
    bench.write(join(frame(66), audioFrame(70), keyFrame(133), frame(200)));
    expect(bench.got('late')).toEqual(join(...preamble, keyFrame(133), frame(200)));
  });

  test('gets the head of a key frame that came in an earlier chunk', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)));
    bench.add('late');
    for (const chunk of cut(join(frame(66), keyFrame(133), frame(200)), [40, 5, 3])) bench.relay.write(chunk);
    expect(bench.got('late')).toEqual(join(...preamble, keyFrame(133), frame(200)));
  });

  test('gets nothing of a stream that never has a key frame again', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)));
    bench.add('late');
    bench.write(...Array.from({ length: 50 }, (_, index) => frame(66 * index)));
    expect(bench.chunks('late')).toEqual([]);
  });

  test('gets nothing of bytes that are no FLV: a player could not start there', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(new Uint8Array([1, 2, 3]));
    bench.add('late');
    bench.write(new Uint8Array([4, 5, 6]), keyFrame(0));
    expect(bench.chunks('late')).toEqual([]);
  });

  test('joins as well where nobody is left: the pull goes on for it', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)));
    bench.add('late');
    bench.remove('first');
    bench.write(keyFrame(66));
    expect(bench.got('late')).toEqual(join(...preamble, keyFrame(66)));
    expect(bench.chunks('first')).toHaveLength(1);
  });

  test('waits for a key frame though it came before the header was whole', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(flvHeader().slice(0, 5));
    bench.add('second');
    bench.write(join(flvHeader().slice(5), videoSequence(), keyFrame(0), frame(66)));
    expect(bench.got('second')).toEqual(join(flvHeader(), videoSequence(), keyFrame(0), frame(66)));
  });
});

describe('a viewer who leaves', () => {
  test('gets nothing more, and the others go on', () => {
    const bench = new Bench();
    bench.add('first');
    bench.add('second');
    bench.write(join(...preamble, keyFrame(0)));
    bench.remove('first');
    bench.write(frame(66));
    expect(bench.chunks('first')).toHaveLength(1);
    expect(bench.chunks('second')).toHaveLength(2);
  });

  test('before it was let in never is', () => {
    const bench = new Bench();
    bench.add('first');
    bench.write(join(...preamble, keyFrame(0)));
    bench.add('late');
    bench.remove('late');
    bench.write(keyFrame(66));
    expect(bench.chunks('late')).toEqual([]);
    expect(bench.flowing).toEqual(['first']);
  });
});

test('a relay that is closed writes to nobody any more', () => {
  const bench = new Bench();
  bench.add('first');
  bench.write(join(...preamble, keyFrame(0)));
  bench.add('late');
  bench.relay.close();
  bench.write(keyFrame(66));
  expect(bench.chunks('first')).toHaveLength(1);
  expect(bench.chunks('late')).toEqual([]);
});

test('a relay that is closed stays so when one of its viewers leaves, or another comes', () => {
  const bench = new Bench();
  for (const name of ['first', 'second']) bench.add(name);
  bench.write(join(...preamble));
  bench.add('waiting');
  bench.relay.close();
  const got = bench.chunks('second').length;
  bench.remove('first');
  bench.write(keyFrame(0));
  expect([bench.chunks('second').length, bench.chunks('waiting')]).toEqual([got, []]);
});

test('it counts chunks, bytes and frames, viewers or not', () => {
  const bench = new Bench();
  expect(bench.relay.chunks()).toBe(0);
  const bytes = join(...preamble, keyFrame(0), frame(66), audioFrame(70), keyFrame(133));
  bench.write(bytes.slice(0, 100), bytes.slice(100));
  expect(bench.relay.chunks()).toBe(2);
  expect(bench.relay.count()).toEqual({
    bytes: bytes.length,
    videoFrames: 3,
    videoTimeMs: 133,
    audioFrames: 0,
    keyFrames: 2,
  });
});

test('wherever a real camera’s bytes are cut, and whenever a viewer joins, it gets a stream that a player can start', () => {
  const whole = parseFlv(standard);
  const sizes = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(sizes, fc.nat(120), (lengths, joinAt) => {
      const bench = new Bench();
      bench.add('first');
      for (const [index, chunk] of cut(standard, lengths).entries()) {
        if (index === joinAt) bench.add('late');
        bench.relay.write(chunk);
      }
      expect(isSame(bench.got('first'), standard)).toBe(true);
      const late = bench.got('late');
      if (late.length === 0) return;
      const tags = parseFlv(late)?.tags ?? [];
      expect(tags.slice(0, 3).map((tag) => tag.type)).toEqual(whole?.tags.slice(0, 3).map((tag) => tag.type));
      const data = joinAt === 0 ? tags : tags.filter((tag) => tag.frame);
      if (joinAt > 0) expect(data[0]).toMatchObject({ type: 'video', keyFrame: true });
      // from there on, byte for byte what the camera sent
      const from = data[0]?.offset ?? 0;
      expect(isSame(late.slice(from), standard.slice(from - late.length))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['H.265 as enhanced FLV', enhanced, ['onMetaData']],
  ['tags of a private type', privateTags, []],
  ['two scripts at the start', twoScripts, ['onMetaData', '|RtmpSampleAccess']],
])('a second viewer gets into a stream that the first one plays: %s', (_name, bytes, scripts) => {
  const bench = new Bench();
  bench.add('first');
  for (const [index, chunk] of cut(bytes, new Array<number>(100).fill(200)).entries()) {
    if (index === 3) bench.add('second');
    bench.relay.write(chunk);
  }
  expect(bench.flowing).toEqual(['first', 'second']);
  const tags = parseFlv(bench.got('second'))?.tags ?? [];
  expect(tags.find((tag) => tag.frame)).toMatchObject({ type: 'video', keyFrame: true });
  const text = String.fromCharCode(...bench.got('second'));
  expect(['onMetaData', '|RtmpSampleAccess'].filter((name) => text.includes(name))).toEqual(scripts);
});

describe('whoever listens in', () => {
  const stream = [join(...preamble, keyFrame(0)), frame(66), join(keyFrame(132)), frame(198)] as const;

  test('from the first byte on gets what a viewer gets', () => {
    const bench = new Bench();
    bench.add('viewer');
    bench.tap('recorder');
    bench.write(...stream);
    expect(isSame(bench.got('recorder'), bench.got('viewer'))).toBe(true);
    expect(bench.flowing).toEqual(['viewer', 'recorder']);
  });

  test('later begins with the header, and goes on from the next key frame', () => {
    const bench = new Bench();
    bench.add('viewer');
    bench.write(...stream.slice(0, 2));
    bench.tap('recorder');
    bench.write(...stream.slice(2));
    expect(isSame(bench.got('recorder'), join(...preamble, keyFrame(132), frame(198)))).toBe(true);
  });

  test('comes after every viewer, also one who joins with the same key frame: a slow one holds up none', () => {
    const bench = new Bench();
    const order: string[] = [];
    bench.write(...stream.slice(0, 2));
    bench.tap('recorder', () => order.push(`recorder, after ${bench.chunks('viewer').length} of the viewer`));
    bench.add('viewer');
    bench.write(keyFrame(132));
    const parts = bench.chunks('viewer').length;
    expect(new Set(order)).toEqual(new Set([`recorder, after ${parts} of the viewer`]));
  });

  test('and throws is told of, and hurts neither viewers nor others who listen', () => {
    const bench = new Bench();
    bench.tap('broken', () => {
      throw new Error('full');
    });
    bench.tap('recorder');
    bench.add('viewer');
    bench.write(...stream);
    expect(bench.chunks('broken')).toHaveLength(1);
    for (const name of ['viewer', 'recorder']) expect(isSame(bench.got(name), join(...stream))).toBe(true);
    expect(bench.flowing).toEqual(['viewer', 'broken threw Error: full', 'recorder']);
  });

  test('and throws where it is asked where bytes go hurts nobody either', () => {
    const bench = new Bench();
    bench.add('viewer');
    const owner = { name: 'broken' };
    bench.relay.tap(owner, () => {
      throw new Error('no file');
    });
    bench.write(...stream);
    expect(isSame(bench.got('viewer'), join(...stream))).toBe(true);
    expect(bench.flowing).toEqual(['viewer', 'broken threw Error: no file']);
  });

  test('and is removed while it is written to, by itself or by another, gets no more, and others miss nothing', () => {
    const bench = new Bench();
    bench.add('viewer');
    bench.tap('first', () => {
      bench.remove('first');
      bench.remove('second');
    });
    bench.tap('second');
    bench.tap('third');
    bench.write(...stream);
    expect(bench.chunks('first')).toHaveLength(1);
    expect(bench.chunks('second')).toEqual([]);
    for (const name of ['viewer', 'third']) expect(isSame(bench.got(name), join(...stream))).toBe(true);
  });

  test('gets nothing once the pull is closed', () => {
    const bench = new Bench();
    bench.tap('recorder');
    bench.write(stream[0]);
    bench.relay.close();
    bench.write(stream[1]);
    expect(bench.chunks('recorder')).toHaveLength(1);
  });
});
