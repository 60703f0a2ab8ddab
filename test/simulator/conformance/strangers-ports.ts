import { failureOf } from '../../../machines/failure';
import { recordingFailure } from '../../../machines/failure/recording-failure';
import type { ManagedFact, ManagedNodes } from '../../../machines/kernel/managed-nodes';
import {
  type Clock,
  type Files,
  type ModuleFact,
  type ModuleGeneration,
  type NodeFact,
  OPEN_FILE_SUFFIX,
  type Player,
  type PlayerCloseReason,
  type PlayerNodes,
  type Ports,
  type ServiceFact,
  type StreamFact,
  type Write,
  type Xp2p,
} from '../../../machines/kernel/ports';
import type { Bench, Fate, ManagedDeed, OutsideCall, World } from '../../../simulator/conformance';

/**
 * The ports, as a stranger writes them from docs/ports.md and the comments of `machines/kernel/ports.ts`: in memory, with
 * nothing behind them. What they do is what a port must; so whatever is changed in them is a mistake (`mistakes/`).
 */
export function strangersBench(): Bench & { readonly ports: Ports & { readonly files: Files }; readonly world: World } {
  const { clock, advance } = strangersTime();
  const { answer, meet, isRefused } = strangersFates(clock);
  const { xp2p, say, held } = strangersPlugin(clock, answer);
  const { players, node } = strangersPlayers(clock, answer);
  const { managedNodes, managedNode } = strangersManagedNodes(answer);
  const written = new Map<string, string>();
  const album: string[] = [];
  const { files, file, temporaryFile } = strangersFiles(clock, isRefused);
  const screenHolders = new Set<object>();
  let networkType = 'wifi';
  return {
    ports: {
      clock,
      random: () => 0.25,
      xp2p,
      players,
      managedNodes,
      devices: {},
      storage: {
        read: (key) => JSON.parse(written.get(key) ?? 'null') ?? undefined,
        write: (key, value) => {
          if (isRefused('writeStorage')) throw new Error('full');
          written.set(key, JSON.stringify(value));
        },
      },
      album: {
        save: (path) => answer('saveImage', () => void album.push(path)),
        saveVideo: (path) => answer('saveVideo', () => void album.push(path)),
        openSettings: () => answer('openSettings'),
      },
      files,
      screen: {
        keepOn: () => {
          const holder = {};
          screenHolders.add(holder);
          return () => void screenHolders.delete(holder);
        },
      },
      system: {
        askNetwork: () => answer('askNetwork', () => ({ networkType, online: networkType !== 'none' })),
        openPermissions: () => answer('openPermissions'),
      },
      environment: {
        obstacles: (kind) => (kind === 'server' ? [failureOf('environment', 'baseLibraryTooOld')] : []),
        stopsSocketsInBackground: false,
      },
    },
    world: {
      advance,
      meet,
      say,
      // whoever was stopped is forgotten: there is nobody left to say it of
      sayLate: () => false,
      node,
      managedNode,
      network: (type) => {
        networkType = type;
      },
      temporaryFile,
      look: () => ({ held: held(), isScreenKeptOn: screenHolders.size > 0, album, file }),
    },
  };
}

/** A folder that is a map: what is in it are numbers. */
function strangersFiles(clock: Clock, isRefused: (call: OutsideCall) => boolean) {
  const folder = new Map<string, { bytes: readonly number[]; readonly changedAtMs: number }>();
  const temporary = new Map<string, readonly number[]>();
  const put = (name: string, bytes: readonly number[]) => folder.set(name, { bytes, changedAtMs: clock.now() });
  const mustGoWell = (call: OutsideCall) => {
    if (isRefused(call)) throw recordingFailure('fileFailed', { step: call });
  };
  const files: Files = {
    create: (name) => {
      mustGoWell('createFile');
      const part = name + OPEN_FILE_SUFFIX;
      put(part, []);
      return {
        write: (bytes, at) => {
          mustGoWell('writeFile');
          const known = folder.get(part)?.bytes ?? [];
          put(part, [...known.slice(0, at), ...bytes, ...known.slice(at + bytes.length)]);
        },
        close: () => {
          mustGoWell('closeFile');
          put(name, folder.get(part)?.bytes ?? []);
          folder.delete(part);
        },
      };
    },
    list: () => [...folder].map(([name, { bytes, changedAtMs }]) => ({ name, bytes: bytes.length, changedAtMs })),
    remove: (name) => void folder.delete(name),
    keep: (tempPath, name) => {
      mustGoWell('keepFile');
      put(name, temporary.get(tempPath) ?? []);
    },
    pathOf: (name) => `kept/${name}`,
    usedBytes: () => [...folder.values()].reduce((sum, { bytes }) => sum + bytes.length, 0),
  };
  return {
    files,
    file: (path: string): Uint8Array | undefined => {
      const found = folder.get(path.replace('kept/', ''));
      return found && Uint8Array.from(found.bytes);
    },
    temporaryFile: (bytes: Uint8Array): string => {
      temporary.set('picture', [...bytes]);
      return 'picture';
    },
  };
}

/** A clock that stands still but for `advance`. */
function strangersTime() {
  let now = 0;
  const timers = new Set<{ readonly dueMs: number; readonly fire: () => void }>();
  const clock: Clock = {
    now: () => now,
    setTimeout: (fire, delayMs) => {
      const timer = { dueMs: now + delayMs, fire };
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => void timers.delete(timer as never),
  };
  const advance = async (durationMs: number): Promise<void> => {
    const endMs = now + durationMs;
    for (;;) {
      await new Promise(setImmediate); // promises that can settle have settled
      // sorting keeps the order in which those were set that are due together
      const [next] = [...timers].filter(({ dueMs }) => dueMs <= endMs).sort((one, other) => one.dueMs - other.dueMs);
      if (!next) break;
      now = next.dueMs;
      timers.delete(next);
      next.fire();
    }
    now = endMs;
  };
  return { clock, advance };
}

type Answer = <Value = void>(call: OutsideCall, act?: () => Value) => Promise<Value>;

/** How the next call ends: well, after a moment, unless `meet` ordered something else. */
function strangersFates(clock: Clock) {
  const fates = new Map<OutsideCall, Fate>();
  const answer: Answer = async (call, act) => {
    const fate = fates.get(call);
    fates.delete(call);
    if (fate === 'hangs') return new Promise(() => undefined);
    await new Promise<void>((resolve) => clock.setTimeout(resolve, fate === 'late' ? 6_000 : 20));
    if (fate === 'refused' || fate === 'throws') throw failureOf('xp2p', -2402, { step: call });
    return act?.() as never;
  };
  return {
    answer,
    meet: (call: OutsideCall, fate: Fate): void => void fates.set(call, fate),
    isRefused: (call: OutsideCall): boolean => fates.delete(call),
  };
}

/** What runs under one id. Whoever is taken out of it is told and given nothing more. */
interface Service {
  tell?: (fact: ServiceFact) => void;
  stream?: { readonly tell: (fact: StreamFact | ServiceFact) => void; readonly write: Write };
}

function strangersPlugin(clock: Clock, answer: Answer) {
  const services = new Map<string, Service>();
  const listeners = new Map<ModuleGeneration, (fact: ModuleFact) => void>();
  const named = () => ({ localPeerName: 'stranger' });
  const notInitialised = () => failureOf('xp2p', -2002);

  const xp2p: Xp2p = {
    generations: ['2.3', '2.4'],
    sourceBelongsToModule: false,
    init: (generation, _source, tell) => {
      listeners.set(generation, tell);
      return answer('init', named);
    },
    reset: async (generation) => {
      if (!listeners.has(generation)) throw notInitialised();
      return answer('reset', named);
    },
    destroy: () => {
      listeners.clear();
      services.clear();
    },
    startService: async ({ id }, _params, tell) => {
      if (listeners.size === 0) throw notInitialised();
      const service: Service = { tell };
      services.set(id, service);
      await answer('startService').catch((failure) => {
        if (services.get(id) === service) services.delete(id);
        throw failure;
      });
    },
    stopService: (id) => {
      services.delete(id);
      return answer('stopService');
    },
    startStream: async ({ id }, _params, tell, write) => {
      const service = services.get(id);
      if (!service) throw failureOf('xp2p', -2404);
      const stream = { tell, write };
      service.stream = stream;
      const runs = () => services.get(id)?.stream === stream;
      const pump = (chunk: Uint8Array<ArrayBuffer>) => {
        if (!runs()) return;
        write(chunk.buffer);
        clock.setTimeout(() => pump(new Uint8Array(20)), 100);
      };
      await answer('startStream').catch((failure) => {
        if (runs()) delete service.stream;
        throw failure;
      });
      if (runs()) tell({ type: 'stream.requested' });
      if (runs()) tell({ type: 'stream.headerArrived' });
      pump(Uint8Array.of(0x46, 0x4c, 0x56, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0)); // "FLV"
      return {};
    },
    stopStream: (id) => {
      delete services.get(id)?.stream;
      return answer('stopStream');
    },
    checkDevice: () => answer('checkDevice', () => 0),
  };

  const say: World['say'] = (word, id) => {
    const { tell, stream } = services.get(id) ?? {};
    for (const [generation, tellOfModule] of listeners) {
      const failure = failureOf('network', 'natError');
      if (word === 'natChanged') tellOfModule({ type: 'nat.changed', generation });
      if (word === 'natError') tellOfModule({ type: 'nat.failed', generation, failure, localServerGone: false });
    }
    if (word === 'chunk') stream?.write(new ArrayBuffer(8));
    if (word === 'eof' || word === 'fail') delete services.get(id)?.stream;
    if (word === 'eof') stream?.tell({ type: 'stream.ended' });
    if (word === 'fail') stream?.tell({ type: 'stream.failed', failure: failureOf('notice', 'fail') });
    if (word === 'disconnect') {
      services.set(id, {}); // dead, and held until it is stopped
      tell?.({ type: 'service.broken', failure: failureOf('notice', 'disconnect') });
    }
    return true;
  };

  return { xp2p, say, held: () => [...services.keys()] };
}

function strangersPlayers(clock: Clock, answer: Answer) {
  const listeners = new Map<string, { readonly key: number; readonly tell: (fact: NodeFact) => void }>();
  const nodes = new Map<string, ReturnType<typeof strangersNode>>();

  const players: PlayerNodes = {
    attach: (view, key, tell) => {
      const listener = { key, tell };
      listeners.set(view, listener);
      return () => {
        if (listeners.get(view) === listener) listeners.delete(view);
      };
    },
    resetLocalServer: () => answer('resetLocalServer'),
  };

  const node: World['node'] = (view, key, deed) => {
    const name = `${view} ${key}`;
    if (deed === 'unmount') nodes.delete(name);
    else if (deed !== 'mount') nodes.get(name)?.[deed]();
    else
      nodes.set(
        name,
        strangersNode(clock, answer, (fact) => {
          const listener = listeners.get(view);
          if (listener?.key === key) listener.tell(fact);
        }),
      );
  };

  return { players, node };
}

/** One node: idle, or playing and then connected or not. A pause lets go of the connection, as on Android. */
function strangersNode(clock: Clock, answer: Answer, tell: (fact: NodeFact) => void) {
  let state: 'idle' | 'connected' | 'shown' | 'paused' = 'idle';
  let context = {};
  const connect = () => {
    state = 'connected';
    tell({ type: 'node.pullStarted' });
  };
  const letGo = (next: 'idle' | 'paused', reason: PlayerCloseReason) => {
    state = next;
    tell({ type: 'node.closed', reason });
  };
  const isPlaying = () => state === 'connected' || state === 'shown';
  const unless = (isMisuse: boolean, step: string) => {
    if (isMisuse) throw failureOf('live-player', 'commandFailed', { step });
  };
  const player = (): Player => ({
    context,
    play: async () => {
      unless(state !== 'idle', 'play');
      await answer('play', connect);
    },
    stop: async () => {
      unless(state === 'idle', 'stop');
      letGo('idle', 'user');
    },
    pause: async () => {
      unless(!isPlaying(), 'pause');
      letGo('paused', 'user');
    },
    resume: async () => {
      unless(state !== 'paused', 'resume');
      connect();
    },
    snapshot: () => answer('snapshot', () => 'tmp/picture.png'),
    requestFullScreen: async () => tell({ type: 'node.fullScreenChanged', fullScreen: true }),
    exitFullScreen: async () => tell({ type: 'node.fullScreenChanged', fullScreen: false }),
    addChunk: () => {
      if (state !== 'connected') return;
      state = 'shown';
      tell({ type: 'node.pictureShown' });
    },
    finishMedia: () => undefined,
  });
  const readyAgain = () => tell({ type: 'node.ready', player: player() });
  clock.setTimeout(readyAgain, 10);
  return {
    readyAgain,
    readyAnew: () => {
      context = {};
      readyAgain();
    },
    autoplay: connect,
    letGo: () => letGo('idle', 'livePlayer'),
    error: () => tell({ type: 'node.failed', failure: failureOf('p2p-player', 'WECHAT_SERVER_ERROR') }),
    holds3s: () => tell({ type: 'node.measured', measure: { videoCacheMs: 3_000 } }),
  };
}

function strangersManagedNodes(answer: Answer) {
  const listeners = new Map<string, { readonly key: number; tell(fact: ManagedFact): void }>();
  const components = new Map<string, object>();

  const managedNodes: ManagedNodes = {
    attach: (view, key, _source, tell) => {
      const listener = { key, tell };
      listeners.set(view, listener);
      return () => {
        if (listeners.get(view) === listener) listeners.delete(view);
      };
    },
  };

  const managedNode: World['managedNode'] = (view, key, deed) => {
    const name = `${view} ${key}`;
    const tell = (fact: ManagedFact) => {
      const listener = listeners.get(view);
      if (listener?.key === key) listener.tell(fact);
    };
    if (deed === 'unmount') components.delete(name);
    else if (deed !== 'mount' && deed !== 'foundAgain' && deed !== 'foundAnew') managedFacts[deed].forEach(tell);
    else {
      const component = (deed === 'foundAgain' && components.get(name)) || {};
      components.set(name, component);
      const fullScreen = (is: boolean) => Promise.resolve(tell({ type: 'managed.fullScreenChanged', fullScreen: is }));
      tell({
        type: 'managed.ready',
        player: {
          component,
          retry: () => answer('retry', () => undefined),
          snapshot: () => answer('snapshot', () => 'saved' as const),
          requestFullScreen: () => fullScreen(true),
          exitFullScreen: () => fullScreen(false),
          stop: async () => undefined,
        },
      });
    }
  };

  return { managedNodes, managedNode };
}

const managedFacts: Readonly<
  Record<Exclude<ManagedDeed, 'mount' | 'unmount' | 'foundAgain' | 'foundAnew'>, readonly ManagedFact[]>
> = {
  checks: [{ type: 'managed.step', step: 'checkDevice' }],
  plays: [{ type: 'managed.played' }],
  shows: [{ type: 'managed.pictureShown' }],
  sounds: [{ type: 'managed.soundBegan' }],
  weakens: [{ type: 'managed.weakened' }],
  stutters: [{ type: 'managed.noticed', code: 2105 }],
  holds3s: [{ type: 'managed.measured', measure: { videoCacheMs: 3_000 } }],
  stops: [{ type: 'managed.stopped' }],
  ends: [{ type: 'managed.ended' }],
  fails: [{ type: 'managed.failed', failure: failureOf('iot', 'StreamError'), isFatal: null }],
  failsForGood: [{ type: 'managed.failed', failure: failureOf('iot', 'PlayerError'), isFatal: true }],
  mumbles: [],
};
