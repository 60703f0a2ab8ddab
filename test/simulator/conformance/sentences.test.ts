import { type Bench, portsConformance } from '../../../simulator/conformance';
import { strangersBench } from './strangers-ports';

type Change = (whole: ReturnType<typeof strangersBench>) => Bench;

/** What a row says of the stranger's ports when something is otherwise. */
async function saidBy(name: string, change: Change): Promise<Error> {
  const row = portsConformance(() => change(strangersBench())).find((each) => each.name === name);
  return (await row?.run().catch((reason: unknown) => reason)) as Error;
}

/** What somebody forgot or mistook who writes ports, the row that says so, and all of what it says. */
const sentences: readonly (readonly [what: string, row: string, change: Change, sentence: string])[] = [
  [
    'the world does not pass on what calls are to meet',
    'startService: one that is refused rejects with a Failure',
    ({ ports, world }) => ({ ports, world: { ...world, meet: () => undefined } }),
    'startService resolved, though it could not be done. The world had been asked for meet("startService", "refused").',
  ],
  [
    'time does not pass',
    'module: init resolves with the local peer name',
    ({ ports, world }) => ({ ports, world: { ...world, advance: async () => undefined } }),
    'The world’s advance(50) resolved, and by the clock’s now() no time had passed.',
  ],
  [
    'a stream sends its header, and then nothing by itself',
    'stopService: of an id that has no service it does no harm',
    ({ ports, world }) => {
      const startStream: typeof ports.xp2p.startStream = (source, params, tell, write) => {
        let isFirst = true;
        return ports.xp2p.startStream(source, params, tell, (chunk) => {
          if (isFirst) write(chunk);
          isFirst = false;
        });
      };
      return { ports: { ...ports, xp2p: { ...ports.xp2p, startStream } }, world };
    },
    'A stream goes on by itself until it is stopped, and after the first bytes no more came within 5000 ms.',
  ],
  [
    'a plugin’s own error is passed on',
    'module: an init that is refused rejects with a Failure',
    ({ ports, world }) => {
      const init: typeof ports.xp2p.init = (...given) =>
        ports.xp2p.init(...given).catch(() => Promise.reject({ errcode: -2001 }));
      return { ports: { ...ports, xp2p: { ...ports.xp2p, init } }, world };
    },
    'init gave {"errcode":-2001}, which is no Failure as failureOf and failureFromOutside of machines/failure make it. ' +
      'The world had been asked for meet("init", "refused").',
  ],
  [
    'a stop leaves the stream running',
    'stopStream: nothing is told or written from its call on, whatever the plugin says late',
    ({ ports, world }) => ({ ports: { ...ports, xp2p: { ...ports.xp2p, stopStream: () => undefined } }, world }),
    'After stopStream nothing may be written, and 30 chunks were.',
  ],
  [
    'who has detached is still told',
    'attach: who has detached is told nothing more, and may detach twice',
    ({ ports, world }) => {
      const attach: typeof ports.players.attach = (...given) => {
        ports.players.attach(...given);
        return () => undefined;
      };
      return { ports: { ...ports, players: { ...ports.players, attach } }, world };
    },
    'After detach nothing may be told, and this was: node.pullStarted. ' +
      'The world had been asked for node("conformance-1", 1, "mount"), node("conformance-1", 1, "autoplay").',
  ],
];

test.each(sentences)('a row says what is wrong where %s', async (_what, row, change, sentence) => {
  expect((await saidBy(row, change)).message).toBe(sentence);
});

const typing = (): never => {
  throw new TypeError('no such thing');
};

test.each<readonly [string, string, Change]>([
  [
    'throws where it must throw nothing',
    'screen: is on as long as anybody holds it; who lets go twice lets go once',
    ({ ports, world }) => ({ ports: { ...ports, screen: { keepOn: typing } }, world }),
  ],
  [
    'throws instead of rejecting',
    'module: init resolves with the local peer name',
    ({ ports, world }) => ({ ports: { ...ports, xp2p: { ...ports.xp2p, init: typing } }, world }),
  ],
  [
    'rejects with it where it must go well',
    'module: init resolves with the local peer name',
    ({ ports, world }) => ({ ports: { ...ports, xp2p: { ...ports.xp2p, init: async () => typing() } }, world }),
  ],
])('a bug in a port that %s is told with its place', async (_what, row, change) => {
  const { message, stack } = await saidBy(row, change);
  expect(message).toContain('TypeError: no such thing');
  expect(stack).toContain(message);
  const [place] = /^ +at .*$/m.exec(stack ?? '') ?? [];
  expect(place).toMatch(/typing.*sentences\.test\.ts/);
});

test('a plugin that says nothing by itself is not asked what follows when it does', async () => {
  const taciturn = (): Bench => {
    const { ports, world } = strangersBench();
    return { ports, world: { ...world, say: () => false, sayLate: () => false } };
  };
  for (const { run } of portsConformance(taciturn)) await run();
});
