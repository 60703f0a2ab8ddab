import type { AnyActorRef, InspectionEvent, SnapshotFrom } from 'xstate';
import { createDevtools } from '../../../development/devtools';
import type { Inspect } from '../../../development/inspector';
import type { appMachine } from '../../../machines/app';
import { nameOf } from '../../../machines/kernel/inspected';
import type { StateValue } from '../../../machines/kernel/state-path';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { catalogueOf, createSimulation, type Simulation } from '../../../simulator';
import { wayOf } from '../../../simulator/generations';
import { seededRandom } from '../../../simulator/random';
import { DEFAULT_TIMINGS, type Timings } from '../../../simulator/timings';
import { type FakeWechat, fakeWechat } from '../../miniprogram/runtime/fake-wechat';
import { picturePath, watchPath } from '../../support/picture-word';
import { startWatchingApp } from '../../support/start-watching-app';
import { VirtualClock } from '../../support/virtual-clock';
import type { Setup, WechatHabits } from '../scenario.types';
import { Violations } from '../violations';
import { HeldWatch } from '../watches/held-watch';
import { RetryWatch } from '../watches/retry-watch';
import { ScreenWatch } from '../watches/screen-watch';
import { type Scheduled, TimerWatch } from '../watches/timer-watch';
import { TruthWatch } from '../watches/truth-watch';
import { BytesWay } from './bytes-way';
import { CAMERAS, SHED_COMMAND } from './cameras';
import { Diary } from './diary';
import type { Ledger } from './ledger.types';
import { ManagedWay } from './managed-way';
import { trouble } from './missing-functions';
import { NumberedCamera } from './numbered-stream';
import { OwnClock } from './own-clock';
import type { PhoneAround, PhoneWay } from './phone-way.types';
import { recordedBy } from './recorded';
import { SimulatedPage, type Tile } from './simulated-page';

const START_MS = 1_700_000_000_000;
/** What is seen is compared with the world this often. */
const WATCH_EVERY_MS = 1_000;
const MAX_TRACE = 3_000;

type AppSnapshot = SnapshotFrom<typeof appMachine>;

export interface PhoneOptions {
  readonly setup: Setup;
  /** Keeps what happened, for people. */
  readonly isTraced?: boolean;
  /** Takes the session as an inspector's recording, text after text. */
  readonly record?: ((text: string) => void) | undefined;
  /** A WeChat that is not as it should be. */
  readonly wechat?: FakeWechat;
}

/**
 * A phone with the whole mini-program on it: the app as `startApp` makes it, its adapters, the simulated plugins and
 * player nodes, and pages without markup, all under one virtual clock and one source of chance.
 */
export class Phone {
  readonly clock = new VirtualClock(START_MS);
  readonly appClock = new OwnClock(this.clock);
  readonly violations = new Violations(this.clock.now);
  readonly diary = new Diary(this.clock);
  readonly simulation: Simulation;
  /** What differs by who pulls. */
  readonly way: PhoneWay;
  readonly wechat: FakeWechat;
  readonly app: RunningApp;
  readonly screen = new ScreenWatch(this);
  readonly truth = new TruthWatch(this);
  readonly held = new HeldWatch(this, this.violations);
  readonly timers = new TimerWatch(this, this.violations);
  readonly retries = new RetryWatch(this.violations, this.clock.now);
  readonly trace: string[] = [];
  /** From the page below to the one on top. */
  readonly pages: SimulatedPage[] = [];
  isHidden = false;
  hadMemoryWarning = false;
  private readonly viewsByCamera = new Map<string, readonly string[]>();
  private readonly pathsSince = new WeakMap<object, { readonly path: string; readonly sinceMs: number }>();
  private appActor: AnyActorRef | undefined;
  private readonly random: () => number;
  private readonly isTraced: boolean;
  /** Late callbacks stop being late once all is calm. */
  private isPunctual = false;
  private readonly camera: NumberedCamera;
  private readonly habits: WechatHabits;
  private readonly isGivenWechat: boolean;
  /** Events whose next one is lost. */
  private readonly losing = new Set<string>();

  constructor({ setup, isTraced = false, record, wechat }: PhoneOptions) {
    this.wechat = wechat ?? fakeWechat();
    this.isGivenWechat = wechat !== undefined;
    this.isTraced = isTraced;
    this.random = seededRandom(setup.chance);
    this.habits = { ...usualWechat(setup), ...setup.wechat };
    this.camera = new NumberedCamera(this.clock, setup.camera);
    this.simulation = createSimulation({
      clock: this.clock,
      random: this.random,
      cameras: this.camera,
      generation: setup.generation,
      platform: setup.platform,
      network: setup.network,
      assumptions: setup.assumptions,
      playerAssumptions: setup.player ?? {},
      iotAssumptions: setup.iot ?? {},
      timings: slowed(setup.slowness, setup.stretch),
      wechat: { emit: (event, payload) => this.hearWechat(event, payload) },
    });
    this.simulation.world.onNetworkChange(() => this.diary.note('network changed'));
    const around = this.around(setup);
    this.way = wayOf(setup.generation) === 'managed' ? new ManagedWay(around) : new BytesWay(around);
    this.wechat.language = this.habits.language;
    this.wechat.platform = setup.platform;
    this.wechat.networkType = setup.network;
    if (this.habits.networkAnswer === 'fails') this.wechat.failures.getNetworkType = { errMsg: 'getNetworkType:fail' };
    if (this.habits.networkAnswer === 'silent') this.wechat.wx.getNetworkType = () => undefined;
    trouble(this.wechat.wx, this.habits);
    this.app = this.start(record);
  }

  get ledger(): Ledger {
    return this.way.ledger;
  }

  get top(): SimulatedPage | undefined {
    return this.pages[this.pages.length - 1];
  }

  tiles(): readonly Tile[] {
    return this.pages.flatMap((page) => page.tiles);
  }

  /** Every view that ever was of this camera, whether or not its page is still there. */
  viewsEverOf(cameraId: string): readonly string[] {
    return this.viewsByCamera.get(cameraId) ?? [];
  }

  /** A byte came as lately as the camera sends one. */
  isFed({ node }: Tile): boolean {
    return this.clock.now() - (node?.lastByteAtMs ?? 0) < 2 * this.silenceMs;
  }

  /** How long at most nothing comes of a camera that is well. */
  get silenceMs(): number {
    return this.camera.silenceMs;
  }

  /** What each person wants and where the picture is that they get, by their charts: see `picturePath`. */
  paths(): readonly string[] {
    return [...this.watching().views.values()].map(({ session }) => picturePath(session.getSnapshot()));
  }

  /** What each person wants, by view, and since when. */
  watchPaths(): readonly (readonly [view: string, path: string, sinceMs: number])[] {
    return [...this.watching().views].map(([view, { session }]) => {
      const path = watchPath(session.getSnapshot().value);
      return [view, path, this.pathsSince.get(session)?.sinceMs ?? this.clock.now()];
    });
  }

  /** Its page is on top, and so is given what is new. */
  isSeen(view: string): boolean {
    return this.pages.some(({ isVisible, tiles }) => isVisible && tiles.some((tile) => tile.view === view));
  }

  /** Whether WeChat tells which network there is, when it is asked. */
  answersNetwork(): boolean {
    const { networkAnswer, troubled, trouble: how } = this.habits;
    return networkAnswer === 'answers' && (troubled !== 'getNetworkType' || how === 'none');
  }

  /** A function of its `wx` is not as it should be. */
  isTroubled(): boolean {
    return this.habits.trouble !== 'none' || this.isGivenWechat;
  }

  /** As it was last asked for; null where WeChat cannot do it. */
  isScreenOn(): boolean | null {
    if (this.habits.troubled === 'setKeepScreenOn' && this.habits.trouble !== 'none') return null;
    const { options } = this.wechat.made.findLast(({ call }) => call === 'setKeepScreenOn') ?? {};
    return (options as { keepScreenOn?: boolean } | undefined)?.keepScreenOn ?? false;
  }

  /** What the charts' delays have set, with whose it is. */
  scheduled(): readonly Scheduled[] {
    const { system } = this.appActor ?? {};
    const { _scheduledEvents } = (system?.getSnapshot() ?? { _scheduledEvents: {} }) as {
      readonly _scheduledEvents: Readonly<Record<string, Scheduled>>;
    };
    return Object.values(_scheduledEvents);
  }

  /** Sessions and connections that live. */
  actors(): readonly string[] {
    const { views, connections } = this.watching();
    return [...views.keys(), ...[...connections.keys()].map((id) => `connection ${id}`)];
  }

  /** An initialisation of the plugin or its reset failed, or a call said that there is none: only destroy helps, which ends what others hold. */
  hasFailedModule(): boolean {
    const { generation } = this.simulation.world;
    const hasTwo = wayOf(generation) === 'bytes' && generation.startsWith('3');
    return this.ledger.hasFailedModule() || (hasTwo && this.diary.needsDestroy());
  }

  /** The app says that there is no network. */
  isThoughtOffline(): boolean {
    const app: AppSnapshot = this.appActor?.getSnapshot();
    return app.context.watching.getSnapshot().matches({ network: 'offline' });
  }

  /** Two stops of this camera's connection failed, and nothing has freed it since. */
  isJammed(id: string): boolean {
    const { services, streams } = this.ledger;
    return [services.get(id), streams.get(id)].some((held) => held && held.failedStops >= 2 && !held.isForgiven);
  }

  open(kind: 'live' | 'wall', cameraIds: readonly string[]): void {
    this.top?.hide();
    const page = new SimulatedPage(kind, cameraIds, {
      app: this.app,
      violations: this.violations,
      createNode: (tile, key) => this.way.createNode(tile, key),
    });
    this.pages.push(page);
    for (const { view, cameraId } of page.tiles)
      this.viewsByCamera.set(cameraId, [...this.viewsEverOf(cameraId), view]);
    page.show();
    if (this.isHidden) page.hide();
  }

  back(): void {
    this.pages.pop()?.unload();
    this.diary.note('was away');
    if (!this.isHidden) this.top?.show();
  }

  hide(): void {
    if (this.isHidden) return;
    this.isHidden = true;
    this.inOrder(
      () => {
        if (!this.isLost('appHide')) this.wechat.emit('appHide', {});
      },
      () => this.top?.hide(),
    );
  }

  show(): void {
    if (!this.isHidden) return;
    this.isHidden = false;
    this.diary.note('was away');
    this.inOrder(
      () => {
        if (!this.isLost('appShow')) this.wechat.emit('appShow', {});
      },
      () => this.top?.show(),
    );
  }

  private inOrder(app: () => void, page: () => void): void {
    const isAppFirst = this.habits.appOrPageFirst === 'app';
    (isAppFirst ? app : page)();
    (isAppFirst ? page : app)();
  }

  /** A person is in the settings for a moment, and allows all that there is to allow. */
  allowEverything(open: () => void): void {
    open();
    this.hide();
    this.wechat.permissions['scope.writePhotosAlbum'] = true;
    delete this.wechat.failures.authorize;
    this.simulation.faults.microphoneDenied(false);
    this.show();
  }

  /** What a camera of the list is called once its record is right; null where nothing is wrong with that. */
  correct(id: string): string | null {
    return id.startsWith('missing-') ? this.change(id, id.slice('missing-'.length), '-') : null;
  }

  uncorrect(id: string): void {
    this.change(id.slice('missing-'.length), id, SHED_COMMAND);
  }

  /** Its id, and what it wants to be told before a picture. */
  private change(from: string, to: string, initCommand: string): string | null {
    const { form } = this.app;
    form.send({ type: 'EDIT', id: from });
    form.send({ type: 'CHANGE', field: 'id', value: to });
    form.send({ type: 'CHANGE', field: 'initCommand', value: initCommand });
    form.send({ type: 'SAVE' });
    if (form.view() === null) return to;
    form.send({ type: 'CANCEL' });
    return null;
  }

  async advance(durationMs: number): Promise<void> {
    let leftMs = durationMs;
    do {
      const sliceMs = Math.min(leftMs, WATCH_EVERY_MS);
      await this.clock.advance(sliceMs);
      leftMs -= sliceMs;
      this.screen.look();
      this.held.look();
      this.timers.look();
      this.truth.look();
    } while (leftMs > 0);
  }

  /** Strange things may happen from now on. */
  disturb(): void {
    this.isPunctual = false;
    this.hadMemoryWarning = false;
  }

  /** Nothing strange happens from now on. */
  calmDown(): void {
    this.isPunctual = true;
    this.losing.clear();
    this.simulation.faults.clear();
    this.show();
  }

  note(what: string): void {
    if (!this.isTraced) return;
    this.trace.push(`${((this.clock.now() - START_MS) / 1_000).toFixed(2)} s  ${what}`);
    if (this.trace.length > MAX_TRACE) this.trace.shift();
  }

  private around(setup: Setup): PhoneAround {
    const { clock, violations, diary, simulation, camera, wechat } = this;
    return {
      ...{ clock, violations, diary, simulation, camera, wechat },
      app: () => this.app,
      tiles: () => this.tiles(),
      post: (deliver) => this.post(setup, deliver),
      isDropped: (event) => this.isDropped(event),
      note: (what) => this.note(what),
    };
  }

  private start(record: PhoneOptions['record']): RunningApp {
    const { playerPlugin, faults, resources, world } = this.simulation;
    return startWatchingApp({
      ...this.way.app,
      wechat: this.wechat.calls,
      plugins: {
        xp2p: this.way.plugin,
        player: this.watched(playerPlugin),
        simulation: { faults, catalogue: catalogueOf(wayOf(world.generation)), resources },
      },
      builtInCameras: () => CAMERAS,
      timeAndChance: { clock: this.appClock, random: this.random },
      // nobody sends anything to a session that is recorded, nor sets a fault off in it
      createDevtools: () => createDevtools(undefined),
      inspect: this.inspectedBy(record && recordedBy(record, this.clock)),
    });
  }

  private watched(plugin: Simulation['playerPlugin']): Simulation['playerPlugin'] {
    const { reset } = plugin;
    if (!reset) return plugin;
    return {
      ...plugin,
      reset: () => {
        this.diary.note('local server restarted');
        return reset();
      },
    };
  }

  private inspectedBy(recorded: Inspect | undefined): Inspect {
    return (app) => {
      const recorder = recorded?.(app);
      return {
        observe: (event) => {
          this.observe(event);
          recorder?.observe(event);
        },
        observePorts: (ports) => recorder?.observePorts(ports) ?? ports,
      };
    };
  }

  private watching() {
    const app: AppSnapshot = this.appActor?.getSnapshot();
    return app.context.watching.getSnapshot().context;
  }

  private observe(event: InspectionEvent): void {
    if (event.type === '@xstate.actor') {
      this.appActor ??= event.actorRef as AnyActorRef;
      return;
    }
    const { id } = event.actorRef as { id?: string };
    if (event.type === '@xstate.snapshot') {
      if (id?.startsWith('session ')) this.observeSession(event);
    } else if (
      this.isTraced &&
      event.type === '@xstate.event' &&
      !/^xstate\.|log\.appended|measured/.test(event.event.type)
    ) {
      if (id && !/^\d|^x:/.test(id)) this.note(`${nameOf(event.actorRef)} ← ${event.event.type}`);
    }
  }

  private observeSession({ actorRef, snapshot, event }: Extract<InspectionEvent, { type: '@xstate.snapshot' }>): void {
    this.retries.observe(actorRef, snapshot, event.type);
    const path = watchPath((snapshot as unknown as { readonly value: StateValue }).value);
    if (this.pathsSince.get(actorRef)?.path !== path)
      this.pathsSince.set(actorRef, { path, sinceMs: this.clock.now() });
  }

  private hearWechat(event: string, payload: unknown): void {
    if (event === 'appShow') this.show();
    else if (event === 'appHide') this.hide();
    else {
      if (event === 'memoryWarning') this.hadMemoryWarning = true;
      if (event === 'networkStatusChange') this.hearNetwork(payload);
      else this.wechat.emit(event as 'memoryWarning', payload);
    }
  }

  private hearNetwork(payload: unknown): void {
    const { networkLagMs, networkTold } = this.habits;
    this.diary.note('network changed');
    const answerAnew = () => {
      this.diary.note('network changed');
      this.wechat.networkType = this.simulation.world.network;
    };
    if (networkLagMs === 0 || this.isPunctual) answerAnew();
    else this.clock.setTimeout(answerAnew, networkLagMs);
    if (this.isLost('networkStatusChange')) return;
    if (networkTold === 'throughNone')
      this.wechat.emit('networkStatusChange', { isConnected: false, networkType: 'none' });
    this.wechat.emit('networkStatusChange', payload);
    if (networkTold === 'twice') this.wechat.emit('networkStatusChange', payload);
  }

  /** The next event of this name never arrives. */
  lose(event: string): void {
    this.losing.add(event);
  }

  private isLost(event: string): boolean {
    if (this.isDropped(event)) return true;
    const { lostShare } = this.habits;
    return lostShare > 0 && this.random() < lostShare;
  }

  private isDropped(event: string): boolean {
    const isLost = this.losing.delete(event);
    if (isLost) this.note(`lost: ${event}`);
    return isLost;
  }

  private post({ lateShare, latestMs }: Setup, deliver: () => void): void {
    if (this.isPunctual || lateShare === 0 || this.random() >= lateShare) deliver();
    else this.clock.setTimeout(deliver, Math.round(this.random() * latestMs));
  }
}

const usualWechat = ({ chance }: Setup): WechatHabits => ({
  language: chance % 2 === 0 ? 'zh' : 'en',
  networkAnswer: 'answers',
  networkLagMs: 0,
  networkTold: 'once',
  lostShare: 0,
  appOrPageFirst: 'page',
  troubled: '',
  trouble: 'none',
});

function slowed(slowness: number, stretch: Partial<Timings> = {}): Timings {
  const entries = Object.entries(DEFAULT_TIMINGS).map(([name, ms]) => [
    name,
    ms * slowness * (stretch[name as keyof Timings] ?? 1),
  ]);
  return Object.fromEntries(entries) as unknown as Timings;
}
