import type { ModuleFact, ServiceFact, StreamFact, StreamParams, StreamSource } from '../../machines/kernel/ports';
import { answered, asked, expectThat, type Outcome, type Stage, until, wentWell } from './stage';

export const live: StreamParams = { action: 'live', channel: 0, quality: 'high' };

/** Who watches one camera: starts and stops it, and writes down what it is told and given. */
export class Viewer {
  readonly facts: (ServiceFact | StreamFact)[] = [];
  readonly chunks: ArrayBuffer[] = [];
  /** What was told and given, in order. */
  readonly course: string[] = [];

  constructor(
    private readonly stage: Stage,
    readonly camera: StreamSource = stage.camera,
  ) {}

  private readonly tell = (fact: ServiceFact | StreamFact): void => {
    this.facts.push(fact);
    if (fact.type !== 'stream.deviceNotified') this.course.push(fact.type);
  };

  private readonly write = (chunk: ArrayBuffer): void => {
    this.chunks.push(chunk);
    if (this.course[this.course.length - 1] !== 'bytes') this.course.push('bytes');
    this.onChunk(chunk);
  };

  onChunk: (chunk: ArrayBuffer) => void = () => undefined;

  startService(): Outcome<void> {
    return asked('startService', () => this.xp2p.startService(this.camera, live, this.tell));
  }

  startStream(): Outcome<{ flvUrl?: string }> {
    return asked('startStream', () => this.xp2p.startStream(this.camera, live, this.tell, this.write));
  }

  /**
   * Starts the service, and where that goes well the stream: the answer of `call`, which was to meet something. In the beta there is
   * no service without a pull, so what its start was to meet the stream's does.
   */
  async start(call: 'startService' | 'startStream'): Promise<Outcome<unknown>> {
    const service = this.startService();
    await this.waitFor(service);
    const isForBoth = call === 'startStream' || this.xp2p.sourceBelongsToModule;
    if (!isForBoth || service.state !== 'resolved') return service;
    const stream = this.startStream();
    await this.waitFor(stream);
    return stream;
  }

  private async waitFor(outcome: Outcome<unknown>): Promise<void> {
    for (let waitedMs = 0; outcome.state === 'pending' && waitedMs < 4_000; waitedMs += 50)
      await this.stage.world.advance(50);
  }

  /** Starts both, and waits until bytes come one after another. */
  async watch(): Promise<void> {
    await answered(this.stage.world, 'startService', () => this.xp2p.startService(this.camera, live, this.tell));
    await this.pull();
  }

  /** Over a started service. */
  async pull(): Promise<void> {
    const had = this.chunks.length;
    await answered(this.stage.world, 'startStream', () =>
      this.xp2p.startStream(this.camera, live, this.tell, this.write),
    );
    await until(
      this.stage.world,
      () => this.chunks.length > had,
      'startStream resolved, and what is behind the port sent nothing: write was not called',
    );
    await this.goesOn('A stream goes on by itself until it is stopped, and after the first bytes no more came');
  }

  /** More bytes come. */
  async goesOn(otherwise: string): Promise<void> {
    const had = this.chunks.length;
    await until(this.stage.world, () => this.chunks.length > had, otherwise);
  }

  async stopStream(): Promise<void> {
    await answered(this.stage.world, 'stopStream', async () => this.xp2p.stopStream(this.camera.id, live));
  }

  async stopService(): Promise<void> {
    await answered(this.stage.world, 'stopService', async () => this.xp2p.stopService(this.camera.id));
  }

  async stop(): Promise<void> {
    await this.stopStream();
    await this.stopService();
  }

  /** How often it was told this. */
  count(type: (ServiceFact | StreamFact)['type']): number {
    return this.facts.filter((fact) => fact.type === type).length;
  }

  /** Waits until it was told this, which must be said once and never again. */
  async isTold(type: (ServiceFact | StreamFact)['type'], otherwise: string): Promise<void> {
    await until(this.stage.world, () => this.count(type) > 0, otherwise);
    expectThat(this.count(type) === 1, `${type} was told ${this.count(type)} times.`);
  }

  /** Nothing is told or written to it while `meanwhile` happens, nor for a while after. */
  async hearsNothing(after: string, meanwhile: () => unknown, quietMs: number): Promise<void> {
    const [facts, chunks] = [this.facts.length, this.chunks.length];
    await meanwhile();
    await this.stage.world.advance(quietMs);
    const told = this.facts.slice(facts).map(({ type }) => type);
    expectThat(told.length === 0, `After ${after} nothing may be told, and this was: ${told.join(', ')}.`);
    const written = this.chunks.length - chunks;
    expectThat(written === 0, `After ${after} nothing may be written, and ${written} chunks were.`);
  }

  private get xp2p() {
    return this.stage.ports.xp2p;
  }
}

/** Initialises everything that there is to initialise, all at once. */
export async function initAll({ ports: { xp2p }, world }: Stage, tell: (fact: ModuleFact) => void = () => undefined) {
  const calls = xp2p.generations.map((each) => asked('init', () => xp2p.init(each, 'camera', tell)));
  await until(world, () => calls.every(({ state }) => state !== 'pending'), 'init did not answer');
  for (const call of calls) wentWell('init', call);
}
