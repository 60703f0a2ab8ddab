import type { SimulatedWorld } from '../world';
import type { SimulatedServices } from '../xp2p/simulated-services';
import type { Words } from '../xp2p/words';
import { innerCode } from './inner-code';
import type { Listener, ServiceSource, ServiceStart, ServiceState } from './iot.types';
import { Listeners } from './listeners';
import type { ManagedModule } from './managed-module';
import { refusalOf } from './refusals';

/** "Wrong parameters", and "there is no module". */
const WRONG = -2000;
const NO_MODULE = -2002;
/** A start was given back, or the device was asked for with another `xp2pInfo`. */
const GIVEN_BACK = -2402;

interface Waiting {
  readonly caller: string;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

/** One connection to one device, and who holds it. */
interface Held {
  readonly id: string;
  source: ServiceSource;
  state: ServiceState;
  readonly callers: Set<string>;
  waiting: Waiting[];
  /** Grows with every start and end: what belongs to an earlier one is heard by nobody. */
  turn: number;
  lingering: unknown;
}

export const isUp = (state: ServiceState | undefined): boolean =>
  state === 'ServiceStarted' || state === 'ServiceConnected';

/** What the plugin's own components hear of a service. */
export type ServiceWatcher = (state: ServiceState, why: string) => void;

/** The manager's services: one connection a device, shared by whoever holds it under a text of its own. */
export class ManagedServices {
  private readonly byId = new Map<string, Held>();
  /** Who has ever held something: whoever gives back twice does no harm. */
  private readonly known = new Set<string>();
  private readonly listeners = new Map<string, Listeners>();
  private readonly watchers = new Map<string, Set<ServiceWatcher>>();

  constructor(
    private readonly world: SimulatedWorld,
    private readonly inner: SimulatedServices,
    private readonly words: Words,
    private readonly module: ManagedModule,
  ) {
    module.onChange((change) => {
      if (change === 'ready') this.each((held) => held.state === 'ServiceWaitInit' && void this.connect(held));
      if (change === 'failed') this.each((held) => held.state === 'ServiceWaitInit' && this.failStart(held, NO_MODULE));
      if (change === 'natChanged') this.each((held) => this.breakDown(held, 'natChanged'));
      if (change === 'reset') this.takeReset();
    });
  }

  stateOf(id: string): ServiceState | undefined {
    return this.byId.get(id)?.state;
  }

  isHeld(id: string): boolean {
    return (this.byId.get(id)?.callers.size ?? 0) > 0;
  }

  isStarted(id: string, wanted?: { readonly xp2pInfo?: string }): boolean {
    const held = this.byId.get(id);
    const isThis = wanted?.xp2pInfo === undefined || wanted.xp2pInfo === held?.source.xp2pInfo;
    return isUp(held?.state) && isThis;
  }

  start(start: ServiceStart): Promise<unknown> {
    const id = start?.deviceInfo?.deviceId ?? '';
    this.world.observe('startP2PService', `${id} ${start?.caller ?? ''}`);
    if (!isComplete(start)) return Promise.reject(refusalOf(this.world, WRONG));
    this.module.wanted();
    const held = this.heldFor(id, start);
    this.world.clock.clearTimeout(held.lingering);
    held.callers.add(start.caller);
    this.known.add(`${id} ${start.caller}`);
    return new Promise((resolve, reject) => {
      held.waiting.push({ caller: start.caller, resolve, reject });
      if (isUp(held.state)) this.world.after('refusal', () => isUp(held.state) && settle(held));
      else if (held.state !== 'ServicePreparing' && held.state !== 'ServiceWaitInit') void this.connect(held);
    });
  }

  /** The connection ends with its last holder. */
  stop(id: string, caller: string): void {
    this.world.observe('stopP2PService', `${id} ${caller}`);
    const held = this.byId.get(id);
    if (!held) return;
    if (!held.callers.delete(caller)) {
      if (!this.known.has(`${id} ${caller}`)) this.world.misuse(`stop of ${id} by ${caller}, who does not hold it`);
      return;
    }
    this.leaveWaiting(held, caller);
    if (held.callers.size > 0) return;
    const { lingersMs } = this.world.iotAssumptions;
    // what never came up is nothing to keep
    if (lingersMs === 0 || !isUp(held.state)) this.end(held);
    else held.lingering = this.world.clock.setTimeout(() => held.callers.size === 0 && this.end(held), lingersMs);
  }

  addListener(id: string, name: string, listener: Listener): boolean {
    if (!this.byId.has(id) && this.world.iotAssumptions.earlyListener === 'refused') return false;
    const those = this.listeners.get(id) ?? new Listeners();
    this.listeners.set(id, those);
    those.add(name, listener);
    return true;
  }

  removeListener(id: string, name: string, listener: Listener): void {
    this.listeners.get(id)?.remove(name, listener);
  }

  /** For the plugin's own components: also before there is a service. */
  watch(id: string, watcher: ServiceWatcher): () => void {
    const those = this.watchers.get(id) ?? new Set();
    this.watchers.set(id, those.add(watcher));
    return () => those.delete(watcher);
  }

  /** A stream says that the connection is unusable. */
  broke(id: string, why: string): void {
    const held = this.byId.get(id);
    if (held) this.breakDown(held, why);
  }

  /** Says this state now (a fault); what it means happens too. */
  force(state: ServiceState, id?: string): void {
    this.each((held) => {
      if (id !== undefined && id !== held.id) return;
      if (state === 'ServiceXp2pChanged') this.lose(held);
      else if (state === 'ServiceStartError') {
        this.endInner(held);
        this.failStart(held, GIVEN_BACK);
      } else this.breakDown(held, 'simulated');
    });
  }

  /** Who holds what nobody connects any more: still to be given back. */
  describe(): readonly string[] {
    return [...this.byId.values()]
      .filter((held) => held.callers.size > 0 && !this.inner.get(held.id))
      .map((held) => `${held.id} ${held.state}`);
  }

  private heldFor(id: string, source: ServiceSource): Held {
    const there = this.byId.get(id);
    if (there && (isSame(there.source, source) || this.world.iotAssumptions.otherInfo === 'joins')) return there;
    if (there) this.lose(there);
    const held: Held = {
      ...{ id, source, state: 'ServiceIdle', turn: 0, lingering: undefined, waiting: [] },
      callers: new Set<string>(),
    };
    this.byId.set(id, held);
    return held;
  }

  private async connect(held: Held): Promise<void> {
    const { inner, module, world } = this;
    const turn = this.turnOf(held);
    if (module.needsReset && world.iotAssumptions.startResets && !this.isAnyUp()) module.checkReset();
    if (module.hasFailed) return this.failStart(held, NO_MODULE);
    if (!module.isReady) return this.enter(held, 'ServiceWaitInit');
    this.enter(held, 'ServicePreparing');
    if (turn !== held.turn) return;
    this.endInner(held);
    const connected = this.words.notifyWord('Connected');
    const broken = this.words.notifyWord('Disconnect');
    const code = await innerCode(() =>
      inner.start(held.id, infoOf(held.source), {
        msgCallback: (_event, subtype, detail) => {
          if (turn !== held.turn) return;
          if (subtype === connected) this.hearConnected(held);
          if (subtype === broken) this.breakDown(held, `disconnect, ${JSON.stringify(detail) ?? ''}`);
        },
      }),
    );
    if (turn !== held.turn) return;
    if (code !== 0) return this.failStart(held, code);
    this.finishStart(held);
  }

  private finishStart(held: Held): void {
    const { connectedState } = this.world.iotAssumptions;
    const { waiting } = held;
    held.waiting = [];
    this.inOrder(
      held,
      () => resolveAll(waiting),
      connectedState === 'beforeStarted' ? ['ServiceConnected', 'ServiceStarted'] : ['ServiceStarted'],
    );
  }

  private hearConnected(held: Held): void {
    const isNew = held.state === 'ServiceStarted';
    if (isNew && this.world.iotAssumptions.connectedState === 'afterStarted') this.enter(held, 'ServiceConnected');
  }

  private failStart(held: Held, code: number): void {
    this.turnOf(held);
    const { waiting } = held;
    held.waiting = [];
    const reject = () => {
      for (const each of waiting) each.reject(refusalOf(this.world, code));
    };
    this.inOrder(held, reject, ['ServiceStartError'], `startP2PService err ${code}`);
  }

  /** It is so at once; who is told first, the promises or the listeners, no document says. */
  private inOrder(held: Held, settle: () => void, states: readonly ServiceState[], why = ''): void {
    const { turn } = held;
    held.state = states[states.length - 1] ?? held.state;
    const tell = () => {
      for (const state of states) if (turn === held.turn) this.enter(held, state, why);
    };
    if (this.world.iotAssumptions.promise === 'afterState') {
      tell();
      settle();
      return;
    }
    settle();
    this.world.clock.setTimeout(tell, 0);
  }

  /** It was there, and is not any more: whoever holds it may start it again. */
  private breakDown(held: Held, why: string): void {
    if (!isUp(held.state)) return;
    const turn = this.turnOf(held);
    this.enter(held, 'ServiceError', why);
    // who heard it may have started it again
    if (turn === held.turn) this.endInner(held);
  }

  /** The same device with another `xp2pInfo`: nobody holds the old one any more. */
  private lose(held: Held): void {
    this.turnOf(held);
    this.byId.delete(held.id);
    this.endInner(held);
    const { waiting } = held;
    held.waiting = [];
    held.callers.clear();
    for (const each of waiting) each.reject(refusalOf(this.world, GIVEN_BACK));
    this.enter(held, 'ServiceXp2pChanged', 'xp2pInfo changed');
  }

  private end(held: Held): void {
    if (this.byId.get(held.id) !== held) return;
    this.turnOf(held);
    this.byId.delete(held.id);
    this.endInner(held);
    if (this.world.iotAssumptions.idleTold) this.enter(held, 'ServiceIdle');
    if (!this.world.iotAssumptions.listenersStay) this.listeners.delete(held.id);
  }

  private takeReset(): void {
    const { resetMakes } = this.world.iotAssumptions;
    if (resetMakes === 'ServiceError') return;
    this.each((held) => {
      if (held.state !== 'ServiceError') return;
      if (resetMakes === 'anotherStart') void this.connect(held);
      else this.enter(held, 'ServiceIdle', 'reset');
    });
  }

  private leaveWaiting(held: Held, caller: string): void {
    const { stoppedStart } = this.world.iotAssumptions;
    const own = held.waiting.filter((each) => each.caller === caller);
    held.waiting = held.waiting.filter((each) => each.caller !== caller);
    for (const each of own) {
      if (stoppedStart === 'rejects') each.reject(refusalOf(this.world, GIVEN_BACK));
      if (stoppedStart === 'resolves') each.resolve(SUCCESS);
    }
  }

  private endInner({ id }: Held): void {
    if (this.inner.get(id)) void innerCode(() => this.inner.stop(id));
  }

  private isAnyUp(): boolean {
    return [...this.byId.values()].some(({ state }) => isUp(state));
  }

  private enter(held: Held, state: ServiceState, why = ''): void {
    held.state = state;
    for (const watcher of [...(this.watchers.get(held.id) ?? [])]) watcher(state, why);
    const isStep = state === 'ServiceWaitInit' || state === 'ServicePreparing';
    if (isStep && !this.world.iotAssumptions.stepsTold) return;
    this.listeners.get(held.id)?.tell('serviceStateChange', { p2pState: state }, this.world.duplicateCallbacks ? 2 : 1);
  }

  private turnOf(held: Held): number {
    held.turn += 1;
    return held.turn;
  }

  private each(act: (held: Held) => unknown): void {
    for (const held of [...this.byId.values()]) act(held);
  }
}

const SUCCESS = { code: 0, errMsg: 'ok' };

function settle(held: Held): void {
  const { waiting } = held;
  held.waiting = [];
  resolveAll(waiting);
}

function resolveAll(waiting: readonly Waiting[]): void {
  for (const each of waiting) each.resolve(SUCCESS);
}

export function isComplete({ p2pMode, deviceInfo, xp2pInfo, flvUrl, ...rest }: ServiceSource): boolean {
  const { caller = '-' } = rest as Partial<ServiceStart>;
  if (!deviceInfo?.deviceId || !caller) return false;
  return p2pMode === 'server' ? !!flvUrl : !!xp2pInfo && !!deviceInfo.productId && !!deviceInfo.deviceName;
}

/** A component's property that nobody gave is empty. */
const isSame = (one: ServiceSource, other: ServiceSource): boolean =>
  (one.xp2pInfo ?? '') === (other.xp2pInfo ?? '') && (one.flvUrl ?? '') === (other.flvUrl ?? '');

function infoOf({ p2pMode, deviceInfo, xp2pInfo = '', liveStreamDomain, flvUrl = '' }: ServiceSource) {
  if (p2pMode === 'server') return { url: flvUrl };
  return {
    url: 'http://XP2P_INFO.xnet/ipc.p2p.com/ipc.flv?action=live&channel=0&quality=high',
    productId: deviceInfo?.productId ?? '',
    deviceName: deviceInfo?.deviceName ?? '',
    // a bare peer name is taken with this in front
    xp2pInfo: /^(XP2P|unreadable)/.test(xp2pInfo) ? xp2pInfo : `XP2P${xp2pInfo}`,
    ...(liveStreamDomain && { liveStreamDomain }),
  };
}
