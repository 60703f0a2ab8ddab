import { createActor } from 'xstate';
import { secret } from '../../../../machines/privacy/secret';
import { probeMachine } from '../../../../miniprogram/runtime/probe/probe.machine';
import type {
  HearNode,
  NodeSettings,
  ProbeNodes,
  Surrounding,
} from '../../../../miniprogram/runtime/probe/probe.types';
import type { QuestionId } from '../../../../miniprogram/runtime/probe/questions.texts';
import type { ComponentHost, ComponentSettings } from '../../../../simulator/iot-player/component.types';
import { ManagedCore } from '../../../../simulator/iot-player/managed-core';
import { type ManagedOptions, ManagedPlugin } from '../../../simulator/iot/managed-plugin';
import { noPicture } from '../../../support/shown-nodes';

export const SECRET = 'XP2PprobedSecretOfTheDoor1234%2.4.43';

/** A question is over by then. */
const MOST_MS = 900_000;

/** The probe's chart on a simulated phone, and the person who follows it. */
export class ProbedPhone {
  readonly cores: ManagedCore[] = [];
  /** The camera has no power: every pull breaks. */
  isUnplugged = false;
  private readonly listeners = new Set<(what: Surrounding) => void>();
  readonly actor;

  private constructor(
    readonly plugin: ManagedPlugin,
    private readonly did: (phone: ProbedPhone, todo: string) => void,
  ) {
    plugin.world.onNetworkChange(() => this.tell('network'));
    const address = { by: 'device', productId: 'PRODUCT', deviceName: 'door', xp2pInfo: secret(SECRET) } as const;
    const ports = {
      clock: plugin.clock,
      plugin: plugin.simulation.xp2pPlugin,
      nodes: this.nodes(),
      surroundings: {
        hear: (listener: (what: Surrounding) => void) => {
          this.listeners.add(listener);
          return () => this.listeners.delete(listener);
        },
      },
      sources: [
        {
          id: 'door',
          kind: 'p2p',
          address: { ...address, liveStreamDomain: '' },
          generation: 'all',
          deviceCheck: false,
        },
      ],
    };
    this.actor = createActor(probeMachine, { input: ports as never, clock: plugin.clock });
    this.actor.start();
    this.actor.send({ type: 'CHOOSE_CAMERA', id: 'door' });
  }

  static async with(
    options: ManagedOptions = {},
    did: (phone: ProbedPhone, todo: string) => void = () => undefined,
  ): Promise<ProbedPhone> {
    return new ProbedPhone(await ManagedPlugin.inited(options), did);
  }

  /** Goes through these, one after another; what came of them. */
  async ask(...ids: readonly QuestionId[]): Promise<Record<string, unknown>> {
    for (const id of ids) {
      this.actor.send({ type: 'ASK', id });
      await this.untilAnswered();
      this.isUnplugged = false;
    }
    return Object.fromEntries(this.context.answers);
  }

  get context() {
    return this.actor.getSnapshot().context;
  }

  get missing(): Record<string, string> {
    return Object.fromEntries([...this.context.missing].map(([name, { en }]) => [name, en]));
  }

  tell(what: Surrounding): void {
    for (const listener of [...this.listeners]) listener(what);
  }

  /** The camera loses its power until the step has ended. */
  unplug(): void {
    this.isUnplugged = true;
    for (const core of this.cores) core.weaken();
  }

  /** The page is covered for so long. */
  cover(ms: number): void {
    this.tell('hidden');
    for (const core of this.cores) core.setHidden(true);
    this.plugin.clock.setTimeout(() => {
      this.tell('shown');
      for (const core of this.cores) core.setHidden(false);
    }, ms);
  }

  private async untilAnswered(): Promise<void> {
    const { clock } = this.plugin;
    const endMs = clock.now() + MOST_MS;
    let told: string | undefined;
    while (!this.actor.getSnapshot().matches('waiting')) {
      if (clock.now() > endMs) throw new Error(`${this.context.asked} never ends`);
      await clock.advance(100);
      const todo = this.context.todo?.en;
      if (todo !== undefined && todo !== told) this.did(this, todo);
      told = todo;
    }
  }

  private nodes(): ProbeNodes {
    const mounted = new Map<number, { core: ManagedCore; settings: ComponentSettings }>();
    return {
      mount: (plays, settings, hear) => {
        const key = this.cores.length + 1;
        const given = settingsOf(plays, settings);
        const core = this.core(key, given, hear);
        mounted.set(key, { core, settings: given });
        return key;
      },
      update: (key, changes) => {
        const node = mounted.get(key);
        if (!node) return;
        node.settings = { ...node.settings, ...changes };
        node.core.update(node.settings);
      },
      remove: (key) => mounted.get(key)?.core.destroy(),
    };
  }

  private core(key: number, settings: ComponentSettings, hear: HearNode): ManagedCore {
    const { world, inside: iot, clock } = this.plugin;
    const methods = {
      retry: () => core.retry(),
      stopAll: () => core.stopAll(),
      snapshotAndSave: (options?: object) => core.snapshotAndSave(options),
    };
    const host: ComponentHost = {
      picture: { ...noPicture, snapshot: async () => 'tmp/picture.png' },
      emit: (event, detail) => {
        hear(event, detail, methods);
        const { streamState } = detail as { readonly streamState?: string };
        if (this.isUnplugged && streamState === 'StreamReceivePull') clock.setTimeout(() => core.weaken(), 5);
      },
      setFullScreen: () => undefined,
      saveToAlbum: async () => undefined,
      say: () => undefined,
    };
    const core: ManagedCore = new ManagedCore({ world, iot, key: `probed ${key}`, host, settings });
    this.cores.push(core);
    core.mount();
    clock.setTimeout(() => hear('mounted', {}, methods), 0);
    return core;
  }
}

const settingsOf = (plays: object, settings: NodeSettings): ComponentSettings => ({
  ...{ streamChannel: 0, streamQuality: 'high', streamParams: '', needCheckStream: false, mode: 'live', muted: false },
  ...{ onlyp2p: false, triggerFirstPlayByAutoPlay: true },
  acceptPlayerEvents: { statechange: true, netstatus: true, mjpgnetstatus: true },
  ...plays,
  ...settings,
});
