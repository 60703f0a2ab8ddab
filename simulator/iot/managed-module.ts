import type { SimulatedWorld } from '../world';
import type { SimulatedModules } from '../xp2p/simulated-modules';
import type { Words } from '../xp2p/words';
import { innerCode } from './inner-code';
import type { Listeners } from './listeners';

const VERSIONS = ['2.3', '2.4'] as const;

/** The plugin reads them from the app's export file, which nobody needs to have here. */
const APP_PARAMS = { appid: 1, appOauthId: 's', appKey: 's', appSecretKey: 's', appPackage: 's' };

/** The ancestor's deadline of an init, and of a reset. */
const DEADLINE_MS = 10_000;
const NAT_LATE_MS = 3_000;
const TRIED_AGAIN_MS = 5_000;

/** iOS stopped all sockets. */
const SOCKETS_STOPPED = 53;

/** What is due to be reset. */
type Due = 'module' | 'localHttp' | 'localRtmp';

type Change = 'ready' | 'failed' | 'natChanged' | 'reset';

export interface ManagedModuleInput {
  readonly world: SimulatedWorld;
  readonly modules: SimulatedModules;
  readonly words: Words;
  readonly listeners: Listeners;
  /** Restarts the player plugin's local server. */
  restartLocalServer(): Promise<void>;
  /** Something is pulled over a link that works. */
  isWatched(): boolean;
}

/** The manager's module: initialises by itself, notices what goes wrong with it, and is mended by `checkReset`. */
export class ManagedModule {
  private state: 'idle' | 'initing' | 'ready' | 'reseting' | 'failed' = 'idle';
  private resetIsComing = false;
  private readonly due = new Set<Due>();
  private readonly changeListeners = new Set<(change: Change) => void>();
  private turn = 0;
  private deadline: unknown;

  constructor(private readonly input: ManagedModuleInput) {
    const { world } = input;
    world.onNetworkChange(() => this.noticeNetwork());
    world.players.onSocketsStopped(() => this.localServerFailed('localHttp'));
  }

  get isReady(): boolean {
    return this.state === 'ready';
  }

  get hasFailed(): boolean {
    return this.state === 'failed';
  }

  /** Cameras are out of reach, and the plugin knows it. */
  get needsReset(): boolean {
    return this.due.has('module');
  }

  get localServerIsIll(): boolean {
    return this.due.has('localHttp');
  }

  /** As `moduleState` says it. */
  get word(): string {
    const { readyWord, failedWord } = this.input.world.iotAssumptions;
    const words = { idle: '', initing: 'initing', ready: readyWord, reseting: 'reseting', failed: failedWord };
    return words[this.state];
  }

  get localPeername(): string {
    return this.isReady ? this.input.modules.localPeerName('2.4') : '';
  }

  onChange(listener: (change: Change) => void): void {
    this.changeListeners.add(listener);
  }

  /** With the first `getXp2pManager`. */
  begin(): void {
    if (this.state === 'idle') void this.init();
  }

  /** Somebody wants a service: where it may be, a failed init is tried again. */
  wanted(): void {
    if (this.state === 'failed' && this.input.world.iotAssumptions.failedInit === 'triedByStart') void this.init();
  }

  checkReset(): void {
    const { world, isWatched } = this.input;
    world.observe('checkReset', '');
    if (this.state === 'failed') void this.init();
    if (this.state !== 'ready' || this.due.size === 0) return;
    if (isWatched()) world.misuse('checkReset while something is watched');
    if (world.iotAssumptions.resetBegins === 'atOnce') void this.reset();
    else if (!this.resetIsComing) {
      this.resetIsComing = true;
      world.clock.setTimeout(() => {
        this.resetIsComing = false;
        if (this.isReady) void this.reset();
      }, 0);
    }
  }

  /** The player says it, or the panel. */
  localServerFailed(which: 'localHttp' | 'localRtmp'): void {
    const { world, listeners } = this.input;
    if (this.due.has(which)) return;
    this.due.add(which);
    if (!world.iotFeatures.tellsOfNetwork) return;
    const detail = world.iotAssumptions.serverErrorDetail === 'number' ? { errNum: SOCKETS_STOPPED } : undefined;
    listeners.tell(which === 'localHttp' ? 'xp2pLocalHttpServerError' : 'xp2pLocalRtmpServerError', detail, this.times);
  }

  /** A lasting fault was ended: what waited for ever goes on. */
  goOn(): void {
    if (this.state === 'initing' && this.deadline === undefined && !this.input.world.iot.initHangs) void this.init();
  }

  describe(): string {
    return this.due.size > 0 ? `${this.state}, due: ${[...this.due].join(', ')}` : this.state;
  }

  private get hasModule(): boolean {
    return this.state !== 'idle' && this.state !== 'failed';
  }

  private get times(): number {
    return this.input.world.duplicateCallbacks ? 2 : 1;
  }

  private async init(): Promise<void> {
    const { world, modules } = this.input;
    const turn = this.enter('initing');
    this.due.delete('module');
    if (world.iot.initHangs) return;
    this.deadline = world.clock.setTimeout(() => this.failInit(turn), DEADLINE_MS);
    const codes = await Promise.all(
      VERSIONS.map((deviceP2PVersion) =>
        innerCode(() =>
          modules.init({
            appParams: APP_PARAMS,
            initParams: { deviceP2PVersion, eventHandler: (event, detail) => this.hearNat(event, detail) },
          }),
        ),
      ),
    );
    if (turn !== this.turn) return;
    if (codes.some((code) => code !== 0)) return this.failInit(turn);
    this.enter('ready');
    this.change('ready');
  }

  private failInit(turn: number): void {
    if (turn !== this.turn) return;
    const { world, modules } = this.input;
    modules.destroy();
    const failed = this.enter('failed');
    this.change('failed');
    if (world.iotAssumptions.failedInit !== 'triedAgain') return;
    world.clock.setTimeout(() => {
      if (failed === this.turn) void this.init();
    }, TRIED_AGAIN_MS);
  }

  private async reset(): Promise<void> {
    const { world, modules, restartLocalServer } = this.input;
    const turn = this.enter('reseting');
    // a change that comes meanwhile is another one
    const hasModule = this.due.delete('module');
    this.deadline = world.clock.setTimeout(() => {
      if (hasModule && turn === this.turn) this.due.add('module');
      this.endReset(turn);
    }, DEADLINE_MS);
    const resets = hasModule ? VERSIONS.map((version) => innerCode(() => modules.reset(version))) : [];
    if (this.due.has('localHttp')) await restartLocalServer();
    const codes = await Promise.all(resets);
    if (turn !== this.turn) return;
    this.due.delete('localHttp');
    this.due.delete('localRtmp');
    if (codes.some((code) => code !== 0)) this.due.add('module');
    this.endReset(turn);
    if (hasModule) this.change('reset');
  }

  private endReset(turn: number): void {
    if (turn !== this.turn) return;
    this.enter('ready');
    this.change('ready');
  }

  private enter(state: ManagedModule['state']): number {
    const { world, listeners } = this.input;
    const isOfReset = state === 'reseting' || this.state === 'reseting';
    world.clock.clearTimeout(this.deadline);
    this.deadline = undefined;
    this.state = state;
    this.turn += 1;
    const { turn } = this;
    if (!isOfReset || world.iotAssumptions.resetTold)
      listeners.tell('xp2pStateChange', { state: this.word }, this.times);
    return turn;
  }

  /** What lies below says it once for each device version. */
  private hearNat(event: string | number, detail: unknown): void {
    const { words } = this.input;
    const type = event === words.localWord('NATError') ? 'natError' : 'natChanged';
    this.networkChanged(type, detail);
  }

  private noticeNetwork(): void {
    const { world } = this.input;
    const { natTold } = world.iotAssumptions;
    if (natTold === 'atOnce') this.networkChanged('natChanged', undefined);
    if (natTold === 'late') world.clock.setTimeout(() => this.networkChanged('natChanged', undefined), NAT_LATE_MS);
    // it is noticed without a word, by whoever asks for a reset
    if (natTold === 'never' && this.hasModule) this.due.add('module');
  }

  private networkChanged(type: 'natChanged' | 'natError', detail: unknown): void {
    const { world, listeners } = this.input;
    if (!this.hasModule || this.due.has('module')) return;
    this.due.add('module');
    if (world.players.localServerDead) this.due.add('localHttp');
    if (world.iotFeatures.tellsOfNetwork) listeners.tell('xp2pNatEvent', { type, detail }, this.times);
    this.change('natChanged');
  }

  private change(change: Change): void {
    for (const listener of [...this.changeListeners]) listener(change);
  }
}
