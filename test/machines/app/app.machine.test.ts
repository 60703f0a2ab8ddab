import { createActor, fromPromise } from 'xstate';
import { appMachine } from '../../../machines/app';
import { config } from '../../../machines/kernel/config';
import type { watchingMachine } from '../../../machines/watching';
import { camera, World } from '../../support/world';

const children = (app: World['app']) => app.getSnapshot().context;

test('the list, the log and watching are children of the app, each under its own name', () => {
  const { app } = new World();
  const { watching, cameras, log } = children(app);
  expect([watching.id, cameras.id, log.id]).toEqual(['watching', 'cameras', 'log']);
  const { children: known } = app.getSnapshot();
  expect([known.watching === watching, known.cameras === cameras, known.log === log]).toEqual([true, true, true]);
});

test.each([
  [Number.POSITIVE_INFINITY],
  [1_234],
  [undefined],
])('a picture catches up above %s ms if it was told so, else as configured', async (told) => {
  const world = new World((prepared) => {
    prepared.catchUpAboveMs = told;
  });
  await world.watch();
  expect(world.session().getSnapshot().context.catchUpAboveMs).toBe(told ?? config.catchUpAboveMs);
});

test('the list shows the last picture that was taken of a camera', () => {
  const world = new World((prepared) => {
    prepared.stored.set('cameras', { version: 2, cameras: [camera] });
  });
  const { cameras } = children(world.app);
  world.app.send({ type: 'picture.taken', id: camera.id, path: 'wxfile://door.jpg' });
  expect(cameras.getSnapshot().context.pictures).toEqual([{ id: camera.id, path: 'wxfile://door.jpg' }]);
});

test('a fault of watching is told in the log, and neither the list nor the log ends', async () => {
  const world = new World();
  const app = createActor(
    appMachine.provide({
      actors: { watching: fromPromise(() => Promise.reject(new Error('broken'))) as unknown as typeof watchingMachine },
    }),
    {
      clock: world.clock,
      input: { ports: children(world.app).ports, language: 'en', builtInCameras: [], timezoneOffsetMinutes: 0 },
    },
  ).start();
  await world.advance(0);
  const { cameras, log } = app.getSnapshot().context;
  expect(log.getSnapshot().context.entries.at(-1)).toMatchObject({
    level: 'error',
    actor: 'app',
    message: { zh: '程序出错，请重新打开小程序：broken', en: 'The program failed, please reopen it: broken' },
  });
  expect([app, cameras, log].map((actor) => actor.getSnapshot().status)).toEqual(['active', 'active', 'active']);
});
