import { type Failure, failureFromOutside, failureOf } from '../../../machines/failure';
import { noManagedNodes } from '../../../machines/kernel/managed-nodes';
import type {
  ModuleFact,
  NodeFact,
  Player,
  PlayerNodes,
  Ports,
  ServiceFact,
  StreamFact,
  Write,
  Xp2p,
} from '../../../machines/kernel/ports';
import type { Bench, Fate, OutsideCall, PluginWord, Sight, World } from '../../../simulator/conformance';
import { VirtualClock } from '../../support/virtual-clock';

/**
 * Ports as somebody writes them who has read `machines/kernel/ports.ts` and nothing else: no plugin behind them, and a world of a
 * few lines. What they do is what a port must; so whatever is changed in them is a mistake (`mistakes/`).
 */
export function strangersBench(): Bench & { readonly ports: Ports; readonly world: World } {
  const clock = new VirtualClock(5_000);
  const outside = new Outside(clock);
  const xp2p = strangersXp2p(outside);
  const players = strangersPlayers(outside);
  const written = new Map<string, string>();
  const album: string[] = [];
  let networkType = 'wifi';
  let holders = 0;
  return {
    ports: {
      clock: { setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout, now: clock.now },
      random: () => 0.25,
      xp2p: xp2p.port,
      players: players.port,
      managedNodes: noManagedNodes,
      storage: {
        read: (key) => (written.has(key) ? JSON.parse(written.get(key) ?? '') : undefined),
        write: (key, value) => {
          if (outside.takes('writeStorage')) throw new Error('full');
          written.set(key, JSON.stringify(value));
        },
      },
      album: {
        save: (path) => outside.answer('saveImage', () => void album.push(path)),
        openSettings: () => outside.answer('openSettings', () => undefined),
      },
      screen: {
        keepOn: () => {
          holders += 1;
          let isHeld = true;
          return () => {
            if (isHeld) holders -= 1;
            isHeld = false;
          };
        },
      },
      system: {
        askNetwork: () => outside.answer('askNetwork', () => ({ networkType, online: networkType !== 'none' })),
        openPermissions: () => outside.answer('openPermissions', () => undefined),
      },
      environment: {
        obstacles: (kind) => (kind === 'server' ? [failureOf('environment', 'baseLibraryTooOld')] : []),
        stopsSocketsInBackground: false,
      },
    },
    world: {
      advance: (durationMs) => clock.advance(durationMs),
      meet: (call, fate) => void outside.fates.set(call, fate),
      say: xp2p.say,
      // whoever is of the past has no way in any more
      sayLate: () => true,
      node: players.node,
      network: (type) => {
        networkType = type;
      },
      look: (): Sight => ({ held: xp2p.held(), isScreenKeptOn: holders > 0, album }),
    },
  };
}

/** How calls end: after a moment, and as was ordered. */
class Outside {
  readonly fates = new Map<OutsideCall, Fate>();

  constructor(readonly clock: VirtualClock) {}

  takes(call: OutsideCall): Fate | undefined {
    const fate = this.fates.get(call);
    this.fates.delete(call);
    return fate;
  }

  answer<Value>(call: OutsideCall, value: () => Value): Promise<Value> {
    const fate = this.takes(call);
    return new Promise((resolve, reject) => {
      if (fate === 'hangs') return;
      const settle = () => (fate === 'refused' || fate === 'throws' ? reject(failed(call)) : resolve(value()));
      this.clock.setTimeout(settle, fate === 'late' ? 6_000 : 30);
    });
  }
}

const failed = (step: string): Failure => failureFromOutside('xp2p', -2402, { step });

interface Service {
  tell(fact: ServiceFact): void;
  stream: Stream | null;
}

interface Stream {
  tell(fact: StreamFact | ServiceFact): void;
  readonly write: Write;
}

const film = (length: number): ArrayBuffer => {
  const bytes = new Uint8Array(length);
  bytes.set([0x46, 0x4c, 0x56]);
  return bytes.buffer;
};

function strangersXp2p(outside: Outside) {
  const services = new Map<string, Service>();
  const listeners = new Map<string, (fact: ModuleFact) => void>();

  const port: Xp2p = {
    generations: ['2.3', '2.4'],
    sourceBelongsToModule: false,
    init: (generation, _source, tell) => {
      listeners.set(generation, tell);
      return outside.answer('init', () => ({ localPeerName: 'a stranger' }));
    },
    reset: (generation) => {
      if (!listeners.has(generation)) outside.fates.set('reset', 'refused');
      return outside.answer('reset', () => ({ localPeerName: 'a stranger still' }));
    },
    destroy: () => {
      listeners.clear();
      services.clear();
    },
    startService: async ({ id }, _params, tell) => {
      const service: Service = { tell, stream: null };
      services.set(id, service);
      try {
        await outside.answer('startService', () => undefined);
      } catch (failure) {
        if (services.get(id) === service) services.delete(id);
        throw failure;
      }
    },
    stopService: (id) => {
      services.delete(id);
      return stopped(outside, 'stopService');
    },
    startStream: async ({ id }, _params, tell, write) => {
      const service = services.get(id);
      if (!service) throw failed('startStream');
      const stream: Stream = { tell, write };
      service.stream = stream;
      const runs = () => services.get(id)?.stream === stream;
      const pump = (chunk: ArrayBuffer) => {
        if (!runs()) return;
        write(chunk);
        outside.clock.setTimeout(() => pump(film(20)), 100);
      };
      try {
        await outside.answer('startStream', () => undefined);
      } catch (failure) {
        if (runs()) service.stream = null;
        throw failure;
      }
      if (runs()) tell({ type: 'stream.requested' });
      if (runs()) tell({ type: 'stream.headerArrived' });
      pump(film(13));
      return {};
    },
    stopStream: (id) => {
      const service = services.get(id);
      if (service) service.stream = null;
      return stopped(outside, 'stopStream');
    },
    checkDevice: () => outside.answer('checkDevice', () => 0),
  };

  const say = (word: PluginWord, id: string): boolean => {
    const service = services.get(id);
    const stream = service?.stream;
    if (word === 'natChanged') {
      listeners.forEach((tell, generation) => void tell({ type: 'nat.changed', generation: generation as '2.3' }));
    } else if (word === 'natError') {
      const failure = failureOf('network', 'natError');
      for (const tell of listeners.values())
        tell({ type: 'nat.failed', generation: '2.3', failure, localServerGone: false });
    } else if (word === 'disconnect' && service) {
      services.set(id, { tell: () => undefined, stream: null });
      service.tell({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    } else if (word === 'chunk') stream?.write(film(8));
    else if (service && stream) {
      service.stream = null;
      stream.tell(
        word === 'eof' ? { type: 'stream.ended' } : { type: 'stream.failed', failure: failureOf('notice', 'fail') },
      );
    }
    return true;
  };

  return { port, say, held: () => [...services.keys()] };
}

function stopped(outside: Outside, call: 'stopService' | 'stopStream'): unknown {
  if (outside.fates.get(call) === 'throws') {
    outside.fates.delete(call);
    throw failed(call);
  }
  return outside.answer(call, () => undefined);
}

function strangersPlayers(outside: Outside) {
  const listeners = new Map<string, { readonly key: number; tell(fact: NodeFact): void }>();
  const nodes = new Map<string, StrangersNode>();

  const port: PlayerNodes = {
    attach: (view, key, tell) => {
      const listener = { key, tell };
      listeners.set(view, listener);
      return () => {
        if (listeners.get(view) === listener) listeners.delete(view);
      };
    },
    resetLocalServer: () => outside.answer('resetLocalServer', () => undefined),
  };

  const node: World['node'] = (view, key, deed) => {
    const name = `${view} ${key}`;
    if (deed === 'mount') {
      const tell = (fact: NodeFact) => {
        const listener = listeners.get(view);
        if (listener?.key === key) listener.tell(fact);
      };
      nodes.set(name, new StrangersNode(outside, tell));
    } else if (deed === 'unmount') nodes.delete(name);
    else nodes.get(name)?.does(deed);
  };

  return { port, node };
}

class StrangersNode {
  private isPlaying = false;
  private isPaused = false;
  private isConnected = false;
  private isShowing = false;
  private context = {};

  constructor(
    private readonly outside: Outside,
    private readonly tell: (fact: NodeFact) => void,
  ) {
    outside.clock.setTimeout(() => this.does('readyAgain'), 10);
  }

  does(deed: 'autoplay' | 'readyAgain' | 'readyAnew' | 'letGo' | 'error' | 'holds3s'): void {
    if (deed === 'autoplay') this.play();
    else if (deed === 'letGo') this.letGo();
    else if (deed === 'holds3s') this.tell({ type: 'node.measured', measure: { videoCacheMs: 3_000 } });
    else if (deed === 'error')
      this.tell({ type: 'node.failed', failure: failureFromOutside('p2p-player', 'WECHAT_SERVER_ERROR') });
    else {
      if (deed === 'readyAnew') this.context = {};
      this.tell({ type: 'node.ready', player: this.player() });
    }
  }

  private player(): Player {
    const done = (isRight: boolean, call: string, act: () => void): Promise<void> => {
      if (!isRight) return Promise.reject(failureOf('live-player', 'commandFailed', { step: call }));
      act();
      return Promise.resolve();
    };
    return {
      context: this.context,
      play: () =>
        this.outside.takes('play') ? new Promise(() => undefined) : done(!this.isPlaying, 'play', () => this.play()),
      stop: () =>
        done(this.isPlaying, 'stop', () => {
          this.isPlaying = this.isPaused = this.isConnected = false;
        }),
      pause: () =>
        done(this.isPlaying && !this.isPaused, 'pause', () => {
          this.isPaused = true;
          this.letGo();
        }),
      resume: () =>
        done(this.isPaused, 'resume', () => {
          this.isPaused = false;
          this.connect();
        }),
      snapshot: () => this.outside.answer('snapshot', () => 'tmp/picture.png'),
      requestFullScreen: () => done(true, 'requestFullScreen', () => this.tellFullScreen(true)),
      exitFullScreen: () => done(true, 'exitFullScreen', () => this.tellFullScreen(false)),
      addChunk: () => {
        if (!this.isConnected || this.isShowing) return;
        this.isShowing = true;
        this.tell({ type: 'node.pictureShown' });
      },
      finishMedia: () => undefined,
    };
  }

  private play(): void {
    this.isPlaying = true;
    this.connect();
  }

  private letGo(): void {
    this.isConnected = false;
    this.tell({ type: 'node.closed', reason: 'livePlayer' });
  }

  private connect(): void {
    this.outside.clock.setTimeout(() => {
      if (!this.isPlaying || this.isPaused) return;
      this.isConnected = true;
      this.isShowing = false;
      this.tell({ type: 'node.pullStarted' });
    }, 40);
  }

  private tellFullScreen(fullScreen: boolean): void {
    this.tell({ type: 'node.fullScreenChanged', fullScreen });
  }
}
