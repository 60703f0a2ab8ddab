import type { PlayerExport, PlayerHost, PlayerWorld } from '../../../simulator/p2p-player/player.types';
import { PlayerCore } from '../../../simulator/p2p-player/player-core';
import { newNodeSettings, noPicture } from '../../support/shown-nodes';
import type { Violations } from '../violations';
import type { Diary } from './diary';
import type { NodeProperties, SimulatedNode } from './node.types';
import { NumberedReader } from './numbered-stream';
import { playerFacts } from './player-facts';

const FIRST_KEY_FRAME = 2003;
const FIRST_FRAME: readonly number[] = [FIRST_KEY_FRAME, 2032];

export interface NodeInput {
  readonly world: PlayerWorld;
  readonly violations: Violations;
  readonly name: string;
  /** Takes what the player does and says, under this view. */
  readonly diary: Diary;
  readonly view: string;
  /** The seed's generation takes bytes at the node itself. */
  readonly takesBytesItself: boolean;
  /** The pull that its camera is on now; undefined when no stream runs. */
  currentPull(): number | undefined;
  /** What the node says now never arrives. */
  isLost(event: string): boolean;
  deliver(event: string, detail: unknown, node: unknown): void;
}

interface ContextOptions {
  readonly success?: (answer: unknown) => void;
  readonly fail?: (refusal: unknown) => void;
}

type ContextFunction = (options: ContextOptions) => void;

/** A `p2p-player` node on a page, and the inspector of every byte that it is given (invariant 4). */
export class WatchedNode implements SimulatedNode {
  readonly isUncounted = false;
  readonly hasToldFrames = false;
  /** The app pulls, and not the node. */
  readonly isAtWork = false;
  /** live-player has asked for bytes and not let go since, as far as the app was told. */
  isOpen = false;
  isGone = false;
  lastByteAtMs = Number.NEGATIVE_INFINITY;
  /** When it was last given a whole picture. */
  lastPictureAtMs = Number.NEGATIVE_INFINITY;
  /** It once showed a picture, whether or not that was heard. */
  hasShown = false;
  /** When something that it said was last heard by nobody. */
  lostAtMs = Number.NEGATIVE_INFINITY;
  /** When it last said that it shows no frames. */
  stoodAtMs = Number.NEGATIVE_INFINITY;
  readonly core: PlayerCore;
  private readonly contexts = new WeakMap<object, object>();
  private reader = new NumberedReader();
  private settings = newNodeSettings;
  private readonly bytesIn: Pick<PlayerExport, 'addChunk' | 'finishMedia'>;

  constructor(private readonly input: NodeInput) {
    const { world, name } = input;
    const host: PlayerHost = {
      picture: noPicture,
      emit: (event, detail) => this.emit(event, detail),
      setFullScreen: () => undefined,
    };
    this.core = new PlayerCore({ world, host, settings: newNodeSettings, key: name });
    const { playerExport } = this.core;
    this.bytesIn = {
      addChunk: (chunk) => this.take(chunk),
      finishMedia: () => playerExport.finishMedia(),
    };
  }

  mount(): void {
    const { diary, view } = this.input;
    for (const what of ['ready', 'pull', 'shown', 'fed', 'picture']) diary.await(what, view);
    this.core.mount();
  }

  update({ playerMode: mode, autoplay, muted }: NodeProperties): void {
    const before = this.settings;
    if (before.mode === mode && before.autoplay === autoplay && before.muted === muted) return;
    this.settings = { ...before, mode, autoplay, muted };
    this.core.update(this.settings);
  }

  /** It hears nothing of its page. */
  setHidden(): void {}

  /** live-player has something left to play. */
  hasCached(): boolean {
    return this.core.playback.cache.levelMs > 0;
  }

  playsPicture(): boolean {
    return this.core.playback.cache.playsPicture;
  }

  destroy(): void {
    this.isGone = true;
    this.isOpen = false;
    this.input.diary.note('node gone', this.input.view);
    this.core.destroy();
  }

  /** Says what a node that is gone can still have on its way. */
  sayLate(event: string, detail: object): void {
    this.input.deliver(event, detail, this.bytesIn);
  }

  private emit(event: string, detail: object): void {
    this.noteShown(event, detail);
    const { diary, view } = this.input;
    for (const fact of playerFacts(event, detail)) {
      diary.note(fact, view);
      // the local server is that of all players, and whoever hears of it tells the others
      if (event === 'playerError') diary.note(fact);
    }
    if (this.input.isLost(event)) {
      this.lostAtMs = this.input.world.clock.now();
      diary.note('lost', view);
      return;
    }
    this.noteWaits(event, detail);
    if (event === 'playerStartPull') {
      this.isOpen = true;
      this.reader = new NumberedReader();
    }
    if (event === 'playerClose' || event === 'playerError') this.isOpen = false;
    this.input.deliver(event, event === 'playerReady' ? this.readyDetail(detail) : detail, this.bytesIn);
  }

  private noteWaits(event: string, detail: object): void {
    const { diary, view } = this.input;
    if (event === 'playerReady') {
      diary.came('ready', view, false);
      diary.await('pull', view);
    }
    if (event === 'playerStartPull') {
      diary.came('pull', view, false);
      for (const what of ['shown', 'picture']) diary.await(what, view);
    }
    // one that says, late, that it was stopped is waited for all the while
    if (event === 'playerClose' || event === 'playerError') diary.awaitOn('pull', view);
    if (event === 'statechange' && FIRST_FRAME.includes((detail as { code?: number }).code ?? 0))
      diary.came('shown', view, false);
  }

  private noteShown(event: string, detail: object): void {
    const { code, info } = detail as { readonly code?: number; readonly info?: { readonly videoFPS?: number } };
    if (event === 'statechange' && code === FIRST_KEY_FRAME) this.hasShown = true;
    if (event === 'netstatus' && info?.videoFPS === 0) {
      this.stoodAtMs = this.input.world.clock.now();
      this.input.diary.note('no frames', this.input.view);
    }
  }

  private readyDetail(detail: object): object {
    const { playerExport, livePlayerContext, ...others } = detail as {
      playerExport?: unknown;
      livePlayerContext?: object;
    };
    void playerExport;
    const rest = { ...others, ...(livePlayerContext && { livePlayerContext: this.watchedContext(livePlayerContext) }) };
    return this.input.takesBytesItself ? rest : { ...rest, playerExport: this.bytesIn };
  }

  /** The same for the same context: whoever is ready again is known by it. */
  private watchedContext(context: object): object {
    const known = this.contexts.get(context);
    if (known) return known;
    const { diary, view } = this.input;
    const watched = Object.fromEntries(
      Object.entries(context as Record<string, ContextFunction>).map(([name, call]) => [
        name,
        (options: ContextOptions = {}) => {
          const done = diary.began('player', view);
          // it may say nothing of what it stops
          if (name === 'stop') diary.await('pull', view);
          call({
            ...options,
            success: (answer) => {
              done(0);
              options.success?.(answer);
            },
            fail: (refusal) => {
              done('refused');
              options.fail?.(refusal);
            },
          });
        },
      ]),
    );
    this.contexts.set(context, watched);
    return watched;
  }

  private take(chunk: ArrayBuffer): void {
    const { violations, name, world } = this.input;
    if (this.isGone || !this.isOpen) {
      violations.note(4, `bytes to ${name}, which is ${this.isGone ? 'gone' : 'closed'}`);
      return;
    }
    this.lastByteAtMs = world.clock.now();
    const { diary, view } = this.input;
    diary.came('fed', view, true);
    const { videoFrames } = this.reader;
    const wrong = this.reader.read(chunk);
    if (this.reader.videoFrames > videoFrames) {
      this.lastPictureAtMs = this.lastByteAtMs;
      diary.came('picture', view, true);
    }
    if (wrong) violations.note(4, `${name}: ${wrong}`);
    const current = this.input.currentPull();
    if (this.reader.pull !== 0 && current !== this.reader.pull)
      violations.note(4, `${name}: bytes of pull ${this.reader.pull}, but the current one is ${current ?? 'none'}`);
    this.core.playerExport.addChunk(chunk);
  }
}
