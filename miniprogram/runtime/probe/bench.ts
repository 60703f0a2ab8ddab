import type { Clock, StreamSource } from '../../../machines/kernel/ports';
import { hideKnownSecrets } from '../../../machines/privacy/known-secrets';
import { shownText } from '../../../machines/privacy/redact';
import type { Text } from '../../../machines/words/text';
import { deviceParamsOf } from '../../plugins/iot/device-params';
import type { DeviceParams, Listener, Xp2pManager } from '../../plugins/iot/surface';
import { readField, readText } from '../../plugins/player/read-field';
import { isThenable, quietly } from '../../plugins/xp2p/quietly';
import type { AnswerValue, HearNode, NodeSettings, ProbeNodes, Surrounding, Surroundings, Told } from './probe.types';

export interface BenchInput {
  readonly clock: Clock;
  /** The XP2P plugin, as WeChat gave it. */
  readonly plugin: unknown;
  readonly source: StreamSource;
  readonly nodes: ProbeNodes;
  readonly surroundings: Surroundings;
  /** What was answered before. */
  readonly known: ReadonlyMap<string, AnswerValue>;
  tell(told: Told): void;
}

/** Something that was heard, in the order in which it was. */
export interface Heard {
  readonly turn: number;
  readonly atMs: number;
  readonly what: string;
  readonly detail?: unknown;
}

/** What a promise came to. */
export interface Outcome {
  readonly how: 'pending' | 'resolved' | 'rejected';
  readonly what?: unknown;
}

const LOOK_EVERY_MS = 50;
const LINE_CHARACTERS = 240;
/** What is left of an earlier script is over by then, unless a connection is known to outlive its holders longer. */
const REST_MS = 6_000;

/** The script was stopped. */
class Stopped extends Error {}

/**
 * What a script works with: the manager, holdings, nodes and the clock, each given back when it is closed. All that happens is
 * told as a line with its time.
 */
export class Bench {
  readonly manager: Xp2pManager;
  private readonly startedAtMs: number;
  private readonly ends: (() => void)[] = [];
  private turn = 0;
  private isClosed = false;
  private holdings = 0;

  constructor(readonly input: BenchInput) {
    this.startedAtMs = input.clock.now();
    const iot = readField(input.plugin, 'iot');
    const manager = call(iot, 'getXp2pManager');
    if (typeof manager !== 'object' || manager === null) throw new Error('no manager');
    this.manager = manager;
  }

  answer(name: string, value: AnswerValue): void {
    this.input.tell({ type: 'told.answer', name, value });
  }

  miss(names: readonly string[], why: Text): void {
    for (const name of names) this.input.tell({ type: 'told.missing', name, why });
  }

  see(line: string): void {
    this.sayLine(shownText(line, LINE_CHARACTERS));
  }

  /** Long names of members look like tokens, and are what is asked for: a secret that is known is hidden in them too. */
  seeMembers(name: string, of: unknown): void {
    this.sayLine(hideKnownSecrets(`${name}: ${membersOf(of).join(' ')}`));
  }

  ask(todo: Text): void {
    this.input.tell({ type: 'told.todo', todo });
  }

  /** What is heard from now on, of the manager (`xp2pNatEvent`), the page or WeChat. */
  hearAll(): Heard[] {
    const heard: Heard[] = [];
    const { manager } = this;
    for (const name of ['xp2pStateChange', 'xp2pNatEvent', 'xp2pLocalHttpServerError', 'xp2pLocalRtmpServerError']) {
      const listener: Listener = (detail) => this.note(heard, name, detail);
      quietly(() => manager.addEventListener?.(name, listener));
      this.ends.push(() => quietly(() => manager.removeEventListener?.(name, listener)));
    }
    this.ends.push(this.input.surroundings.hear((what: Surrounding) => this.note(heard, what)));
    return heard;
  }

  /** What the service of a device says from now on, by a listener of its own; `answer` is what adding it gave. */
  hearService(id = this.input.source.id): { readonly heard: Heard[]; readonly answer: unknown } {
    const heard: Heard[] = [];
    const { manager } = this;
    const listener: Listener = (detail) =>
      this.note(heard, readText(detail, 'p2pState') ?? 'serviceStateChange', detail);
    const answer = quietly(() => manager.addP2PServiceEventListener?.(id, 'serviceStateChange', listener));
    this.ends.push(() => quietly(() => manager.removeP2PServiceEventListener?.(id, 'serviceStateChange', listener)));
    return { heard, answer };
  }

  /** Starts a service under a caller of its own, and hears it after the call, as the adapter does. */
  hold(more: { readonly id?: string; readonly xp2pInfo?: string; readonly isUnheard?: boolean } = {}): Holding {
    this.holdings += 1;
    const { id = this.input.source.id, xp2pInfo, isUnheard = false } = more;
    const params = this.params(id, xp2pInfo);
    const caller = `probe ${this.startedAtMs} ${this.holdings}`;
    const holding = new Holding(this, id, caller);
    const started = this.settle(() => call(this.manager, 'startP2PService', { ...params, caller }));
    holding.begin(started, isUnheard ? [] : this.hearService(id).heard);
    this.ends.push(() => holding.letGo());
    return holding;
  }

  mount(settings: NodeSettings = {}): ProbedNode {
    const node = new ProbedNode(this, this.input.nodes);
    node.mount(this.params(this.input.source.id), { streamQuality: 'high', streamChannel: 0, ...settings });
    this.ends.push(() => node.remove());
    return node;
  }

  /** Follows a call that answers now, later or never. */
  settle(make: () => unknown): Settling {
    const settling = new Settling(() => this.turnNow());
    let answer: unknown;
    try {
      answer = make();
    } catch (reason) {
      settling.settle('rejected', reason);
      return settling;
    }
    settling.isPromise = isThenable(answer);
    Promise.resolve(answer).then(
      (what: unknown) => settling.settle('resolved', what),
      (reason: unknown) => {
        this.see(`rejected: ${textOf(reason)}`);
        settling.settle('rejected', reason);
      },
    );
    return settling;
  }

  get isBusy(): boolean {
    const state = quietly(() => this.manager.moduleState);
    return state === '' || state === 'initing' || state === 'reseting';
  }

  /** Whether the service of a device is started; undefined where this version does not say. */
  isStarted(id = this.input.source.id): boolean | undefined {
    const answer = quietly(() => call(this.manager, 'isP2PServiceStarted', id));
    return typeof answer === 'boolean' ? answer : undefined;
  }

  /** What an earlier step left is mended and over then: nothing is held meanwhile. */
  async restBefore(): Promise<void> {
    quietly(() => this.manager.checkReset?.());
    await this.rest();
    await this.until(() => !this.isBusy, 15_000);
  }

  /** What is not held any more is over then. */
  rest(): Promise<void> {
    const lingersMs = this.input.known.get('lingersMs');
    return this.wait(Math.max(REST_MS, typeof lingersMs === 'number' ? lingersMs + 1_000 : 0));
  }

  async wait(ms: number): Promise<void> {
    await this.until(() => false, ms);
  }

  /** Looks again and again; false where it did not come in time. Rejects where the script is stopped. */
  until(isSo: () => boolean, mostMs: number): Promise<boolean> {
    const { clock } = this.input;
    const endMs = clock.now() + mostMs;
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (this.isClosed) reject(new Stopped());
        else if (isSo()) resolve(true);
        else if (clock.now() >= endMs) resolve(false);
        else clock.setTimeout(look, Math.min(LOOK_EVERY_MS, endMs - clock.now()));
      };
      look();
    });
  }

  now(): number {
    return this.input.clock.now();
  }

  /** Counts what happens: of two things in one moment the first has the smaller one. */
  turnNow(): number {
    this.turn += 1;
    return this.turn;
  }

  note(heard: Heard[], what: string, detail?: unknown): void {
    if (this.isClosed) return;
    heard.push({ turn: this.turnNow(), atMs: this.now(), what, detail });
    if (what !== 'netstatus') this.see(detail === undefined ? what : `${what} ${textOf(detail)}`);
  }

  private sayLine(line: string): void {
    if (this.isClosed) return;
    const seconds = ((this.input.clock.now() - this.startedAtMs) / 1_000).toFixed(2);
    this.input.tell({ type: 'told.seen', line: `${seconds} ${line}` });
  }

  /** Everything is given back; nothing is told any more. */
  close(): void {
    for (const end of this.ends.splice(0).reverse()) end();
    this.isClosed = true;
  }

  private params(id: string, xp2pInfo?: string): DeviceParams {
    const params = deviceParamsOf(this.input.source, 'probe');
    const ofDevice = { ...params, deviceInfo: { ...params.deviceInfo, deviceId: id } };
    return xp2pInfo === undefined || ofDevice.p2pMode === 'server' ? ofDevice : { ...ofDevice, xp2pInfo };
  }
}

/** A call that may answer later. */
export class Settling {
  isPromise = false;
  turn = 0;
  outcome: Outcome = { how: 'pending' };

  constructor(private readonly turnNow: () => number) {}

  get isPending(): boolean {
    return this.outcome.how === 'pending';
  }

  settle(how: 'resolved' | 'rejected', what: unknown): void {
    this.turn = this.turnNow();
    this.outcome = { how, what };
  }
}

/** A service that is held under a caller of its own. */
export class Holding {
  heard: Heard[] = [];
  started: Settling = new Settling(() => 0);
  private isGone = false;

  constructor(
    private readonly bench: Bench,
    private readonly id: string,
    private readonly caller: string,
  ) {}

  begin(started: Settling, heard: Heard[]): void {
    this.started = started;
    this.heard = heard;
  }

  /** Whether it came up in time. */
  async isUp(mostMs = 20_000): Promise<boolean> {
    await this.bench.until(() => !this.started.isPending, mostMs);
    return this.started.outcome.how === 'resolved';
  }

  letGo(): void {
    if (this.isGone) return;
    this.isGone = true;
    quietly(() => call(this.bench.manager, 'stopP2PService', this.id, this.caller));
  }
}

/** A component of the plugin, mounted by the probe. */
export class ProbedNode {
  readonly heard: Heard[] = [];
  private key = 0;
  private component: unknown;
  private isGone = false;

  constructor(
    private readonly bench: Bench,
    private readonly nodes: ProbeNodes,
  ) {}

  mount(plays: object, settings: NodeSettings): void {
    const hear: HearNode = (event, detail, component) => {
      this.component = component ?? this.component;
      const state = readText(detail, 'streamState') ?? readText(detail, 'playerState');
      const code = event === 'statechange' ? readField(detail, 'code') : undefined;
      this.bench.note(this.heard, state ?? (code === undefined ? event : `code ${String(code)}`), detail);
    };
    this.key = this.nodes.mount(plays, settings, hear);
  }

  update(settings: NodeSettings): void {
    this.nodes.update(this.key, settings);
  }

  /** Calls a method of the component. */
  call(method: string, ...given: readonly unknown[]): Settling {
    this.bench.see(`${method}()`);
    return this.bench.settle(() => call(this.component, method, ...given));
  }

  seeMembers(): void {
    this.bench.seeMembers('component', this.component);
  }

  /** Whether data came in time: the first of what can tell it. */
  hasData(mostMs = 25_000): Promise<boolean> {
    const signs = [
      'StreamDataReceived',
      'playsuccess',
      'mjpgplaysuccess',
      'receiveidr',
      'mjpgreceiveimage',
      'code 2003',
    ];
    return this.bench.until(() => this.find(...signs) !== undefined, mostMs);
  }

  /** The first of these, after something else if that is given. */
  find(...names: readonly string[]): Heard | undefined {
    return this.heard.find(({ what }) => names.includes(what));
  }

  findSince(turn: number, ...names: readonly string[]): Heard | undefined {
    return this.heard.find((one) => one.turn > turn && names.includes(one.what));
  }

  remove(): void {
    if (this.isGone) return;
    this.isGone = true;
    this.nodes.remove(this.key);
  }
}

/** Calls what may not be there: undefined then. */
export function call(of: unknown, name: string, ...given: readonly unknown[]): unknown {
  const found = readField(of, name);
  return typeof found === 'function' ? (found.apply(of, given) as unknown) : undefined;
}

/** The names of what an object has, its own and its classes', without their values. */
export function membersOf(value: unknown): readonly string[] {
  const names = new Set<string>();
  for (
    let at: unknown = value;
    at !== null && typeof at === 'object' && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  )
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  return [...names].sort();
}

/** Whatever the plugin said, as one text. */
export function textOf(value: unknown): string {
  if (value instanceof Error) return `Error: ${value.message}`;
  if (typeof value === 'string') return value;
  return quietly(() => JSON.stringify(value)) ?? String(value);
}
