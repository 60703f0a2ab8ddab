import { config } from '../../../machines/kernel/config';
import type { Simulation } from '../../../simulator';
import type { IotSurface, Listener, ServiceStart, Xp2pManagerSurface } from '../../../simulator/iot/iot.types';
import type { Violations } from '../violations';
import type { PtzBooks } from '../watches/ptz-books';
import type { Diary, TimedCall } from './diary';
import type { Held, Ledger } from './ledger.types';
import { troubleFacts } from './manager-words';

export interface ManagerLedgerInput {
  readonly violations: Violations;
  readonly simulation: Simulation;
  /** Takes what the plugin answered and said. */
  readonly diary: Diary;
  readonly ptz: PtzBooks;
  /** A mounted component that holds or pulls something by itself; null where none does. */
  nodeAtWork(): string | null;
  /** Carries what the plugin says to the app, at once or late. */
  post(deliver: () => void): void;
  /** What a service says now never arrives. */
  isLost(): boolean;
  /** Hears every call, for the trace. */
  trace(what: string): void;
}

/** What one caller holds, from its start until its stop. */
interface Holding {
  readonly id: string;
  readonly held: Held;
  /** Its start has not settled. */
  isPending: boolean;
}

interface Listening {
  readonly id: string;
  readonly name: string;
  /** As the app gave it, and as the plugin has it. */
  readonly own: Listener;
  readonly posted: Listener;
}

const STARTS_NOT_AT_ONCE: readonly string[] = ['', 'initing', 'reseting'];
const TROUBLES: readonly string[] = ['ServiceStartError', 'ServiceError', 'ServiceXp2pChanged'];
const MAX_PAST = 8;

/**
 * Stands between the app's adapter and the simulated manager, and keeps books of its own: who holds what by which caller, who
 * listens, and in which order it is let go (managed contract 3).
 */
export class ManagerLedger implements Ledger {
  calls = 0;
  pending = 0;
  readonly services = new Map<string, Held>();
  readonly streams: ReadonlyMap<string, Held> = new Map();
  /** What listened to services that were let go. */
  readonly past: Listening[] = [];
  private readonly holdings = new Map<string, Holding>();
  private readonly callers = new Set<string>();
  private readonly initialised = new WeakSet<Held>();
  private listening: readonly Listening[] = [];
  private manager: Xp2pManagerSurface | undefined;
  /** The module's init or reset that is waited for. */
  private moduleCall: ((code: number | string) => void) | undefined;

  constructor(private readonly input: ManagerLedgerInput) {
    const { simulation } = input;
    simulation.iot?.module.onChange((change) => {
      if (change === 'ready') this.endModuleCall(0);
      // where it says nothing of a failure, nobody knows better than that it takes long
      if (change === 'failed' && this.manager?.moduleState) this.endModuleCall('failed');
    });
  }

  /** The plugin as the app gets it. */
  wrap({ iot, p2p }: Simulation['xp2pPlugin']): unknown {
    if (!iot) return { p2p };
    const { getXp2pManager, ...setters } = iot;
    return {
      p2p: this.settersOf(p2p as unknown as Readonly<Record<string, unknown>>),
      iot: { ...this.settersOf(setters), getXp2pManager: () => this.getManager(getXp2pManager) },
    };
  }

  hasFailedModule(): boolean {
    return false;
  }

  hasModule(): boolean {
    return this.listening.some(({ id }) => id === '');
  }

  unreleased(): readonly string[] {
    const { services, streams } = this.input.simulation.resources();
    return [
      ...[...this.holdings].map(([caller, { id }]) => `service ${id} of ${caller}`),
      ...this.listening.flatMap(({ id, name }) => (id === '' ? [] : [`${name} of ${id}`])),
      ...[...services, ...streams].map((held) => `${held} in the plugin`),
    ];
  }

  /** Every call of it is one before the manager is got: whoever comes later needs a restart. */
  private settersOf(surface: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const wrapped = Object.entries(surface).map(([name, member]) => {
      if (typeof member !== 'function') return [name, member] as const;
      const call = (...given: readonly unknown[]): unknown => {
        this.note(name);
        if (!/^(set|update)/.test(name)) this.wrong(1, `${name} of the plugin beside its manager`);
        else if (this.manager) this.wrong(1, `${name} after getXp2pManager`);
        return member.apply(surface, given);
      };
      return [name, call] as const;
    });
    return Object.fromEntries(wrapped);
  }

  private getManager(get: IotSurface['getXp2pManager']): Xp2pManagerSurface {
    this.note('getXp2pManager');
    this.beginModuleCall('init');
    try {
      const manager = get();
      this.manager ??= this.watched(manager);
    } catch (reason) {
      this.input.diary.note('iot threw');
      this.endModuleCall('threw');
      throw reason;
    }
    this.endModuleCallSoon();
    return this.manager;
  }

  private watched(manager: Xp2pManagerSurface): Xp2pManagerSurface {
    const own: Partial<Xp2pManagerSurface> = {
      checkReset: () => this.checkReset(manager),
      addEventListener: (name, listener) => this.addListener(manager, name, listener),
      removeEventListener: (name, listener) => {
        const known = this.forget('', name, listener);
        if (known) manager.removeEventListener(name, known.posted);
      },
      startP2PService: (start) => this.start(start, () => manager.startP2PService(start)),
      stopP2PService: (id, caller) => this.stop(id, caller, () => manager.stopP2PService(id, caller)),
      sendCommand: (id, command, options) =>
        isOfApp(command)
          ? this.command(id, command, () => manager.sendCommand(id, command, options))
          : this.initCamera(id, () => manager.sendCommand(id, command)),
      sendPTZCommand: (id, command) => this.command(id, command.ptzCmd, () => manager.sendPTZCommand(id, command)),
      addP2PServiceEventListener: (id, name, listener) => this.addServiceListener(manager, id, name, listener),
      removeP2PServiceEventListener: (id, name, listener) => {
        const known = this.forget(id, name, listener);
        if (!known) return;
        this.past.push(known);
        this.past.splice(0, this.past.length - MAX_PAST);
        manager.removeP2PServiceEventListener(id, name, known.posted);
      },
    };
    // what it says of itself changes as time goes by
    return Object.assign(Object.create(manager) as Xp2pManagerSurface, own);
  }

  private start({ deviceInfo, caller }: ServiceStart, call: () => Promise<unknown>): Promise<unknown> {
    const id = deviceInfo?.deviceId ?? '';
    this.note(`startP2PService ${id} of ${caller}`);
    if (this.callers.has(caller)) this.wrong(1, `a second holding by the caller "${caller}"`);
    if (this.services.has(id)) this.wrong(1, `second start of service ${id}, which is held`);
    this.callers.add(caller);
    const held: Held = { isStarted: false, failedStops: 0, isForgiven: false, pull: 0 };
    const holding: Holding = { id, held, isPending: true };
    this.services.set(id, held);
    this.holdings.set(caller, holding);
    this.pending += 1;
    const noted = this.input.diary.began('startService', id);
    const answer = call();
    answer.then(
      () => {
        this.settled(holding);
        held.isStarted = true;
        noted(0);
      },
      (reason: unknown) => {
        this.settled(holding);
        for (const fact of troubleFacts('ServiceStartError', reason)) this.input.diary.note(fact, id);
        noted('refused');
      },
    );
    return answer;
  }

  /** What a person sends, or where they turn the camera. */
  private command(id: string, command: string, call: () => Promise<unknown>): Promise<unknown> {
    this.note(`${command} to ${id}`);
    if (!this.services.get(id)?.isStarted) this.wrong(1, `a command to ${id}, whose service is not started`);
    const answer = call();
    this.input.ptz.hear(id, command, answer);
    return answer;
  }

  /** The one command that the app sends by itself. */
  private initCamera(id: string, call: () => Promise<unknown>): Promise<unknown> {
    this.note(`sendCommand ${id}`);
    const held = this.services.get(id);
    if (!held?.isStarted) this.wrong(1, `a command to ${id}, whose service is not started`);
    else if (this.initialised.has(held)) this.wrong(1, `a second init command to ${id} over one holding`);
    else this.initialised.add(held);
    const noted = this.input.diary.began('initCamera', id);
    const ended = (said: unknown) => {
      const isDone = (said as { readonly type?: string } | undefined)?.type === 'success';
      if (!isDone) for (const fact of troubleFacts('initCommand', said)) this.input.diary.note(fact, id);
      noted(isDone ? 0 : 'refused');
    };
    const answer = call();
    answer.then(ended, ended);
    return answer;
  }

  private settled(holding: Holding): void {
    if (!holding.isPending) return;
    holding.isPending = false;
    this.pending -= 1;
  }

  private stop(id: string, caller: string, call: () => void): void {
    this.note(`stopP2PService ${id} of ${caller}`);
    this.input.ptz.ended(id);
    const holding = this.holdings.get(caller);
    if (holding?.id !== id) this.wrong(3, `stop of service ${id} by "${caller}", who does not hold it`);
    else {
      if (this.listening.some((each) => each.id === id))
        this.wrong(3, `service ${id} is let go while it is listened to`);
      this.holdings.delete(caller);
      this.settled(holding);
      if (this.services.get(id) === holding.held) this.services.delete(id);
    }
    call();
  }

  private addServiceListener(manager: Xp2pManagerSurface, id: string, name: string, own: Listener): boolean {
    this.note(`listens to ${id}`);
    if (!this.services.has(id)) this.wrong(1, `service ${id} is listened to before it is started`);
    const { diary, post, isLost } = this.input;
    const held = this.services.get(id);
    const posted: Listener = (detail) => {
      const { p2pState = '' } = (detail ?? {}) as { readonly p2pState?: string };
      if (TROUBLES.includes(p2pState)) for (const fact of troubleFacts(p2pState, detail)) diary.note(fact, id);
      if (isLost()) diary.note('lost', id);
      else
        post(() => {
          // whichever comes first, this or the answer of the start (managed contract 3)
          if (held && ['ServiceStarted', 'ServiceConnected'].includes(p2pState)) held.isStarted = true;
          own(detail);
        });
    };
    const isListening = manager.addP2PServiceEventListener(id, name, posted);
    if (isListening) this.listening = [...this.listening, { id, name, own, posted }];
    return isListening;
  }

  private addListener(manager: Xp2pManagerSurface, name: string, own: Listener): void {
    if (this.listening.some((each) => each.id === '' && each.name === name))
      this.wrong(12, `${name} of the manager is listened to twice`);
    const posted: Listener = (detail) => {
      for (const fact of moduleFacts(name, detail)) this.input.diary.note(fact);
      this.input.post(() => own(detail));
    };
    this.listening = [...this.listening, { id: '', name, own, posted }];
    manager.addEventListener(name, posted);
  }

  private forget(id: string, name: string, own: Listener): Listening | undefined {
    const known = this.listening.find((each) => each.id === id && each.name === name && each.own === own);
    this.listening = this.listening.filter((each) => each !== known);
    return known;
  }

  private checkReset(manager: Xp2pManagerSurface): void {
    this.note('checkReset');
    for (const id of this.services.keys()) this.wrong(1, `checkReset while service ${id} is held`);
    const node = this.input.nodeAtWork();
    if (node) this.wrong(1, `checkReset while ${node} is at work`);
    // part of an init where one is under way
    if (!this.moduleCall) this.beginModuleCall('reset');
    manager.checkReset();
    this.endModuleCallSoon();
  }

  /** Its word of the end may come late, or never: the app looks now and then. */
  private beginModuleCall(call: TimedCall): void {
    this.endModuleCall(0);
    this.moduleCall = this.input.diary.began(call, '', config.moduleLookEveryMs);
  }

  private endModuleCall(code: number | string): void {
    this.moduleCall?.(code);
    this.moduleCall = undefined;
  }

  /** There may be nothing to do: it says so by being as it was. */
  private endModuleCallSoon(): void {
    void Promise.resolve().then(() => {
      if (!STARTS_NOT_AT_ONCE.includes(this.manager?.moduleState ?? '')) this.endModuleCall(0);
    });
  }

  private note(what: string): void {
    this.calls += 1;
    this.input.trace(`plugin: ${what}`);
  }

  private wrong(invariant: 1 | 3 | 12, what: string): void {
    this.input.violations.note(invariant, what);
  }
}

/** What is sent because a person does something beside the picture. */
const isOfApp = (command: string): boolean => /ptz_|cmd=ring$/.test(command);

/** What the manager says of its module, in the words of the failure table. */
function moduleFacts(name: string, detail: unknown): readonly string[] {
  const { type } = (detail ?? {}) as { readonly type?: string };
  if (name === 'xp2pNatEvent') return [type === 'natError' ? 'network natError' : 'network natChanged'];
  if (name === 'xp2pLocalHttpServerError') return ['iot localHttpServerError'];
  return name === 'xp2pLocalRtmpServerError' ? ['iot localRtmpServerError'] : [];
}
