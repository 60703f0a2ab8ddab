import { failureOf } from '../../../machines/failure';
import type {
  NodeFact,
  Player,
  PlayerMeasure,
  Ports,
  ServiceFact,
  StreamFact,
  Write,
  Xp2p,
} from '../../../machines/kernel/ports';
import type { Bench, Fate, OutsideCall, PluginWord } from '../../../simulator/conformance';
import { strangersBench } from './strangers-ports';

/** What somebody who writes ports gets wrong, and the row that must say so. */
export interface Mistake {
  readonly row: string;
  readonly what: string;
  readonly bench: () => Bench;
}

/** What a mistake sees of the row that it is to be found by. */
interface Scene {
  /** For what a mistake must remember. */
  kept: unknown;
  readonly ports: Ports;
  /** What was ordered for the next calls of this name. */
  met(call: OutsideCall): Fate | undefined;
  /** Calls `act` whenever the plugin speaks. */
  onWord(act: (word: PluginWord, id: string, isLate: boolean) => void): void;
}

type Change<Name extends keyof Ports> = (real: Ports[Name], scene: Scene) => Ports[Name];

/** The stranger's ports with one of them changed. */
function wrong<Name extends keyof Ports>(name: Name, change: Change<Name>): () => Bench {
  return () => {
    const { ports, world } = strangersBench();
    const met = new Map<OutsideCall, Fate>();
    const listeners: ((word: PluginWord, id: string, isLate: boolean) => void)[] = [];
    const scene: Scene = {
      kept: undefined,
      ports,
      met: (call) => met.get(call),
      onWord: (act) => void listeners.push(act),
    };
    return {
      ports: { ...ports, [name]: change(ports[name], scene) },
      world: {
        ...world,
        meet: (call, fate) => {
          met.set(call, fate);
          world.meet(call, fate);
        },
        say: (word, id) => {
          for (const hear of listeners) hear(word, id, false);
          return world.say(word, id);
        },
        sayLate: (word, id) => {
          for (const hear of listeners) hear(word, id, true);
          return world.sayLate(word, id);
        },
      },
    };
  };
}

const xp2p = (change: (real: Xp2p, scene: Scene) => Partial<Xp2p>) =>
  wrong('xp2p', (real, scene) => ({ ...real, ...change(real, scene) }));

type Fact = ServiceFact | StreamFact;
type Start = 'startService' | 'startStream';

/** What one viewer of the plugin is told and given, and how often there was one before. */
interface Ear {
  readonly id: string;
  readonly nth: number;
  tell(fact: Fact): void;
  readonly write: Write;
}

/** Each start's viewer hears something else. */
const hearing = (change: (ear: Ear, scene: Scene) => Partial<Pick<Ear, 'tell' | 'write'>>) =>
  xp2p((real, scene) => {
    let nth = 0;
    return {
      startService: (source, params, tell) => {
        const ear = { id: source.id, nth, tell: tell as (fact: Fact) => void, write: () => undefined };
        return real.startService(source, params, change(ear, scene).tell ?? tell);
      },
      startStream: (source, params, tell, write) => {
        const ear = { id: source.id, nth, tell, write };
        nth += 1;
        const heard = change(ear, scene);
        return real.startStream(source, params, heard.tell ?? tell, heard.write ?? write);
      },
    };
  });

/** Each start is made otherwise. */
const starting = (call: Start, change: (begin: () => Promise<unknown>, ear: Ear, scene: Scene) => Promise<unknown>) =>
  xp2p((real, scene) => {
    let nth = -1;
    const made = (begin: () => Promise<unknown>, id: string, tell: (fact: Fact) => void, write: Write) => {
      nth += 1;
      return change(begin, { id, nth, tell, write }, scene);
    };
    return call === 'startService'
      ? {
          startService: (source, params, tell) =>
            made(
              () => real.startService(source, params, tell),
              source.id,
              tell as (fact: Fact) => void,
              () => undefined,
            ) as Promise<void>,
        }
      : {
          startStream: (source, params, tell, write) =>
            made(() => real.startStream(source, params, tell, write), source.id, tell, write) as Promise<object>,
        };
  });

/** Each fact of a node is told otherwise. */
const node = (change: (fact: NodeFact, tell: (fact: NodeFact) => void, scene: Scene) => void) =>
  wrong('players', (real, scene) => ({
    ...real,
    attach: (view, key, tell) => real.attach(view, key, (fact) => change(fact, tell, scene)),
  }));

const player = (change: (real: Player, scene: Scene) => Partial<Player>) =>
  node((fact, tell, scene) =>
    tell(fact.type === 'node.ready' ? { ...fact, player: { ...fact.player, ...change(fact.player, scene) } } : fact),
  );

const measured = (change: (measure: PlayerMeasure) => PlayerMeasure) =>
  node((fact, tell) => tell(fact.type === 'node.measured' ? { ...fact, measure: change(fact.measure) } : fact));

/** A deadline of the port's own. */
function impatient<Value>(scene: Scene, afterMs: number, answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    scene.ports.clock.setTimeout(() => reject(failureOf('deadline', 'init')), afterMs);
    answer.then(resolve, reject);
  });
}

const raw = (reason: unknown): never => {
  throw { errcode: (reason as { code: number }).code };
};

const failed: StreamFact = { type: 'stream.failed', failure: failureOf('notice', 'close') };

const mistake = (row: string, what: string, bench: () => Bench): Mistake => ({ row, what, bench });

const ofTime: readonly Mistake[] = [
  ...(
    [
      ['seconds', (real) => ({ ...real, setTimeout: (fire, ms) => real.setTimeout(fire, ms / 1_000) })],
      ['now() in seconds', (real) => ({ ...real, now: () => real.now() / 1_000 })],
      ['a timer that fires again', (real) => ({ ...real, setTimeout: (fire, ms) => again(real, fire, ms) })],
      ['a timer that never fires', (real) => ({ ...real, setTimeout: () => 0 })],
    ] as readonly [string, Change<'clock'>][]
  ).map(([what, change]) =>
    mistake(
      'clock: a timer fires once, when its milliseconds have passed by now(), and not before',
      what,
      wrong('clock', change),
    ),
  ),
  mistake(
    'clock: no timer fires before setTimeout has returned',
    'what is due at once is done at once',
    wrong('clock', (real) => ({
      ...real,
      setTimeout: (fire, ms) => (ms > 0 ? real.setTimeout(fire, ms) : fire()),
    })),
  ),
  mistake(
    'clock: timers fire in the order in which they are due, then in which they were set',
    'of two that are due together the last one first',
    wrong('clock', (real) => {
      let earlierMs = 0;
      return {
        ...real,
        setTimeout: (fire, ms) => {
          earlierMs += 1;
          return real.setTimeout(fire, ms - earlierMs);
        },
      };
    }),
  ),
  mistake(
    'clock: a cleared timer never fires',
    'clearTimeout does nothing',
    wrong('clock', (real) => ({ ...real, clearTimeout: () => undefined })),
  ),
  mistake(
    'clock: what is no timer, or no more, can be cleared',
    'null is cleared with a throw',
    wrong('clock', (real) => ({
      ...real,
      clearTimeout: (timer) => {
        if (timer === null) throw new TypeError('no timer');
        real.clearTimeout(timer);
      },
    })),
  ),
  mistake(
    'clock: what is no timer, or no more, can be cleared',
    'a timer that has fired clears the one that was set last',
    wrong('clock', (real) => {
      let last: unknown;
      return {
        ...real,
        setTimeout: (fire, ms) => {
          last = real.setTimeout(fire, ms);
          return last;
        },
        clearTimeout: () => real.clearTimeout(last),
      };
    }),
  ),
  mistake(
    'random: a number in [0, 1)',
    'one',
    wrong('random', () => () => 1),
  ),
];

function again(clock: Ports['clock'], fire: () => void, ms: number): unknown {
  clock.setTimeout(fire, ms + 1_000);
  return clock.setTimeout(fire, ms);
}

const ofModule: readonly Mistake[] = [
  mistake(
    'module: generations are "all", or device versions, and stay the same',
    'both at once',
    xp2p(() => ({ generations: ['all', '2.4'] })),
  ),
  mistake(
    'module: init resolves with the local peer name',
    'resolves with a code',
    xp2p((real) => ({ init: (...given) => real.init(...given).then(() => 0 as never) })),
  ),
  mistake(
    'module: an init that is refused rejects with a Failure',
    'rejects with the code of the plugin',
    xp2p((real) => ({ init: (...given) => real.init(...given).catch(raw) })),
  ),
  mistake(
    'module: an init that is refused rejects with a Failure',
    'resolves all the same',
    xp2p((real) => ({ init: (...given) => real.init(...given).catch(() => ({ localPeerName: '' })) })),
  ),
  mistake(
    'module: an init that throws behind the port rejects with a Failure',
    'throws too',
    xp2p((real, scene) => ({
      init: (...given) => {
        if (scene.met('init') === 'throws') throw new Error('thrown');
        return real.init(...given);
      },
    })),
  ),
  mistake(
    'module: an init that hangs is left to the deadline of who calls',
    'has a deadline of its own',
    xp2p((real, scene) => ({ init: (...given) => impatient(scene, 2_000, real.init(...given)) })),
  ),
  mistake(
    'module: after an init that failed, destroy and another init go well',
    'gives up for good',
    xp2p((real) => {
      let first: ReturnType<Xp2p['init']> | undefined;
      return {
        init: (...given) => {
          first ??= real.init(...given);
          return first;
        },
      };
    }),
  ),
  mistake(
    'module: a change of the network is told each time, with its generation',
    'is told once',
    xp2p((real) => ({
      init: (generation, source, tell) => {
        let isTold = false;
        return real.init(generation, source, (fact) => {
          if (!isTold) tell(fact);
          isTold = true;
        });
      },
    })),
  ),
  mistake(
    'module: a change of the network is told each time, with its generation',
    'of a generation that there is not',
    xp2p((real) => ({
      init: (generation, source, tell) => real.init(generation, source, (fact) => tell({ ...fact, generation: 'all' })),
    })),
  ),
  mistake(
    'module: a network that failed is told with a Failure, and whether the local server is gone',
    'with a code',
    xp2p((real) => ({
      init: (generation, source, tell) =>
        real.init(generation, source, (fact) => tell({ ...fact, failure: { errcode: 103 } } as never)),
    })),
  ),
  mistake(
    'module: a network that failed is told with a Failure, and whether the local server is gone',
    'without a word about the local server',
    xp2p((real) => ({
      init: (generation, source, tell) =>
        real.init(generation, source, (fact) => tell({ ...fact, localServerGone: undefined } as never)),
    })),
  ),
  mistake(
    'module: reset resolves with the peer name, and who was told before still is',
    'nobody is told any more',
    xp2p((real) => {
      let isDeaf = false;
      return {
        init: (generation, source, tell) => real.init(generation, source, (fact) => (isDeaf ? undefined : tell(fact))),
        reset: (generation) => {
          isDeaf = true;
          return real.reset(generation);
        },
      };
    }),
  ),
  mistake(
    'module: a reset before init rejects with a Failure',
    'resolves',
    xp2p((real) => ({ reset: (generation) => real.reset(generation).catch(() => ({ localPeerName: '' })) })),
  ),
  mistake(
    'module: a reset that is refused rejects with a Failure',
    'rejects with the code of the plugin',
    xp2p((real) => ({ reset: (generation) => real.reset(generation).catch(raw) })),
  ),
  mistake(
    'module: destroy throws nothing, before init and twice',
    'throws where there is nothing to destroy',
    xp2p((real) => {
      let isThere = false;
      return {
        init: (...given) => {
          isThere = true;
          return real.init(...given);
        },
        destroy: () => {
          if (!isThere) throw new Error('nothing is there');
          isThere = false;
          real.destroy();
        },
      };
    }),
  ),
  mistake(
    'module: after destroy nobody is told of the network, and init goes well',
    'who was told before still is',
    xp2p((real, scene) => ({
      init: (generation, source, tell) => {
        scene.onWord((word) => void (word === 'natChanged' && tell({ type: 'nat.changed', generation })));
        return real.init(generation, source, tell);
      },
    })),
  ),
];

const ofStarts: readonly Mistake[] = (['startService', 'startStream'] as const).flatMap((call) => [
  mistake(
    `${call}: one that is refused rejects with a Failure`,
    'rejects with the code of the plugin',
    starting(call, (begin) => begin().catch(raw)),
  ),
  mistake(
    `${call}: one that is refused rejects with a Failure`,
    'resolves with the code of the plugin',
    starting(call, (begin) => begin().catch(({ code }) => code)),
  ),
  mistake(
    `${call}: one that throws behind the port rejects with a Failure`,
    'throws too',
    starting(call, (begin, _ear, scene) => {
      if (scene.met(call) === 'throws') throw new Error('thrown');
      return begin();
    }),
  ),
  mistake(
    `${call}: after one that was refused nothing is told or written, and the next goes well`,
    'it tells of its end too',
    starting(call, (begin, { tell }, scene) =>
      begin().catch((failure) => {
        scene.ports.clock.setTimeout(() => tell(failed), 200);
        throw failure;
      }),
    ),
  ),
  mistake(
    `${call}: after one that was refused nothing is told or written, and the next goes well`,
    'the next is refused as well',
    starting(call, (begin, { nth }) => (nth === 0 ? begin() : Promise.reject(failureOf('xp2p', -2401)))),
  ),
  mistake(
    `${call}: one that hangs is left to the deadline of who calls; stopped, it can be made again`,
    'has a deadline of its own',
    starting(call, (begin, _ear, scene) => impatient(scene, 6_000, begin())),
  ),
  mistake(
    `${call}: one that hangs is left to the deadline of who calls; stopped, it can be made again`,
    'the next one waits for it',
    starting(call, (begin, { nth }, scene) => {
      const turn = nth === 0 ? begin() : (scene.kept as Promise<unknown>).then(begin);
      scene.kept = turn;
      return turn;
    }),
  ),
  mistake(
    `${call}: an answer that comes after a stop and a newer start disturbs neither`,
    'the newer stream is stopped by it',
    starting(call, (begin, { id, nth }, scene) =>
      begin().then((answer) => {
        if (nth === 0) scene.ports.xp2p.stopService(id);
        return answer;
      }),
    ),
  ),
  mistake(
    `${call}: an answer that comes after a stop and a newer start disturbs neither`,
    'it is told to who has stopped',
    starting(call, (begin, { nth, tell }) =>
      begin().then((answer) => {
        if (nth === 0) tell({ type: 'service.connected' });
        return answer;
      }),
    ),
  ),
]);

/** Whoever was told once is told what is said late, too. */
const talkative = hearing(({ id, tell }, scene) => {
  scene.onWord((word, of, isLate) => void (isLate && of === id && word !== 'chunk' && tell(failed)));
  return {};
});

/** And is given what comes late. */
const generous = hearing(({ id, write }, scene) => {
  scene.onWord((word, of, isLate) => void (isLate && of === id && word === 'chunk' && write(new ArrayBuffer(8))));
  return {};
});

const ofStops: readonly Mistake[] = (['stopService', 'stopStream'] as const).flatMap((call) => [
  mistake(
    `${call}: what it throws or rejects with is a Failure, and it can be called once more`,
    'throws what the plugin throws',
    xp2p((real) => ({
      [call]: (...given: Parameters<Xp2p['stopStream']>) => {
        try {
          return real[call](...given);
        } catch (reason) {
          return raw(reason);
        }
      },
    })),
  ),
  mistake(
    `${call}: what it throws or rejects with is a Failure, and it can be called once more`,
    'the second is refused',
    xp2p((real) => {
      let times = 0;
      return {
        [call]: (...given: Parameters<Xp2p['stopStream']>) => {
          times += 1;
          return times === 1 ? real[call](...given) : Promise.reject(failureOf('xp2p', -2403));
        },
      };
    }),
  ),
  mistake(
    `${call}: nothing is told or written from its call on, whatever the plugin says late`,
    'late words are passed on',
    talkative,
  ),
  mistake(
    `${call}: nothing is told or written from its call on, whatever the plugin says late`,
    'late bytes are passed on',
    generous,
  ),
  mistake(
    `${call}: nothing is told or written from its call on, whatever the plugin says late`,
    'its own stop is told as a failure',
    xp2p((real) => {
      let say: (fact: StreamFact) => void = () => undefined;
      return {
        startStream: (source, params, tell, write) => {
          say = tell;
          return real.startStream(source, params, tell, write);
        },
        [call]: (...given: Parameters<Xp2p['stopStream']>) => {
          say(failed);
          return real[call](...given);
        },
      };
    }),
  ),
]);

const ofServices: readonly Mistake[] = [
  mistake(
    'stopService: the plugin holds nothing under the id any more, and another start goes well',
    'the stream alone is stopped',
    xp2p((real) => ({
      stopService: (id) => real.stopStream(id, { action: 'live', channel: 0, quality: 'high' }),
    })),
  ),
  mistake(
    'stopService: of an id that has no service it does no harm',
    'it throws',
    xp2p((real) => {
      const started = new Set<string>();
      return {
        startService: (source, params, tell) => {
          started.add(source.id);
          return real.startService(source, params, tell);
        },
        stopService: (id) => {
          if (!started.delete(id)) throw failureOf('xp2p', -2403);
          return real.stopService(id);
        },
      };
    }),
  ),
  mistake(
    'stopService: of an id that has no service it does no harm',
    'it stops the last one that was started',
    xp2p((real) => {
      let last = '';
      return {
        startService: (source, params, tell) => {
          last = source.id;
          return real.startService(source, params, tell);
        },
        stopService: () => real.stopService(last),
      };
    }),
  ),
  mistake(
    'service: that it is dead is told once, with a Failure, and nothing after it',
    'twice',
    hearing(({ tell }) => ({
      tell: (fact) => {
        tell(fact);
        if (fact.type === 'service.broken') tell(fact);
      },
    })),
  ),
  mistake(
    'service: that it is dead is told once, with a Failure, and nothing after it',
    'with a text',
    hearing(({ tell }) => ({
      tell: (fact) => tell(fact.type === 'service.broken' ? { ...fact, failure: 'disconnect' as never } : fact),
    })),
  ),
  mistake(
    'service: that it is dead is told once, with a Failure, and nothing after it',
    'its stream says so too, later',
    hearing(({ tell }, scene) => ({
      tell: (fact) => {
        tell(fact);
        if (fact.type === 'service.broken') scene.ports.clock.setTimeout(() => tell(failed), 100);
      },
    })),
  ),
  mistake(
    'service: ids run side by side, and what is told of one is not told of the other',
    'everybody is told',
    hearing(({ tell }, scene) => {
      const ears = [...((scene.kept ?? []) as Ear['tell'][]), tell];
      scene.kept = ears;
      return { tell: (fact) => (scene.kept as Ear['tell'][]).forEach((each) => void each(fact)) };
    }),
  ),
  mistake(
    'service: ids run side by side, and what is told of one is not told of the other',
    'a second service ends the first',
    xp2p((real) => {
      let last = '';
      return {
        startService: (source, params, tell) => {
          if (last !== '') real.stopService(last);
          last = source.id;
          return real.startService(source, params, tell);
        },
      };
    }),
  ),
  mistake(
    'destroy: nothing that was started before it says or writes anything more',
    'late words are passed on',
    talkative,
  ),
  mistake(
    'destroy: nothing that was started before it says or writes anything more',
    'late bytes are passed on',
    generous,
  ),
  mistake(
    'destroy: nothing that was started before it says or writes anything more',
    'services are left as they are',
    xp2p(() => ({ destroy: () => undefined })),
  ),
];

const ofStreams: readonly Mistake[] = [
  mistake(
    'stream: its header is told once, before the first chunk',
    'twice',
    hearing(({ tell }) => ({
      tell: (fact) => {
        tell(fact);
        if (fact.type === 'stream.headerArrived') tell(fact);
      },
    })),
  ),
  mistake(
    'stream: its header is told once, before the first chunk',
    'after the first chunk',
    hearing(({ tell }, scene) => ({
      tell: (fact) => {
        if (fact.type === 'stream.headerArrived') scene.ports.clock.setTimeout(() => tell(fact), 150);
        else tell(fact);
      },
    })),
  ),
  mistake(
    'stream: its header is told once, before the first chunk',
    'the request is told each second',
    hearing(({ tell }, scene) => ({
      tell: (fact) => {
        tell(fact);
        if (fact.type === 'stream.requested') scene.ports.clock.setTimeout(() => tell(fact), 1_000);
      },
    })),
  ),
  mistake(
    'stream: each pull begins with the FLV header',
    'a second pull goes on where the first was',
    hearing(({ nth, write }) => {
      let isFirst = nth > 0;
      return {
        write: (chunk) => {
          write(isFirst ? chunk.slice(3) : chunk);
          isFirst = false;
        },
      };
    }),
  ),
  mistake(
    'stream: a chunk belongs to who was given it: no buffer comes twice, none is changed later',
    'one buffer for all',
    hearing(({ write }) => {
      const buffer = new Uint8Array(64);
      return {
        write: (chunk) => {
          buffer.set(new Uint8Array(chunk));
          write(buffer.buffer);
        },
      };
    }),
  ),
  mistake(
    'stream: a chunk belongs to who was given it: no buffer comes twice, none is changed later',
    'a chunk is cleared once the next is there',
    hearing(({ write }) => {
      let last = new ArrayBuffer(0);
      return {
        write: (chunk) => {
          new Uint8Array(last).fill(0);
          last = chunk;
          write(chunk);
        },
      };
    }),
  ),
  ...(['stream.ended', 'stream.failed'] as const).flatMap((end) => {
    const row =
      end === 'stream.ended'
        ? 'stream: the device’s own end is told once, and nothing after it'
        : 'stream: that it failed is told once, with a Failure, and nothing after it';
    return [
      mistake(
        row,
        'twice',
        hearing(({ tell }) => ({
          tell: (fact) => {
            tell(fact);
            if (fact.type === end) tell(fact);
          },
        })),
      ),
      mistake(row, 'what comes after it is told too', talkative),
      mistake(
        row,
        'not at all',
        hearing(({ tell }) => ({ tell: (fact) => void (fact.type !== end && tell(fact)) })),
      ),
    ];
  }),
  mistake(
    'stream: that it failed is told once, with a Failure, and nothing after it',
    'with a text',
    hearing(({ tell }) => ({
      tell: (fact) => tell(fact.type === 'stream.failed' ? { ...fact, failure: 'fail' as never } : fact),
    })),
  ),
  mistake(
    'stream: after its stop the next is pulled over the same service, and hears nothing of the one before',
    'late words are told to the newest',
    talkative,
  ),
  mistake(
    'stream: after its stop the next is pulled over the same service, and hears nothing of the one before',
    'late bytes are written to the newest',
    generous,
  ),
  mistake(
    'stream: after its stop the next is pulled over the same service, and hears nothing of the one before',
    'the service is stopped too',
    xp2p((real) => ({ stopStream: (id) => real.stopService(id) })),
  ),
  mistake(
    'checkDevice: resolves with a whole number, and rejects with a Failure where the camera did not answer',
    'resolves with a text',
    xp2p((real) => ({
      checkDevice: (...given) => Promise.resolve(real.checkDevice?.(...given)).then(() => '0' as never),
    })),
  ),
  mistake(
    'checkDevice: resolves with a whole number, and rejects with a Failure where the camera did not answer',
    'takes no answer for a yes',
    xp2p((real) => ({
      checkDevice: (...given) =>
        Promise.resolve(real.checkDevice?.(...given)).then(
          () => 0,
          () => 0,
        ),
    })),
  ),
];

const ofPlayers: readonly Mistake[] = [
  mistake(
    'node: is ready some time after its mount, with a context and a player',
    'never',
    node((fact, tell) => void (fact.type !== 'node.ready' && tell(fact))),
  ),
  mistake(
    'node: is ready some time after its mount, with a context and a player',
    'without a context',
    player(() => ({ context: undefined })),
  ),
  mistake(
    'node: nothing is pulled before it is told to play',
    'it plays as soon as it is ready',
    node((fact, tell) => {
      tell(fact);
      if (fact.type === 'node.ready') tell({ type: 'node.pullStarted' });
    }),
  ),
  mistake('node: the first play is its autoplay, and needs no play()', 'autoplay is nothing to it', () => {
    const { ports, world } = strangersBench();
    const nodeDeed: typeof world.node = (view, key, deed) =>
      deed === 'autoplay' ? undefined : world.node(view, key, deed);
    return { ports, world: { ...world, node: nodeDeed } };
  }),
  mistake(
    'node: the first play is its autoplay, and needs no play()',
    'it plays 6.1 s later, when who waits has stopped and played it',
    node((fact, tell, scene) => {
      if (fact.type === 'node.pullStarted') scene.ports.clock.setTimeout(() => tell(fact), 6_000);
      else tell(fact);
    }),
  ),
  mistake(
    'player: after a stop, play() pulls again',
    'play() does nothing',
    player(() => ({ play: () => Promise.resolve() })),
  ),
  mistake(
    'player: misuse rejects with a Failure, and disturbs nothing',
    'a stop of an idle player is no misuse',
    player((real) => ({ stop: () => real.stop().catch(() => undefined) })),
  ),
  mistake(
    'player: misuse rejects with a Failure, and disturbs nothing',
    'it rejects with the words of WeChat',
    player((real) => ({
      play: () => real.play().catch(() => Promise.reject({ errMsg: 'play:fail already playing' })),
    })),
  ),
  mistake(
    'player: misuse rejects with a Failure, and disturbs nothing',
    'it throws',
    player(() => ({
      resume: () => {
        throw new Error('not paused');
      },
    })),
  ),
  mistake(
    'player: a play that hangs is left to the deadline of who calls',
    'has a deadline of its own',
    player((real, scene) => ({ play: () => impatient(scene, 2_000, real.play()) })),
  ),
  mistake(
    'player: after a pause it goes on, with its connection or with a new pull',
    'resume() does nothing',
    player(() => ({ resume: () => Promise.resolve() })),
  ),
  mistake(
    'player: after a pause it goes on, with its connection or with a new pull',
    'pause() is a misuse',
    player(() => ({ pause: () => Promise.reject(failureOf('live-player', 'commandFailed')) })),
  ),
  mistake(
    'player: a snapshot is the path of a file, or rejects with a Failure',
    'resolves with what WeChat gave',
    player((real) => ({ snapshot: () => real.snapshot().then((path) => ({ tempImagePath: path }) as never) })),
  ),
  mistake(
    'player: a snapshot is the path of a file, or rejects with a Failure',
    'resolves with nothing where there is none',
    player((real) => ({ snapshot: () => real.snapshot().catch(() => '') })),
  ),
  mistake(
    'player: addChunk and finishMedia throw nothing at any time, and addChunk leaves the bytes as they are',
    'addChunk throws before there is a connection',
    player(() => ({
      addChunk: () => {
        throw new Error('no connection');
      },
    })),
  ),
  mistake(
    'player: addChunk and finishMedia throw nothing at any time, and addChunk leaves the bytes as they are',
    'addChunk clears what it has taken',
    player(() => ({ addChunk: (chunk) => void new Uint8Array(chunk).fill(0) })),
  ),
  mistake(
    'player: addChunk and finishMedia throw nothing at any time, and addChunk leaves the bytes as they are',
    'finishMedia throws where the plugin has none',
    player(() => ({
      finishMedia: () => {
        throw new TypeError('finishMedia is not a function');
      },
    })),
  ),
  mistake(
    'player: bytes of a pull show a picture',
    'bytes go nowhere',
    player(() => ({ addChunk: () => undefined })),
  ),
  mistake(
    'node: ready again with the same context has the same context, with another another',
    'each time another',
    player(() => ({ context: {} })),
  ),
  mistake(
    'node: ready again with the same context has the same context, with another another',
    'always the same',
    player((_real, scene) => ({ context: scene.ports })),
  ),
  mistake(
    'node: that it let go by itself is told, with the reason',
    'without the reason',
    node((fact, tell) => tell(fact.type === 'node.closed' ? { ...fact, reason: 'unknown' } : fact)),
  ),
  mistake(
    'player: full screen is told when it is entered and when it is left',
    'when it is entered alone',
    node((fact, tell) => void (!(fact.type === 'node.fullScreenChanged' && !fact.fullScreen) && tell(fact))),
  ),
  mistake(
    'player: full screen is told when it is entered and when it is left',
    'as entered each time',
    node((fact, tell) => tell(fact.type === 'node.fullScreenChanged' ? { ...fact, fullScreen: true } : fact)),
  ),
  mistake(
    'node: that it failed is told with a Failure',
    'with a code',
    node((fact, tell) => tell(fact.type === 'node.failed' ? { ...fact, failure: -2301 as never } : fact)),
  ),
  mistake(
    'node: what it holds is told in milliseconds',
    'in seconds',
    measured(({ videoCacheMs = 0 }) => ({ videoCacheMs: videoCacheMs / 1_000 })),
  ),
  mistake(
    'attach: who has detached is told nothing more, and may detach twice',
    'detach does nothing',
    wrong('players', (real) => ({
      ...real,
      attach: (view, key, tell) => {
        real.attach(view, key, tell);
        return () => undefined;
      },
    })),
  ),
  mistake(
    'attach: who has detached is told nothing more, and may detach twice',
    'a second detach throws',
    wrong('players', (real) => ({
      ...real,
      attach: (view, key, tell) => {
        let detach: (() => void) | undefined = real.attach(view, key, tell);
        return () => {
          if (!detach) throw new Error('nobody listens');
          detach();
          detach = undefined;
        };
      },
    })),
  ),
  mistake(
    'attach: a newer listener of a view takes the place of the older, which takes nothing from it',
    'the older one’s detach ends both',
    wrong('players', (real) => ({
      ...real,
      attach: (view, key, tell) => {
        real.attach(view, key, tell);
        return () => real.attach(view, -1, () => undefined);
      },
    })),
  ),
  mistake(
    'attach: a newer listener of a view takes the place of the older, which takes nothing from it',
    'both are told',
    wrong('players', (real) => {
      const ears: ((fact: NodeFact) => void)[] = [];
      return {
        ...real,
        attach: (view, key, tell) => {
          ears.push(tell);
          const detach = real.attach(view, key, (fact) => ears.forEach((each) => void each(fact)));
          return () => void (ears.length > 1 && detach());
        },
      };
    }),
  ),
  mistake(
    'attach: who listens to one view hears nothing of another',
    'all views are one',
    wrong('players', (real) => {
      const ears: ((fact: NodeFact) => void)[] = [];
      return {
        ...real,
        attach: (view, key, tell) => {
          ears.push(tell);
          return real.attach(view, key, (fact) => ears.forEach((each) => void each(fact)));
        },
      };
    }),
  ),
  mistake(
    'local server: its reset resolves, and rejects with a Failure where it is refused',
    'a refusal is dropped',
    wrong('players', (real) => ({ ...real, resetLocalServer: () => real.resetLocalServer().catch(() => undefined) })),
  ),
];

const ofPhone: readonly Mistake[] = [
  mistake(
    'storage: a key that was never written reads as undefined',
    'as an empty text, like WeChat',
    wrong('storage', (real) => ({ ...real, read: (key) => real.read(key) ?? '' })),
  ),
  mistake(
    'storage: what was written last is read, as it was',
    'as a text',
    wrong('storage', (real) => ({ ...real, write: (key, value) => real.write(key, JSON.stringify(value)) })),
  ),
  mistake(
    'storage: what was written last is read, as it was',
    'what was written first is kept',
    wrong('storage', (real) => ({
      ...real,
      write: (key, value) => void (real.read(key) === undefined && real.write(key, value)),
    })),
  ),
  mistake(
    'storage: a write that was refused throws',
    'it is dropped',
    wrong('storage', (real) => ({
      ...real,
      write: (key, value) => {
        try {
          real.write(key, value);
        } catch {
          // nobody hears of it
        }
      },
    })),
  ),
  mistake(
    'album: save resolves when the picture is there',
    'it resolves at once',
    wrong('album', (real) => ({ ...real, save: () => Promise.resolve() })),
  ),
  mistake(
    'album: a save that is refused rejects with a Failure',
    'with the words of WeChat',
    wrong('album', (real) => ({ ...real, save: (path) => real.save(path).catch(raw) })),
  ),
  mistake(
    'album: settings that do not open reject with a Failure',
    'a refusal is dropped',
    wrong('album', (real) => ({ ...real, openSettings: () => real.openSettings().catch(() => undefined) })),
  ),
  mistake(
    'screen: is on as long as anybody holds it; who lets go twice lets go once',
    'who lets go twice lets go for another',
    wrong('screen', (real) => {
      const held: (() => void)[] = [];
      return {
        keepOn: () => {
          held.push(real.keepOn());
          return () => held.pop()?.();
        },
      };
    }),
  ),
  mistake(
    'screen: is on as long as anybody holds it; who lets go twice lets go once',
    'it stays on',
    wrong('screen', (real) => ({
      keepOn: () => {
        real.keepOn();
        return () => undefined;
      },
    })),
  ),
  mistake(
    'system: says which network there is now',
    'what it was when it was first asked',
    wrong('system', (real) => {
      let known: ReturnType<typeof real.askNetwork> | undefined;
      return {
        ...real,
        askNetwork: () => {
          known ??= real.askNetwork();
          return known;
        },
      };
    }),
  ),
  mistake(
    'system: rejects where WeChat does not say which network there is',
    'Wi-Fi is assumed',
    wrong('system', (real) => ({
      ...real,
      askNetwork: () => real.askNetwork().catch(() => ({ networkType: 'wifi', online: true })),
    })),
  ),
  mistake(
    'system: permissions that do not open reject with a Failure',
    'with the words of WeChat',
    wrong('system', (real) => ({ ...real, openPermissions: () => real.openPermissions().catch(raw) })),
  ),
  mistake(
    'environment: what stands in the way are Failures, the same each time',
    'texts',
    wrong('environment', (real) => ({ ...real, obstacles: () => ['WeChat is too old'] as never })),
  ),
  mistake(
    'environment: what stands in the way are Failures, the same each time',
    'told once',
    wrong('environment', (real) => {
      let isTold = false;
      return {
        ...real,
        obstacles: (kind) => {
          const obstacles = isTold ? [] : real.obstacles(kind);
          isTold = obstacles.length > 0;
          return obstacles;
        },
      };
    }),
  ),
];

export const mistakes: readonly Mistake[] = [
  ...ofTime,
  ...ofModule,
  ...ofStarts,
  ...ofStops,
  ...ofServices,
  ...ofStreams,
  ...ofPlayers,
  ...ofPhone,
];
