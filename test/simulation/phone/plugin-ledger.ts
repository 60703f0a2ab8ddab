import { readDeviceStatus } from '../../../miniprogram/plugins/xp2p/device-status';
import type {
  DataCallback,
  EventHandler,
  InitOptions,
  MessageCallback,
  ModuleObject,
  ServiceCallbacks,
  StreamInfo,
  StreamOptions,
  Word,
  Xp2pSurface,
} from '../../../miniprogram/plugins/xp2p/surface';
import type { Violations } from '../violations';
import type { PtzBooks } from '../watches/ptz-books';
import type { Diary, TimedCall } from './diary';
import type { Held, Ledger } from './ledger.types';
import type { NumberedCamera } from './numbered-stream';
import { codeOf, isRubbish, PluginWords, wordOf } from './plugin-words';

export interface LedgerInput {
  readonly violations: Violations;
  readonly camera: NumberedCamera;
  /** Takes what the plugin answered and said. */
  readonly diary: Diary;
  readonly ptz: PtzBooks;
  /** Does a player wait for the bytes of this id now? */
  isAsked(id: string): boolean;
  /** Carries a callback to the app, at once or late. */
  post(deliver: () => void): void;
  /** What the plugin says now never arrives. */
  isLost(): boolean;
  /** Hears every call, for the trace. */
  trace(what: string): void;
}

type Call = (...parameters: never[]) => unknown;

/** A callback that the app once gave to the plugin. */
export interface PastCallback {
  readonly id: string;
  /** The how many-th start of a service of this id it belongs to. */
  readonly life: number;
  readonly message: MessageCallback;
  readonly bytes: DataCallback | undefined;
}

const MAX_PAST = 8;

/**
 * Stands between the app's adapter and the simulated plugin, and keeps its own books of the plugin's calls: what was
 * started and not stopped, whatever the plugin itself says of it (invariants 1 and 2).
 */
export class PluginLedger implements Ledger {
  readonly modules = new Map<Word, 'initialising' | 'inited' | 'failed'>();
  readonly services = new Map<string, Held>();
  readonly streams = new Map<string, Held>();
  /** Callbacks of services and streams that were stopped. */
  readonly past: PastCallback[] = [];
  calls = 0;
  /** Calls that have not settled. */
  pending = 0;
  private isDestroyed = false;
  private readonly callbacks = new Map<string, readonly PastCallback[]>();
  /** How often a service of each id was started. */
  private readonly lives = new Map<string, number>();

  private words = new PluginWords({});

  constructor(private readonly input: LedgerInput) {}

  /** The plugin as the app gets it. */
  wrap(exported: { readonly p2p?: Xp2pSurface }): { readonly p2p?: Xp2pSurface } {
    const { p2p } = exported;
    if (!p2p) return exported;
    this.words = new PluginWords(p2p);
    const stopService = p2p.stopP2PService ? 'stopP2PService' : 'stopServiceById';
    const startStream = p2p.startStream ? 'startStream' : 'startP2PStream';
    const stopStream = p2p.stopStream ? 'stopStream' : 'stopP2PStream';
    const isBeta = !p2p[startStream];
    const wrapped: Record<string, unknown> = {
      ...p2p,
      init: (options: InitOptions) => this.init(options, (posted) => p2p.init?.(posted)),
      destroy: () => this.destroy(() => p2p.destroy?.()),
      startP2PService: (id: string, info: StreamInfo, callbacks: ServiceCallbacks) =>
        this.startService(id, callbacks, isBeta, (posted) => p2p.startP2PService?.(id, info, posted)),
      [stopService]: (id: string) => this.stopService(id, () => p2p[stopService]?.(id)),
    };
    if (p2p.resetP2P) wrapped.resetP2P = () => this.reset(undefined, () => p2p.resetP2P?.());
    if (p2p.getModule) wrapped.getModule = (version: Word) => this.wrapModule(p2p.getModule?.(version));
    if (p2p.sendCommand) wrapped.sendCommand = this.command(p2p.sendCommand as Call);
    if (!isBeta) {
      wrapped[startStream] = (id: string, options: StreamOptions) =>
        this.startStream(id, options, (posted) => p2p[startStream]?.(id, posted));
      wrapped[stopStream] = (id: string, type?: string) =>
        this.stop(this.streams, `stream ${id}`, id, () => p2p.stopStream?.(id, type) ?? p2p.stopP2PStream?.(id));
    }
    return { p2p: wrapped as Xp2pSurface };
  }

  hasFailedModule(): boolean {
    return [...this.modules.values()].includes('failed');
  }

  hasModule(): boolean {
    return this.modules.size > 0;
  }

  /** What was started and whose stop was not asked for, twice if need be: then the plugin keeps it, and what runs over it. */
  unreleased(): readonly string[] {
    const isKept = (held: Held | undefined) => held !== undefined && held.failedStops >= 2;
    const services = [...this.services].filter(([, held]) => !isKept(held));
    const streams = [...this.streams].filter(([id, held]) => !isKept(held) && !isKept(this.services.get(id)));
    return [...services.map(([id]) => `service ${id}`), ...streams.map(([id]) => `stream ${id}`)];
  }

  /** What was given to services that have ended, whether or not another runs under the same id now. */
  pastServices(): readonly PastCallback[] {
    return this.past.filter(({ id, life }) => !this.services.has(id) || life < this.lifeOf(id));
  }

  private lifeOf(id: string): number {
    return this.lives.get(id) ?? 0;
  }

  private init(options: InitOptions, call: (posted: InitOptions) => unknown): unknown {
    this.note('init', true);
    const version = options.initParams?.deviceP2PVersion ?? 'all';
    const known = this.modules.get(version);
    if (known && known !== 'failed') this.input.violations.note(1, `init of ${version} while it is ${known}`);
    this.isDestroyed = false;
    this.modules.set(version, 'initialising');
    const answer = this.settled(
      'init',
      '',
      () => call(this.withPostedHandler(options)),
      (isDone) => {
        if (this.modules.get(version) === 'initialising') this.modules.set(version, isDone ? 'inited' : 'failed');
      },
    );
    return Promise.resolve(answer).then((value) => (isModule(value) ? this.wrapModule(value) : value));
  }

  private withPostedHandler(options: InitOptions): InitOptions {
    const { post } = this.input;
    const late =
      (handler: EventHandler): EventHandler =>
      (event, detail) => {
        for (const fact of this.words.ofNetwork(event, detail)) this.input.diary.note(fact);
        post(() => handler(event, detail));
      };
    const { eventHandler, initParams } = options;
    if (initParams?.eventHandler)
      return { ...options, initParams: { ...initParams, eventHandler: late(initParams.eventHandler) } };
    return eventHandler ? { ...options, eventHandler: late(eventHandler) } : options;
  }

  private destroy(call: () => unknown): unknown {
    this.note('destroy', true);
    for (const [id, held] of this.services)
      if (held.failedStops === 0) this.input.violations.note(1, `destroy while service ${id} is held`);
    this.input.ptz.destroyed();
    this.isDestroyed = true;
    this.modules.clear();
    this.services.clear();
    this.streams.clear();
    this.input.diary.note('destroy');
    return call();
  }

  private reset(version: Word | undefined, call: () => unknown): unknown {
    this.note(`reset ${version ?? ''}`);
    if (version === undefined)
      for (const [id, held] of this.services)
        if (held.failedStops === 0) this.input.violations.note(1, `reset while service ${id} is held`);
    const answer = this.settled('reset', '', call, (isDone) => {
      if (isDone) for (const held of [...this.services.values(), ...this.streams.values()]) held.isForgiven = true;
    });
    return Promise.resolve(answer).then((value) => (isModule(value) ? this.wrapModule(value) : value));
  }

  private wrapModule(module: ModuleObject | undefined): ModuleObject | undefined {
    if (!module) return undefined;
    const { deviceP2PVersion } = module;
    return { ...module, reset: () => this.reset(deviceP2PVersion, () => module.reset()) as Promise<unknown> };
  }

  private startService(
    id: string,
    callbacks: ServiceCallbacks,
    isBeta: boolean,
    call: (posted: ServiceCallbacks) => unknown,
  ): unknown {
    this.note(`startService ${id}`);
    this.lives.set(id, this.lifeOf(id) + 1);
    const held = this.open(this.services, 1, `service ${id}`, id);
    if (isBeta) this.expectAsked(id, 'service');
    const stream = isBeta ? this.open(this.streams, 2, `stream ${id}`, id) : undefined;
    const posted = this.posted(id, callbacks.msgCallback, callbacks.dataCallback, stream ?? held);
    // a picture is wanted from here on: live-player may never pull
    this.awaitAnyByte(id);
    if (isBeta) this.awaitPicture(id);
    return this.settled(
      'startService',
      id,
      () => call({ ...posted } as unknown as ServiceCallbacks),
      (isDone) => {
        this.opened(this.services, id, held, isDone);
        if (stream) this.opened(this.streams, id, stream, isDone);
      },
    );
  }

  /** The service's stop ends its stream (contract 2.2). */
  private stopService(id: string, call: () => unknown): unknown {
    this.input.ptz.ended(id);
    return this.stop(this.services, `service ${id}`, id, call, () => void this.streams.delete(id));
  }

  private startStream(id: string, options: StreamOptions, call: (posted: StreamOptions) => unknown): unknown {
    this.note(`startStream ${id}`);
    if (!this.services.get(id)?.isStarted)
      this.input.violations.note(2, `stream ${id} on a service that is not started`);
    this.expectAsked(id, 'stream');
    const held = this.open(this.streams, 2, `stream ${id}`, id);
    const posted = this.posted(id, options.msgCallback, options.dataCallback, held);
    this.awaitPicture(id);
    return this.settled(
      'startStream',
      id,
      () => call({ ...options, ...posted } as StreamOptions),
      (isDone) => this.opened(this.streams, id, held, isDone),
    );
  }

  private awaitPicture(id: string): void {
    this.input.diary.await('header', id);
    this.input.diary.await('bytes', id);
    this.awaitAnyByte(id);
  }

  /** In this pull or a later one: what came in an earlier one ended that wait, and the next begins with the pull after it. */
  private awaitAnyByte(id: string): void {
    for (const whose of [id, '']) this.input.diary.awaitOn('a byte in any pull', whose);
  }

  private expectAsked(id: string, what: string): void {
    if (!this.input.isAsked(id)) this.input.violations.note(2, `${what} ${id} started though no player asked`);
  }

  private open(books: Map<string, Held>, invariant: 1 | 2, name: string, id: string): Held {
    const known = books.get(id);
    if (known && !known.isForgiven) {
      const how = known.isStarted ? 'started' : 'starting';
      const stops = known.failedStops > 0 ? ` and its stop failed ${known.failedStops} times` : '';
      this.input.violations.note(invariant, `second start of ${name}, which is ${how}${stops}`);
    }
    const held: Held = { isStarted: false, failedStops: 0, isForgiven: false, pull: 0 };
    books.set(id, held);
    return held;
  }

  private opened(books: Map<string, Held>, id: string, held: Held, isDone: boolean): void {
    held.isStarted = isDone;
    if (!isDone && books.get(id) === held) books.delete(id);
  }

  private stop(
    books: Map<string, Held>,
    name: string,
    id: string,
    call: () => unknown,
    done: () => void = () => undefined,
  ): unknown {
    this.note(`stop of ${name}`);
    const held = books.get(id);
    const forget = () => {
      if (held && books.get(id) === held) {
        books.delete(id);
        done();
      }
      this.remember(id);
    };
    if (held) held.failedStops += 1;
    const { diary } = this.input;
    diary.givenUp('header', id);
    const noted = diary.began('stop', id);
    try {
      const answer = call();
      if (typeof (answer as { then?: unknown } | undefined)?.then === 'function')
        (answer as PromiseLike<unknown>).then(
          (value) => {
            noted(codeOf(value) ?? 0);
            forget();
          },
          (reason) => noted(wordOf(reason)),
        );
      else {
        noted(0);
        forget();
      }
      return answer;
    } catch (reason) {
      noted(wordOf(reason));
      throw reason;
    }
  }

  private remember(id: string): void {
    this.past.push(...(this.callbacks.get(id) ?? []));
    this.callbacks.delete(id);
    this.past.splice(0, this.past.length - MAX_PAST);
  }

  /** Callbacks that arrive as the world wants them to: perhaps late. */
  private posted(id: string, message: MessageCallback | undefined, bytes: DataCallback | undefined, held: Held) {
    if (message)
      this.callbacks.set(id, [...(this.callbacks.get(id) ?? []), { id, life: this.lifeOf(id), message, bytes }]);
    const { post, camera, diary } = this.input;
    const msgCallback: MessageCallback = (event, subtype, detail) => {
      for (const fact of this.words.ofStream(subtype, detail)) diary.note(fact, id);
      if (this.input.isLost()) diary.note('lost', id);
      else
        post(() => {
          if (this.words.isHeader(subtype)) diary.came('header', id, false);
          message?.(event, subtype, detail);
        });
    };
    const dataCallback: DataCallback = (chunk) => {
      held.pull = camera.writing;
      diary.came('bytes', id, true);
      for (const whose of [id, '']) diary.came('a byte in any pull', whose, false);
      if (isRubbish(chunk)) diary.note('rubbish', id);
      bytes?.(chunk);
    };
    return { ...(message ? { msgCallback } : {}), ...(bytes ? { dataCallback } : {}) };
  }

  private command(call: Call): Call {
    return (...parameters) => {
      this.note('sendCommand');
      const [id, command] = parameters as unknown as [string, string];
      const answer = call(...parameters);
      this.input.ptz.hear(id, command, answer);
      Promise.resolve(answer).then(
        (value) => this.input.diary.note(`device ${readDeviceStatus(value)}`, id),
        () => undefined,
      );
      return answer;
    };
  }

  private note(what: string, isAboutModule = false): void {
    this.calls += 1;
    this.input.trace(`plugin: ${what}`);
    if (this.isDestroyed && !isAboutModule) this.input.violations.note(1, `${what} on a destroyed module`);
  }

  /** Makes the call, and tells how it went: a number that is not 0 is a failure, as a rejection is. */
  private settled(name: TimedCall, id: string, call: () => unknown, tell: (isDone: boolean) => void): unknown {
    const noted = this.input.diary.began(name, id);
    let answer: unknown;
    try {
      answer = call();
    } catch (reason) {
      noted(wordOf(reason));
      tell(false);
      throw reason;
    }
    this.pending += 1;
    const done = (isDone: boolean, code: number | string) => {
      this.pending -= 1;
      noted(code);
      tell(isDone);
    };
    Promise.resolve(answer).then(
      (value) => done(typeof value !== 'number' || value === 0, typeof value === 'number' ? value : 0),
      (reason) => done(false, wordOf(reason)),
    );
    return answer;
  }
}

function isModule(value: unknown): value is ModuleObject {
  return typeof (value as Partial<ModuleObject> | null | undefined)?.reset === 'function';
}
