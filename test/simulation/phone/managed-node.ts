import type { ManagedDelivery } from '../../../miniprogram/plugins/iot';
import type { SimulatedIot } from '../../../simulator/iot/simulated-iot';
import type { ComponentHost, ComponentSettings, SnapshotOptions } from '../../../simulator/iot-player/component.types';
import { ManagedCore } from '../../../simulator/iot-player/managed-core';
import type { SimulatedWorld } from '../../../simulator/world';
import { noPicture } from '../../support/shown-nodes';
import type { Violations } from '../violations';
import type { Diary } from './diary';
import { troubleFacts } from './manager-words';
import type { NodeProperties, SimulatedNode } from './node.types';
import { NumberedReader } from './numbered-stream';
import { LOOK_EVERY_MS } from './phone-way.types';
import { playerFacts } from './player-facts';

type Played = NonNullable<ReturnType<ManagedDelivery['propertiesOf']>>;

export interface ManagedNodeInput {
  readonly world: SimulatedWorld;
  readonly iot: SimulatedIot;
  readonly violations: Violations;
  readonly name: string;
  /** Takes what the component does and says, under this view. */
  readonly diary: Diary;
  readonly view: string;
  /** What it plays, as it was told when it was made. */
  readonly played: Played;
  /** As WeChat lets the plugin. */
  readonly saveToAlbum: ComponentHost['saveToAlbum'];
  /** What the node says now never arrives. */
  isLost(event: string): boolean;
  deliver(event: string, detail: unknown, component: unknown): void;
}

const FIRST_KEY_FRAME = 2003;
const WAITS = ['ready', 'played', 'shown', 'fed', 'picture'];

const unset: NodeProperties = {
  playerMode: 'live',
  autoplay: false,
  muted: false,
  streamQuality: '',
  streamChannel: 0,
};

/**
 * A node of the plugin's own player component on a page, as `camera-view` mounts it, and whoever looks at its picture: by the bytes that
 * the player inside takes, whatever the component says of them.
 */
export class ManagedNode implements SimulatedNode {
  readonly isOpen = false;
  readonly isUncounted = true;
  isGone = false;
  hasShown = false;
  hasToldFrames = false;
  lastByteAtMs = Number.NEGATIVE_INFINITY;
  lastPictureAtMs = Number.NEGATIVE_INFINITY;
  lostAtMs = Number.NEGATIVE_INFINITY;
  stoodAtMs = Number.NEGATIVE_INFINITY;
  private reader = new NumberedReader();
  private properties = unset;
  private readonly core: ManagedCore;
  /** What `selectComponent` finds. */
  private readonly component: object;

  constructor(private readonly input: ManagedNodeInput) {
    const { world, iot, name } = input;
    this.core = new ManagedCore({
      ...{ world, iot, key: name, host: this.host(), settings: this.settings(), lookEveryMs: LOOK_EVERY_MS },
    });
    this.component = this.methods();
  }

  get isAtWork(): boolean {
    return this.core.isAtWork;
  }

  mount(): void {
    const { diary, view, world } = this.input;
    for (const what of WAITS) diary.await(what, view);
    this.core.mount();
    // the page tells so once it was rendered
    world.clock.setTimeout(() => {
      if (!this.isGone) this.emit('mounted', {});
    }, 0);
  }

  update({ playerMode, autoplay, muted, streamQuality, streamChannel }: NodeProperties): void {
    const before = this.properties;
    this.properties = { playerMode, autoplay, muted, streamQuality, streamChannel };
    const isSameStream = before.streamQuality === streamQuality && before.streamChannel === streamChannel;
    if (before.playerMode === playerMode && before.muted === muted && isSameStream) return;
    if (!isSameStream) this.awaitPicture();
    this.core.update(this.settings());
  }

  setHidden(isHidden: boolean): void {
    this.core.setHidden(isHidden);
  }

  hasCached(): boolean {
    return this.core.cachedMs > 0;
  }

  destroy(): void {
    this.isGone = true;
    this.input.diary.note('node gone', this.input.view);
    this.core.destroy();
  }

  playsPicture(): boolean {
    return this.core.playsPicture;
  }

  private settings(): ComponentSettings {
    const { playerMode: mode, muted, streamQuality, streamChannel } = this.properties;
    const { needCheckStream = false, ...source } = this.input.played;
    return {
      ...source,
      ...{ needCheckStream, mode, muted, streamQuality: source.p2pMode === 'server' ? '' : streamQuality },
      ...{ streamChannel, streamParams: '', onlyp2p: false, triggerFirstPlayByAutoPlay: true },
      acceptPlayerEvents: { statechange: true, netstatus: true, mjpgnetstatus: true },
    };
  }

  private host(): ComponentHost {
    return {
      picture: {
        ...noPicture,
        restart: () => {
          this.reader = new NumberedReader();
        },
        push: (chunk) => this.look(chunk),
      },
      emit: (event, detail) => this.emit(event, detail),
      setFullScreen: () => undefined,
      saveToAlbum: (path) => this.input.saveToAlbum(path),
      say: () => undefined,
    };
  }

  private methods(): object {
    const { diary, view } = this.input;
    const call =
      <Given extends readonly unknown[], Answer>(name: string, act: (...given: Given) => Answer) =>
      (...given: Given): Answer => {
        if (this.isGone) this.input.violations.note(9, `${name} of ${this.input.name}, which is gone`);
        const answer = act(...given);
        this.noteAnswer(name, answer);
        return answer;
      };
    return {
      retry: call('retry', () => {
        diary.note('retry', view);
        this.awaitPicture();
        this.core.retry();
      }),
      stopAll: call('stopAll', () => this.core.stopAll()),
      requestFullScreen: call('requestFullScreen', (options?: { readonly direction?: number }) =>
        this.core.requestFullScreen(options),
      ),
      exitFullScreen: call('exitFullScreen', () => this.core.exitFullScreen()),
      snapshotAndSave: call('snapshotAndSave', (options?: SnapshotOptions) => this.core.snapshotAndSave(options)),
    };
  }

  private noteAnswer(name: string, answer: unknown): void {
    if (!(answer instanceof Promise)) return;
    const { diary, view } = this.input;
    const done = diary.began('player', view);
    answer.then(
      () => done(0),
      (reason: unknown) => {
        for (const fact of troubleFacts(name, reason)) diary.note(fact, view);
        done('refused');
      },
    );
  }

  private awaitPicture(): void {
    for (const what of ['played', 'shown']) this.input.diary.await(what, this.input.view);
  }

  private emit(event: string, detail: object): void {
    const { diary, view, world } = this.input;
    this.noteShown(event, detail);
    for (const fact of playerFacts(event, detail)) diary.note(fact, view);
    if (event === 'playerror') for (const fact of troubleFacts(event, detail)) diary.note(fact, view);
    if (this.input.isLost(event)) {
      this.lostAtMs = world.clock.now();
      diary.note('lost', view);
      return;
    }
    diary.came('ready', view, false);
    if (event === 'playsuccess') diary.came('played', view, false);
    if (event === 'receiveidr' || isFirstKeyFrame(event, detail)) diary.came('shown', view, false);
    this.input.deliver(event, detail, this.component);
  }

  private noteShown(event: string, detail: object): void {
    const { info } = detail as { readonly info?: { readonly videoFPS?: number } };
    if (isFirstKeyFrame(event, detail)) this.hasShown = true;
    if (event === 'netstatus' && (info?.videoFPS ?? 0) > 0) this.hasToldFrames = true;
    if (event !== 'netstatus' || info?.videoFPS !== 0) return;
    this.stoodAtMs = this.input.world.clock.now();
    this.input.diary.note('no frames', this.input.view);
  }

  /** What its player takes. */
  private look(chunk: ArrayBuffer): void {
    const { diary, view, world } = this.input;
    const { videoFrames } = this.reader;
    this.lastByteAtMs = world.clock.now();
    for (const whose of [view, '']) diary.came('fed', whose, true);
    this.reader.read(chunk);
    if (this.reader.videoFrames === videoFrames) return;
    this.lastPictureAtMs = this.lastByteAtMs;
    diary.came('picture', view, true);
  }
}

const isFirstKeyFrame = (event: string, detail: object): boolean =>
  event === 'statechange' && (detail as { readonly code?: number }).code === FIRST_KEY_FRAME;
