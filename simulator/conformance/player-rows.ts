import type { NodeFact, Player } from '../../machines/kernel/ports';
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
import { initAll, Viewer } from './viewer';

const VIEW = 'conformance-1';

/** Who listens to one node. */
class Listener {
  readonly facts: NodeFact[] = [];
  readonly detach: () => void;

  constructor(
    private readonly stage: Stage,
    readonly key = 1,
    readonly view = VIEW,
  ) {
    this.detach = stage.ports.players.attach(view, key, (fact) => void this.facts.push(fact));
  }

  count(type: NodeFact['type']): number {
    return this.facts.filter((fact) => fact.type === type).length;
  }

  /** The newest fact of this type. */
  last<Type extends NodeFact['type']>(type: Type): Extract<NodeFact, { type: Type }> | undefined {
    const found = this.facts.filter((fact): fact is Extract<NodeFact, { type: Type }> => fact.type === type);
    return found[found.length - 1];
  }

  get player(): Player {
    const ready = this.last('node.ready');
    expectThat(ready !== undefined, 'The node was not ready.');
    return ready.player;
  }

  does(deed: Parameters<Stage['world']['node']>[2]): void {
    this.stage.world.node(this.view, this.key, deed);
  }

  /** Waits for one more fact of this type than there is when `act` is called. */
  async hears(type: NodeFact['type'], otherwise: string, act: () => void): Promise<void> {
    const had = this.count(type);
    act();
    await until(this.stage.world, () => this.count(type) > had, otherwise);
  }

  /** Mounted and ready. */
  async mount(): Promise<Player> {
    await this.hears('node.ready', 'The node was not ready', () => this.does('mount'));
    return this.player;
  }

  /** Mounted, and connected by its autoplay. */
  async play(): Promise<Player> {
    const player = await this.mount();
    await this.hears('node.pullStarted', 'autoplay, the first play, brought no node.pullStarted', () =>
      this.does('autoplay'),
    );
    return player;
  }

  async hearsNothing(after: string, meanwhile: () => unknown): Promise<void> {
    const had = this.facts.length;
    await meanwhile();
    await this.stage.world.advance(SILENCE_MS);
    const told = this.facts.slice(had).map(({ type }) => type);
    expectThat(told.length === 0, `After ${after} nothing may be told, and this was: ${told.join(', ')}.`);
  }
}

const bytes = (): ArrayBuffer => new Uint8Array([0x46, 0x4c, 0x56, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0]).buffer;

export const playerScripts: readonly Script[] = [
  script('players', 'node: is ready some time after its mount, with a context and a player', async (stage) => {
    const { context, addChunk } = await new Listener(stage).mount();
    expectThat(typeof context === 'object' && context !== null, `Its context is ${String(context)}.`);
    expectThat(typeof addChunk === 'function', 'Its player takes no bytes.');
  }),
  script('players', 'node: nothing is pulled before it is told to play', async (stage) => {
    const listener = new Listener(stage);
    await listener.mount();
    await stage.world.advance(SILENCE_MS);
    expectThat(listener.count('node.pullStarted') === 0, 'A node pulled, and nobody had told it to play.');
  }),
  script('players', 'node: the first play is its autoplay, and needs no play()', async (stage) => {
    await new Listener(stage).play();
  }),
  script('players', 'player: after a stop, play() pulls again', async (stage) => {
    const listener = new Listener(stage);
    const player = await listener.play();
    await answered(stage.world, 'stop', () => player.stop());
    await stage.world.advance(500);
    await listener.hears('node.pullStarted', 'play() brought no node.pullStarted', () => {
      player.play().catch(() => undefined);
    });
  }),
  script('players', 'player: misuse rejects with a Failure, and disturbs nothing', async (stage) => {
    const listener = new Listener(stage);
    const player = await listener.mount();
    await refused(stage.world, 'stop of an idle player', () => player.stop());
    await listener.hears('node.pullStarted', 'After a misuse autoplay brought no pull', () =>
      listener.does('autoplay'),
    );
    await refused(stage.world, 'play of a playing player', () => player.play());
    await refused(stage.world, 'resume of a player that is not paused', () => player.resume());
    await answered(stage.world, 'pause', () => player.pause());
    await refused(stage.world, 'pause of a paused player', () => player.pause());
    expectThat(listener.count('node.failed') === 0, 'A misuse was told as the end of the node.');
  }),
  script('players', 'player: a play that hangs is left to the deadline of who calls', async (stage) => {
    const player = await new Listener(stage).play();
    await answered(stage.world, 'stop', () => player.stop());
    stage.world.meet('play', 'hangs');
    await unanswered(stage.world, 'play', () => player.play());
  }),
  script('players', 'player: after a pause it goes on, with its connection or with a new pull', async (stage) => {
    const listener = new Listener(stage);
    const player = await listener.play();
    await answered(stage.world, 'pause', () => player.pause());
    await stage.world.advance(500);
    const hasLetGo = listener.count('node.closed') > 0;
    const pulls = listener.count('node.pullStarted');
    await answered(stage.world, 'resume', () => player.resume());
    await until(stage.world, () => !hasLetGo || listener.count('node.pullStarted') > pulls, 'resume() brought no pull');
    expectThat(listener.count('node.failed') === 0, 'A pause was told as the end of the node.');
  }),
  script('players', 'player: a snapshot is the path of a file, or rejects with a Failure', async (stage) => {
    const player = await new Listener(stage).play();
    const path = await answered(stage.world, 'snapshot', () => player.snapshot());
    expectThat(typeof path === 'string' && path !== '', `The path of a snapshot is ${JSON.stringify(path)}.`);
    stage.world.meet('snapshot', 'refused');
    await refused(stage.world, 'snapshot', () => player.snapshot());
  }),
  script(
    'players',
    'player: addChunk and finishMedia throw nothing at any time, and addChunk leaves the bytes as they are',
    async (stage) => {
      const listener = new Listener(stage);
      const chunk = bytes();
      const before = new Uint8Array(chunk).join();
      const give = (player: Player) => {
        player.addChunk(chunk);
        player.finishMedia();
      };
      const player = await listener.mount();
      give(player);
      await listener.hears('node.pullStarted', 'autoplay brought no pull', () => listener.does('autoplay'));
      give(player);
      await stage.world.advance(500);
      listener.does('unmount');
      give(player);
      expectThat(new Uint8Array(chunk).join() === before, 'addChunk changed the bytes, which others get too.');
    },
  ),
  {
    name: 'player: bytes of a pull show a picture',
    ports: ['players', 'xp2p'],
    async play(stage) {
      const listener = new Listener(stage);
      const player = await listener.play();
      await initAll(stage);
      const viewer = new Viewer(stage);
      viewer.onChunk = (chunk) => player.addChunk(chunk);
      await viewer.watch();
      await until(
        stage.world,
        () => listener.count('node.pictureShown') > 0,
        'Bytes came to addChunk, and no node.pictureShown was told',
      );
    },
  },
  script(
    'players',
    'node: ready again with the same context has the same context, with another another',
    async (stage) => {
      const listener = new Listener(stage);
      const { context } = await listener.mount();
      await listener.hears('node.ready', 'That it is ready again was not told', () => listener.does('readyAgain'));
      expectThat(listener.player.context === context, 'The same context is another one.');
      await listener.hears('node.ready', 'That it is ready anew was not told', () => listener.does('readyAnew'));
      expectThat(listener.player.context !== context, 'Another context is the same one.');
    },
  ),
  script('players', 'node: that it let go by itself is told, with the reason', async (stage) => {
    const listener = new Listener(stage);
    await listener.play();
    await listener.hears('node.closed', 'That it let go was not told', () => listener.does('letGo'));
    const reason = listener.last('node.closed')?.reason;
    expectThat(reason === 'livePlayer', `It let go by itself, and the reason is ${reason}.`);
  }),
  script('players', 'player: full screen is told when it is entered and when it is left', async (stage) => {
    const listener = new Listener(stage);
    const player = await listener.play();
    const hearsFrom = (call: () => Promise<void>) =>
      listener.hears('node.fullScreenChanged', 'Full screen was not told', () => {
        call().catch(() => undefined);
      });
    await hearsFrom(() => player.requestFullScreen());
    expectThat(listener.last('node.fullScreenChanged')?.fullScreen === true, 'Entered, full screen is told as left.');
    await hearsFrom(() => player.exitFullScreen());
    expectThat(listener.last('node.fullScreenChanged')?.fullScreen === false, 'Left, full screen is told as entered.');
  }),
  script('players', 'node: that it failed is told with a Failure', async (stage) => {
    const listener = new Listener(stage);
    await listener.mount();
    await listener.hears('node.failed', 'That it failed was not told', () => listener.does('error'));
    expectFailure('node.failed', listener.last('node.failed')?.failure);
  }),
  script('players', 'node: what it holds is told in milliseconds', async (stage) => {
    const listener = new Listener(stage);
    await listener.play();
    await listener.hears('node.measured', 'What it holds was not told', () => listener.does('holds3s'));
    const { videoCacheMs, framesPerSecond = 0, width = 0, height = 0 } = listener.last('node.measured')?.measure ?? {};
    expectThat(videoCacheMs === 3_000, `It holds three seconds of video, and videoCacheMs is ${videoCacheMs}.`);
    expectThat(framesPerSecond >= 0 && width >= 0 && height >= 0, 'A measure is negative.');
  }),
  script('players', 'attach: who has detached is told nothing more, and may detach twice', async (stage) => {
    const listener = new Listener(stage);
    await listener.mount();
    listener.detach();
    await listener.hearsNothing('detach', () => listener.does('autoplay'));
    listener.detach();
  }),
  script(
    'players',
    'attach: a newer listener of a view takes the place of the older, which takes nothing from it',
    async (stage) => {
      const older = new Listener(stage, 1);
      await older.mount();
      const newer = new Listener(stage, 2);
      await newer.mount();
      const taken = 'The older listener took the newer one’s place';
      await older.hearsNothing('a newer node was attached', async () => {
        older.does('autoplay');
        await newer.hears('node.pullStarted', taken, () => newer.does('autoplay'));
      });
      older.detach();
      await newer.hears('node.ready', taken, () => newer.does('readyAgain'));
    },
  ),
  script('players', 'attach: who listens to one view hears nothing of another', async (stage) => {
    const [one, other] = [new Listener(stage), new Listener(stage, 1, 'conformance-2')];
    await one.mount();
    await other.mount();
    await other.hearsNothing('another view played', () => one.does('autoplay'));
  }),
  script(
    'players',
    'local server: its reset resolves, and rejects with a Failure where it is refused',
    async (stage) => {
      const { players } = stage.ports;
      await answered(stage.world, 'resetLocalServer', () => players.resetLocalServer());
      stage.world.meet('resetLocalServer', 'refused');
      await refused(stage.world, 'resetLocalServer', () => players.resetLocalServer());
    },
  ),
];
