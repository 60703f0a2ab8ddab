import { failureOf } from '../../../../machines/failure';
import type { NodeFact, Player } from '../../../../machines/kernel/ports';
import type { Bench } from '../../../../simulator/conformance';
import { strangersBench } from '../strangers-ports';
import { changed, impatient, type Mistakes, type Scene } from './mistake';

/** Each fact of a node is told otherwise. */
const node = (change: (fact: NodeFact, tell: (fact: NodeFact) => void, scene: Scene) => void): (() => Bench) =>
  changed('players', (real, scene) => ({
    attach: (view, key, tell) => real.attach(view, key, (fact) => change(fact, tell, scene)),
  }));

type FactOf<Type extends NodeFact['type']> = Extract<NodeFact, { type: Type }>;

/** Facts of this type are told as others. */
const told = <Type extends NodeFact['type']>(
  type: Type,
  change: (fact: FactOf<Type>, scene: Scene) => NodeFact,
): (() => Bench) => node((fact, tell, scene) => tell(fact.type === type ? change(fact as FactOf<Type>, scene) : fact));

const player = (change: (real: Player, scene: Scene) => Partial<Player>): (() => Bench) =>
  told('node.ready', (fact, scene) => ({ ...fact, player: { ...fact.player, ...change(fact.player, scene) } }));

/** Whoever listens to any node hears of all. */
const toAll = (leave: (detach: () => void, isOnly: () => boolean) => void): (() => Bench) =>
  changed('players', (real) => {
    const ears: ((fact: NodeFact) => void)[] = [];
    return {
      attach: (view, key, tell) => {
        ears.push(tell);
        const detach = real.attach(view, key, (fact) => ears.forEach((each) => void each(fact)));
        return () => leave(detach, () => ears.length === 1);
      },
    };
  });

export const playerMistakes: Mistakes = {
  'node: is ready some time after its mount, with a context and a player': {
    never: node((fact, tell) => void (fact.type !== 'node.ready' && tell(fact))),
    'without a context': player(() => ({ context: undefined })),
  },
  'node: nothing is pulled before it is told to play': {
    'it plays as soon as it is ready': node((fact, tell) => {
      tell(fact);
      if (fact.type === 'node.ready') tell({ type: 'node.pullStarted' });
    }),
  },
  'node: the first play is its autoplay, and needs no play()': {
    'autoplay is nothing to it': () => {
      const { ports, world } = strangersBench();
      const nodeDeed: typeof world.node = (view, key, deed) =>
        deed === 'autoplay' ? undefined : world.node(view, key, deed);
      return { ports, world: { ...world, node: nodeDeed } };
    },
    'it plays 6.1 s later, when who waits has stopped and played it': node((fact, tell, scene) => {
      if (fact.type === 'node.pullStarted') scene.ports.clock.setTimeout(() => tell(fact), 6_000);
      else tell(fact);
    }),
  },
  'player: after a stop, play() pulls again': {
    'play() does nothing': player(() => ({ play: () => Promise.resolve() })),
  },
  'player: misuse rejects with a Failure, and disturbs nothing': {
    'a stop of an idle player is no misuse': player((real) => ({ stop: () => real.stop().catch(() => undefined) })),
    'a second pause is no misuse': player((real) => ({ pause: () => real.pause().catch(() => undefined) })),
    'it rejects with the words of WeChat': player((real) => ({
      play: () => real.play().catch(() => Promise.reject({ errMsg: 'play:fail already playing' })),
    })),
    'it throws': player(() => ({
      resume: () => {
        throw new Error('not paused');
      },
    })),
  },
  'player: a play that hangs is left to the deadline of who calls': {
    'has a deadline of its own': player((real, scene) => ({ play: () => impatient(scene, 2_000, real.play()) })),
  },
  'player: after a pause it goes on, with its connection or with a new pull': {
    'resume() does nothing': player(() => ({ resume: () => Promise.resolve() })),
    'pause() is a misuse': player(() => ({ pause: () => Promise.reject(failureOf('live-player', 'commandFailed')) })),
  },
  'player: a snapshot is the path of a file, or rejects with a Failure': {
    'resolves with what WeChat gave': player((real) => ({
      snapshot: () => real.snapshot().then((path) => ({ tempImagePath: path }) as never),
    })),
    'resolves with nothing where there is none': player((real) => ({
      snapshot: () => real.snapshot().catch(() => ''),
    })),
  },
  'player: addChunk and finishMedia throw nothing at any time, and addChunk leaves the bytes as they are': {
    'addChunk throws before there is a connection': player(() => ({
      addChunk: () => {
        throw new Error('no connection');
      },
    })),
    'addChunk clears what it has taken': player(() => ({ addChunk: (chunk) => void new Uint8Array(chunk).fill(0) })),
    'finishMedia throws where the plugin has none': player(() => ({
      finishMedia: () => {
        throw new TypeError('finishMedia is not a function');
      },
    })),
  },
  'player: bytes of a pull show a picture': {
    'bytes go nowhere': player(() => ({ addChunk: () => undefined })),
  },
  'node: ready again with the same context has the same context, with another another': {
    'each time another': player(() => ({ context: {} })),
    'always the same': player((_real, scene) => ({ context: scene.ports })),
  },
  'node: that it let go by itself is told, with the reason': {
    'without the reason': told('node.closed', (fact) => ({ ...fact, reason: 'unknown' })),
  },
  'player: full screen is told when it is entered and when it is left': {
    'when it is entered alone': node(
      (fact, tell) => void (!(fact.type === 'node.fullScreenChanged' && !fact.fullScreen) && tell(fact)),
    ),
    'as entered each time': told('node.fullScreenChanged', (fact) => ({ ...fact, fullScreen: true })),
  },
  'node: that it failed is told with a Failure': {
    'with a code': told('node.failed', (fact) => ({ ...fact, failure: -2301 as never })),
  },
  'node: what it holds is told in milliseconds': {
    'in seconds': told('node.measured', ({ measure: { videoCacheMs = 0 }, ...fact }) => ({
      ...fact,
      measure: { videoCacheMs: videoCacheMs / 1_000 },
    })),
  },
  'attach: who has detached is told nothing more, and may detach twice': {
    'detach does nothing': changed('players', (real) => ({
      attach: (view, key, tell) => {
        real.attach(view, key, tell);
        return () => undefined;
      },
    })),
    'a second detach throws': changed('players', (real) => ({
      attach: (view, key, tell) => {
        let detach: (() => void) | undefined = real.attach(view, key, tell);
        return () => {
          if (!detach) throw new Error('nobody listens');
          detach();
          detach = undefined;
        };
      },
    })),
  },
  'attach: a newer listener of a view takes the place of the older, which takes nothing from it': {
    'the older one’s detach ends both': changed('players', (real) => ({
      attach: (view, key, tell) => {
        real.attach(view, key, tell);
        return () => real.attach(view, -1, () => undefined);
      },
    })),
    'both are told': toAll((detach, isOnly) => {
      if (!isOnly()) detach();
    }),
  },
  'attach: who listens to one view hears nothing of another': {
    'all views are one': toAll((detach) => detach()),
  },
  'local server: its reset resolves, and rejects with a Failure where it is refused': {
    'a refusal is dropped': changed('players', (real) => ({
      resetLocalServer: () => real.resetLocalServer().catch(() => undefined),
    })),
  },
};
