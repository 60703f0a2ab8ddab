import type { ManagedFact, ManagedPlayer } from '../../machines/kernel/managed-nodes';
import type { ManagedDeed } from './conformance.types';
import {
  answered,
  expectFailure,
  expectThat,
  refused,
  type Script,
  SILENCE_MS,
  type Stage,
  script,
  unanswered,
  until,
} from './stage';

const VIEW = 'conformance-1';

type FactType = ManagedFact['type'];
type FactOf<Type extends FactType> = Extract<ManagedFact, { type: Type }>;

/** Who listens to one node whose component pulls by itself. */
class Listener {
  readonly facts: ManagedFact[] = [];
  readonly detach: () => void;

  constructor(
    private readonly stage: Stage,
    readonly key = 1,
    readonly view = VIEW,
    channel = 0,
  ) {
    const { managedNodes } = stage.ports;
    this.detach = managedNodes.attach(view, key, { ...stage.camera, channel }, (fact) => void this.facts.push(fact));
  }

  count(type: FactType): number {
    return this.facts.filter((fact) => fact.type === type).length;
  }

  /** The newest fact of this type. */
  last<Type extends FactType>(type: Type): FactOf<Type> | undefined {
    const found = this.facts.filter((fact): fact is FactOf<Type> => fact.type === type);
    return found[found.length - 1];
  }

  get player(): ManagedPlayer {
    const ready = this.last('managed.ready');
    expectThat(ready !== undefined, 'The node was not ready.');
    return ready.player;
  }

  does(deed: ManagedDeed): void {
    this.stage.world.managedNode(this.view, this.key, deed);
  }

  /** Waits for one more fact of this type than there is when `act` is called. */
  async hears<Type extends FactType>(type: Type, otherwise: string, act: () => unknown): Promise<FactOf<Type>> {
    const had = this.count(type);
    act();
    await until(this.stage.world, () => this.count(type) > had, otherwise);
    const last = this.last(type);
    expectThat(last !== undefined, otherwise);
    return last;
  }

  async mount(): Promise<ManagedPlayer> {
    await this.hears('managed.ready', 'The node was not ready', () => this.does('mount'));
    return this.player;
  }

  async hearsNothing(after: string, meanwhile: () => unknown): Promise<void> {
    const had = this.facts.length;
    await meanwhile();
    await this.stage.world.advance(SILENCE_MS);
    const told = this.facts.slice(had).map(({ type }) => type);
    expectThat(told.length === 0, `After ${after} nothing may be told, and this was: ${told.join(', ')}.`);
  }
}

const mounted = async (stage: Stage): Promise<Listener> => {
  const listener = new Listener(stage);
  await listener.mount();
  return listener;
};

/** What a component does, in a sentence, and the fact that tells of it. */
const plainDeeds: readonly (readonly [ManagedDeed, FactType, string])[] = [
  ['plays', 'managed.played', 'that it plays'],
  ['shows', 'managed.pictureShown', 'that its first picture is there'],
  ['sounds', 'managed.soundBegan', 'that its sound began'],
  ['weakens', 'managed.weakened', 'that its stream is away, and that it mends that by itself,'],
  ['stops', 'managed.stopped', 'that it stopped'],
  ['ends', 'managed.ended', 'the device’s own end'],
];

export const managedScripts: readonly Script[] = [
  script('managedNodes', 'managed node: is ready once it was found, with a component and a player', async (stage) => {
    const { component, retry } = (await mounted(stage)).player;
    expectThat(typeof component === 'object' && component !== null, `Its component is ${String(component)}.`);
    expectThat(typeof retry === 'function', 'Its player cannot be asked to try again.');
  }),
  script(
    'managedNodes',
    'managed node: found again it has the same component, another one has another',
    async (stage) => {
      const listener = await mounted(stage);
      const { component } = listener.player;
      listener.does('foundAgain');
      await stage.world.advance(500);
      expectThat(listener.player.component === component, 'The same component is another one.');
      await listener.hears('managed.ready', 'Another component was not told', () => listener.does('foundAnew'));
      expectThat(listener.player.component !== component, 'Another component is the same one.');
    },
  ),
  ...plainDeeds.map(([deed, type, what]) =>
    script('managedNodes', `managed node: ${what} is told`, async (stage) => {
      const listener = await mounted(stage);
      await listener.hears(type, `It was not told ${what}`, () => listener.does(deed));
      expectThat(listener.count('managed.failed') === 0, `Told as a failure was ${what}.`);
    }),
  ),
  script('managedNodes', 'managed node: a step on the way to a picture is told by its name', async (stage) => {
    const listener = await mounted(stage);
    const { step } = await listener.hears('managed.step', 'The step was not told', () => listener.does('checks'));
    expectThat(step === 'checkDevice', `It asks the camera, and the step is ${step}.`);
  }),
  script('managedNodes', 'managed node: what live-player inside it says is told by its code', async (stage) => {
    const listener = await mounted(stage);
    const { code } = await listener.hears('managed.noticed', 'The code was not told', () => listener.does('stutters'));
    expectThat(code === 2105, `live-player stuttered, and the code is ${code}.`);
  }),
  script('managedNodes', 'managed node: what it holds is told in milliseconds', async (stage) => {
    const listener = await mounted(stage);
    const told = await listener.hears('managed.measured', 'What it holds was not told', () => listener.does('holds3s'));
    const { videoCacheMs } = told.measure;
    expectThat(videoCacheMs === 3_000, `It holds three seconds of video, and videoCacheMs is ${videoCacheMs}.`);
  }),
  script(
    'managedNodes',
    'managed node: that it failed is told with a Failure, and as hopeless only where it says so',
    async (stage) => {
      const listener = await mounted(stage);
      const failed = await listener.hears('managed.failed', 'That it failed was not told', () =>
        listener.does('fails'),
      );
      expectFailure('managed.failed', failed.failure);
      expectThat(failed.isFatal !== true, 'A failure that may pass is told as hopeless.');
      const dead = await listener.hears('managed.failed', 'That it failed for good was not told', () =>
        listener.does('failsForGood'),
      );
      expectFailure('managed.failed', dead.failure);
      expectThat(dead.isFatal === true, `It failed for good, and isFatal is ${String(dead.isFatal)}.`);
    },
  ),
  script('managedNodes', 'managed node: what nobody knows says nothing, and throws nothing', async (stage) => {
    const listener = await mounted(stage);
    await listener.hearsNothing('a word that nobody knows', () => listener.does('mumbles'));
  }),
  script(
    'managedNodes',
    'managed player: retry resolves, and rejects with a Failure where it is refused',
    async (stage) => {
      const { player } = await mounted(stage);
      await answered(stage.world, 'retry', () => player.retry());
      stage.world.meet('retry', 'refused');
      await refused(stage.world, 'retry', () => player.retry());
      stage.world.meet('retry', 'throws');
      await refused(stage.world, 'retry', () => player.retry());
    },
  ),
  script('managedNodes', 'managed player: a retry that hangs is left to the deadline of who calls', async (stage) => {
    const { player } = await mounted(stage);
    stage.world.meet('retry', 'hangs');
    await unanswered(stage.world, 'retry', () => player.retry());
  }),
  script(
    'managedNodes',
    'managed player: a snapshot was saved, or asked for; where it failed it rejects with a Failure',
    async (stage) => {
      const { player } = await mounted(stage);
      const answer = await answered(stage.world, 'snapshot', () => player.snapshot());
      expectThat(answer === 'saved' || answer === 'asked', `A snapshot gave ${JSON.stringify(answer)}.`);
      stage.world.meet('snapshot', 'refused');
      await refused(stage.world, 'snapshot', () => player.snapshot());
    },
  ),
  script(
    'managedNodes',
    'managed player: full screen is told when it is entered and when it is left',
    async (stage) => {
      const listener = await mounted(stage);
      const { player } = listener;
      const hears = (call: () => Promise<void>) =>
        listener.hears('managed.fullScreenChanged', 'Full screen was not told', () => call().catch(() => undefined));
      const entered = await hears(() => player.requestFullScreen());
      expectThat(entered.fullScreen, 'Entered, full screen is told as left.');
      const left = await hears(() => player.exitFullScreen());
      expectThat(!left.fullScreen, 'Left, full screen is told as entered.');
    },
  ),
  script(
    'managedNodes',
    'managed attach: who has detached is told nothing more, and may detach twice',
    async (stage) => {
      const listener = await mounted(stage);
      listener.detach();
      await listener.hearsNothing('detach', () => listener.does('plays'));
      listener.detach();
    },
  ),
  script(
    'managedNodes',
    'managed attach: a newer listener of a view takes the place of the older, which takes nothing from it',
    async (stage) => {
      const older = await mounted(stage);
      const newer = new Listener(stage, 2);
      await newer.mount();
      const taken = 'The older listener took the newer one’s place';
      await older.hearsNothing('a newer node was attached', async () => {
        older.does('shows');
        await newer.hears('managed.played', taken, () => newer.does('plays'));
      });
      older.detach();
      await newer.hears('managed.pictureShown', taken, () => newer.does('shows'));
    },
  ),
  script(
    'managedNodes',
    'managed attach: two channels of one device are a node each, and both are heard',
    async (stage) => {
      const [one, other] = [new Listener(stage), new Listener(stage, 1, 'conformance-2', 1)];
      await one.mount();
      await other.mount();
      await other.hears('managed.played', 'The second channel was not heard', () => other.does('plays'));
      await one.hears('managed.pictureShown', 'The first channel was heard no more', () => one.does('shows'));
      expectThat(other.count('managed.failed') === 0, 'A second channel was told as a failure.');
    },
  ),
  script('managedNodes', 'managed attach: who listens to one view hears nothing of another', async (stage) => {
    const [one, other] = [new Listener(stage), new Listener(stage, 1, 'conformance-2')];
    await one.mount();
    await other.mount();
    await other.hearsNothing('another view played', () => one.does('plays'));
  }),
];
