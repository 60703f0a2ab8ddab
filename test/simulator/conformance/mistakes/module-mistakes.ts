import type { ModuleFact, Xp2p } from '../../../../machines/kernel/ports';
import type { Bench } from '../../../../simulator/conformance';
import { impatient, type Mistakes, raw } from './mistake';
import { xp2p } from './plugin-mistakes';

/** What the plugin says of its network is told otherwise. */
const network = (change: (tell: (fact: ModuleFact) => void) => (fact: ModuleFact) => void): (() => Bench) =>
  xp2p((real) => ({
    init: (generation, source, tell) => real.init(generation, source, change(tell)),
  }));

export const moduleMistakes: Mistakes = {
  'module: generations are "all", or device versions, and stay the same': {
    'both at once': xp2p(() => ({ generations: ['all', '2.4'] })),
  },
  'module: init resolves with the local peer name': {
    'resolves with a code': xp2p((real) => ({ init: (...given) => real.init(...given).then(() => 0 as never) })),
  },
  'module: an init that is refused rejects with a Failure': {
    'rejects with the code of the plugin': xp2p((real) => ({ init: (...given) => real.init(...given).catch(raw) })),
    'resolves all the same': xp2p((real) => ({
      init: (...given) => real.init(...given).catch(() => ({ localPeerName: '' })),
    })),
  },
  'module: an init that throws behind the port rejects with a Failure': {
    'throws too': xp2p((real, scene) => ({
      init: (...given) => {
        if (scene.met('init') === 'throws') throw new Error('thrown');
        return real.init(...given);
      },
    })),
  },
  'module: an init that hangs is left to the deadline of who calls': {
    'has a deadline of its own': xp2p((real, scene) => ({
      init: (...given) => impatient(scene, 2_000, real.init(...given)),
    })),
  },
  'module: after an init that failed, destroy and another init go well': {
    'gives up for good': xp2p((real) => {
      let first: ReturnType<Xp2p['init']> | undefined;
      return {
        init: (...given) => {
          first ??= real.init(...given);
          return first;
        },
      };
    }),
  },
  'module: a change of the network is told each time, with its generation': {
    'is told once': network((tell) => {
      let isTold = false;
      return (fact) => {
        if (!isTold) tell(fact);
        isTold = true;
      };
    }),
    'of a generation that there is not': network((tell) => (fact) => tell({ ...fact, generation: 'all' })),
  },
  'module: a network that failed is told with a Failure, and whether the local server is gone': {
    'with a code': network((tell) => (fact) => tell({ ...fact, failure: { errcode: 103 } } as never)),
    'without a word about the local server': network(
      (tell) => (fact) => tell({ ...fact, localServerGone: undefined } as never),
    ),
  },
  'module: reset resolves with the peer name, and who was told before still is': {
    'nobody is told any more': xp2p((real) => {
      let isDeaf = false;
      return {
        init: (generation, source, tell) => real.init(generation, source, (fact) => (isDeaf ? undefined : tell(fact))),
        reset: (generation) => {
          isDeaf = true;
          return real.reset(generation);
        },
      };
    }),
  },
  'module: a reset before init rejects with a Failure': {
    resolves: xp2p((real) => ({ reset: (generation) => real.reset(generation).catch(() => ({ localPeerName: '' })) })),
  },
  'module: a reset that is refused rejects with a Failure': {
    'rejects with the code of the plugin': xp2p((real) => ({
      reset: (generation) => real.reset(generation).catch(raw),
    })),
  },
  'module: destroy throws nothing, before init and twice': {
    'throws where there is nothing to destroy': xp2p((real) => {
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
  },
  'module: after destroy nobody is told of the network, and init goes well': {
    'who was told before still is': xp2p((real, scene) => ({
      init: (generation, source, tell) => {
        scene.onWord((word) => void (word === 'natChanged' && tell({ type: 'nat.changed', generation })));
        return real.init(generation, source, tell);
      },
    })),
  },
};
