import {
  answered,
  expectFailure,
  expectThat,
  LATENESS_MS,
  refused,
  type Script,
  SILENCE_MS,
  script,
  until,
} from './stage';
import { initAll, live, Viewer } from './viewer';

const starts = ['startService', 'startStream'] as const;
const stops = ['stopService', 'stopStream'] as const;

/** What a start promises, of service and stream alike. In the beta the stream's start is that of both. */
const ofStarts = starts.flatMap((call) => [
  ...(['refused', 'throws'] as const).map((fate) =>
    script(
      'xp2p',
      `${call}: one that ${fate === 'refused' ? 'is refused' : 'throws behind the port'} rejects with a Failure`,
      async (stage) => {
        await initAll(stage);
        stage.world.meet(call, fate);
        const start = await new Viewer(stage).start(call);
        expectThat(start.state === 'rejected', `${call} ${start.state}, though it could not be done.`);
        expectFailure(call, start.reason);
      },
    ),
  ),
  script(
    'xp2p',
    `${call}: after one that was refused nothing is told or written, and the next goes well`,
    async (stage) => {
      await initAll(stage);
      stage.world.meet(call, 'refused');
      const refusedOne = new Viewer(stage);
      const start = await refusedOne.start(call);
      expectThat(start.state === 'rejected', `${call} ${start.state}, though it could not be done.`);
      await refusedOne.hearsNothing(`${call} was refused`, () => undefined, SILENCE_MS);
      if (call === 'startStream') await refusedOne.stopService();
      await refusedOne.hearsNothing(`${call} was refused`, () => new Viewer(stage).watch(), SILENCE_MS);
    },
  ),
  script(
    'xp2p',
    `${call}: one that hangs is left to the deadline of who calls; stopped, it can be made again`,
    async (stage) => {
      await initAll(stage);
      stage.world.meet(call, 'hangs');
      const first = new Viewer(stage);
      const start = await first.start(call);
      await stage.world.advance(LATENESS_MS);
      expectThat(start.state === 'pending', `${call} ${start.state}, though nothing behind it had answered.`);
      if (call === 'startStream') await first.stopStream();
      await first.stopService();
      await new Viewer(stage).watch();
    },
  ),
  script('xp2p', `${call}: an answer that comes after a stop and a newer start disturbs neither`, async (stage) => {
    await initAll(stage);
    stage.world.meet(call, 'late');
    const first = new Viewer(stage);
    const start = await first.start(call);
    expectThat(start.state === 'pending', `${call} ${start.state} at once, though nothing behind it had answered.`);
    if (call === 'startStream') await first.stopStream();
    await first.stopService();
    const second = new Viewer(stage);
    await first.hearsNothing(`${call} was stopped`, () => second.watch(), LATENESS_MS);
    await second.goesOn('The late answer ended the newer stream: no bytes');
    const ends = second.count('stream.failed') + second.count('stream.ended') + second.count('service.broken');
    expectThat(ends === 0, `The late answer ended the newer stream: ${second.course}.`);
  }),
]);

/** What a stop promises. */
const ofStops = stops.flatMap((call) => [
  script(
    'xp2p',
    `${call}: what it throws or rejects with is a Failure, and it can be called once more`,
    async (stage) => {
      await initAll(stage);
      const viewer = new Viewer(stage);
      await viewer.watch();
      const stop = async () =>
        call === 'stopService'
          ? stage.ports.xp2p.stopService(viewer.camera.id)
          : stage.ports.xp2p.stopStream(viewer.camera.id, live);
      stage.world.meet(call, 'throws');
      await refused(stage.world, call, stop);
      await answered(stage.world, call, stop);
    },
  ),
  script(
    'xp2p',
    `${call}: nothing is told or written from its call on, whatever the plugin says late`,
    async (stage) => {
      await initAll(stage);
      const viewer = new Viewer(stage);
      await viewer.watch();
      const speakLate = () => {
        for (const word of ['fail', 'eof', 'disconnect', 'chunk'] as const) stage.world.sayLate(word, viewer.camera.id);
      };
      await viewer.hearsNothing(
        call,
        () => (call === 'stopService' ? viewer.stopService() : viewer.stopStream()),
        SILENCE_MS,
      );
      await viewer.hearsNothing(call, speakLate, SILENCE_MS);
    },
  ),
]);

export const serviceScripts: readonly Script[] = [
  ...ofStarts,
  ...ofStops,
  script(
    'xp2p',
    'stopService: the plugin holds nothing under the id any more, and another start goes well',
    async (stage) => {
      await initAll(stage);
      const viewer = new Viewer(stage);
      await viewer.watch();
      const { held } = stage.world.look();
      expectThat(held.includes(viewer.camera.id), `${viewer.camera.id} is watched, and look().held is [${held}].`);
      await viewer.stopService();
      await until(
        stage.world,
        () => !stage.world.look().held.includes(viewer.camera.id),
        'After stopService it is held',
      );
      await new Viewer(stage).watch();
    },
  ),
  script('xp2p', 'stopService: of an id that has no service it does no harm', async (stage) => {
    await initAll(stage);
    const viewer = new Viewer(stage);
    await viewer.stopService();
    await viewer.watch();
    await answered(stage.world, 'stopService', async () => stage.ports.xp2p.stopService(stage.otherCamera.id));
    await viewer.goesOn('The stop of another id ended a stream: no bytes');
  }),
  script('xp2p', 'service: that it is dead is told once, with a Failure, and nothing after it', async (stage) => {
    await initAll(stage);
    const viewer = new Viewer(stage);
    await viewer.watch();
    if (!stage.world.say('disconnect', viewer.camera.id)) return;
    await viewer.isTold('service.broken', 'A dead service was not told');
    const broken = viewer.facts.find((fact) => fact.type === 'service.broken');
    expectFailure('service.broken', broken?.failure);
    const speak = () => {
      for (const word of ['disconnect', 'fail', 'chunk'] as const) stage.world.say(word, viewer.camera.id);
    };
    await viewer.hearsNothing('service.broken', speak, SILENCE_MS);
    await viewer.stopService();
    await new Viewer(stage).watch();
  }),
  script('xp2p', 'service: ids run side by side, and what is told of one is not told of the other', async (stage) => {
    await initAll(stage);
    const [one, other] = [new Viewer(stage), new Viewer(stage, stage.otherCamera)];
    await one.watch();
    await other.watch();
    if (!stage.world.say('disconnect', one.camera.id)) return;
    await until(stage.world, () => one.count('service.broken') > 0, 'A dead service was not told');
    await other.goesOn('The end of one service ended the stream of another: no bytes');
    expectThat(other.count('service.broken') === 0, 'The end of one service was told of another.');
  }),
  script('xp2p', 'destroy: nothing that was started before it says or writes anything more', async (stage) => {
    await initAll(stage);
    const viewer = new Viewer(stage);
    await viewer.watch();
    const speakLate = () => {
      stage.ports.xp2p.destroy();
      for (const word of ['fail', 'disconnect', 'chunk'] as const) stage.world.sayLate(word, viewer.camera.id);
    };
    await viewer.hearsNothing('destroy', speakLate, SILENCE_MS);
    expectThat(stage.world.look().held.length === 0, `After destroy is held: ${stage.world.look().held}.`);
  }),
];
