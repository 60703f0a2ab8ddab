import { type Actor, createActor } from 'xstate';
import type { DeviceGeneration, ModuleFact, ModuleGeneration, Ports, SourceKind } from '../../../machines/kernel/ports';
import { createLanes } from '../../../machines/lane';
import { type GenerationReport, moduleMachine } from '../../../machines/module';
import { type Ear, ear } from '../../support/ear';
import { type FakeAnswer, FakeXp2p } from '../../support/fake-xp2p';
import { VirtualClock } from '../../support/virtual-clock';

/** A plugin whose inits can each have a fate of their own. */
export class ScriptedXp2p extends FakeXp2p {
  private readonly fates = new Map<ModuleGeneration, FakeAnswer[]>();

  /** What becomes of the next inits of a generation, one by one; after those it is as usual. */
  nextInits(generation: ModuleGeneration, ...answers: readonly FakeAnswer[]): void {
    this.fates.set(generation, [...answers]);
  }

  override init(generation: ModuleGeneration, source: string, tell: (fact: ModuleFact) => void) {
    const fate = this.fates.get(generation)?.shift();
    if (fate) this.answer('init', fate);
    const answer = super.init(generation, source, tell);
    if (fate) this.answer('init');
    return answer;
  }
}

/** Somebody who wants the module: hears what a connection's lease would hear. */
export interface User extends Ear {
  /** The connection is through with the module. */
  leave(): void;
}

interface Wish {
  readonly kind?: SourceKind;
  readonly generation?: DeviceGeneration;
  /** Once it has the module it lingers: it leaves as soon as it is asked to. */
  readonly lingers?: boolean;
}

/** The module alone on a virtual clock, with a plugin that does as it is told and users who do as the test does. */
export class ModuleBench {
  readonly clock = new VirtualClock();
  readonly plugin = new ScriptedXp2p(this.clock);
  readonly lanes = createLanes(this.clock);
  readonly owner = ear();
  readonly module: Actor<typeof moduleMachine>;

  constructor(prepare: (plugin: ScriptedXp2p) => void = () => undefined) {
    prepare(this.plugin);
    this.module = createActor(moduleMachine, {
      clock: this.clock,
      input: {
        ports: { clock: this.clock, xp2p: this.plugin } as unknown as Ports,
        lanes: this.lanes,
        owner: this.owner.ref,
      },
    });
    this.module.start();
  }

  want(id: string, { kind = 'camera', generation, lingers = false }: Wish = {}): User {
    const user: Ear = ear(({ type }) => {
      if (lingers && type === 'module.othersWait') leave();
    });
    const leave = () => this.module.send({ type: 'LEAVE', from: user.ref });
    this.module.send({ type: 'WANT', from: user.ref, id, kind, generation });
    return { ...user, leave };
  }

  networkChanged(): void {
    this.module.send({ type: 'network.changed' });
  }

  /** What the owner was told last of a generation. */
  report(generation: ModuleGeneration = 'all'): GenerationReport {
    const reported = this.owner.heard.at(-1) as { generations: readonly GenerationReport[] } | undefined;
    const report = reported?.generations.find((each) => each.generation === generation);
    if (!report) throw new Error(`nothing was reported of ${generation}`);
    return report;
  }

  state(generation: ModuleGeneration = 'all'): string {
    return this.report(generation).state;
  }

  /** The plugin calls so far, without their times. */
  get calls(): readonly string[] {
    return this.plugin.calls.map((call) => call.replace(/^\d+ /, ''));
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }
}
