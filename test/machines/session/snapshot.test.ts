import { failureOf } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import type { Player } from '../../../machines/kernel/ports';
import { camera, World } from '../../support/world';
import { expectNothingLeft } from './story';

/** Watches with a player whose snapshot is this. */
async function watchWith(snapshot: Player['snapshot']): Promise<World> {
  const world = new World((prepared) => {
    prepared.players.habits.readies = false;
  });
  world.open();
  const node = world.players.node();
  node.say({ type: 'node.ready', player: { ...node.player(node), snapshot } });
  await world.advance(1_000);
  return world;
}

test('a picture goes to the album', async () => {
  const world = new World();
  await world.watch();
  expect(world.view().controls).toMatchObject({ canSnapshot: true, snapping: false });
  world.send({ type: 'SNAPSHOT' });
  expect(world.view().controls).toMatchObject({ canSnapshot: false, snapping: true });
  expect(world.view().waiting).toBe(false); // the picture goes on
  await world.advance(0);
  expect(world.album).toEqual(['tmp/picture.png']);
  expect(world.view().picture).toEqual({ count: 1, path: 'tmp/picture.png' });
  expect(world.view().notice).toEqual({ text: 'Picture saved to the album', action: '', event: '' });
  expect(world.view().controls).toMatchObject({ canSnapshot: true, snapping: false });
  await expectNothingLeft(world);
});

test('a refused permission is explained, with the way to give it', async () => {
  const world = new World();
  await world.watch();
  world.albumFailure = failureOf('system', 'deniedInSettings');
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice).toEqual({
    text: 'Pictures may not be saved to the album. Allow it in this mini-program’s settings, then try again.',
    action: 'Settings',
    event: 'OPEN_SETTINGS',
  });
  world.send({ type: 'OPEN_SETTINGS' });
  expect(world.view().notice.text).toBe('');
  await world.advance(0);
  expect(world.settingsOpened).toBe(1);

  world.albumFailure = null;
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice.text).toBe('Picture saved to the album');
  await expectNothingLeft(world);
});

test.each([
  'OPEN_SETTINGS',
  'OPEN_SYSTEM_SETTINGS',
] as const)('settings that never answered are opened again when %s is asked for again', async (type) => {
  const world = new World();
  world.settingsHang = true;
  await world.watch();
  world.send({ type: 'OPEN_SETTINGS' });
  await world.advance(1_000);
  world.send({ type });
  expect(world.settingsOpened + world.permissionsOpened).toBe(2);
  await expectNothingLeft(world);
});

test.each([
  'OPEN_SETTINGS',
  'OPEN_SYSTEM_SETTINGS',
] as const)('%s opens them also while a picture is taken, which is taken all the same', async (type) => {
  const world = new World();
  world.albumHangs = true;
  await world.watch();
  world.send({ type: 'SNAPSHOT' });
  await world.advance(1_000);
  world.send({ type });
  expect([world.settingsOpened, world.permissionsOpened]).toEqual(type === 'OPEN_SETTINGS' ? [1, 0] : [0, 1]);
  expect(world.view().controls.snapping).toBe(true);
  await expectNothingLeft(world);
});

test('settings that cannot be opened are told also while a picture is taken', async () => {
  const world = new World();
  world.albumHangs = true;
  world.permissionsFailure = failureOf('system', 'settingsFailed');
  await world.watch();
  world.send({ type: 'SNAPSHOT' });
  await world.advance(1_000);
  world.send({ type: 'OPEN_SYSTEM_SETTINGS' });
  await world.advance(0);
  expect(world.view().notice.text).not.toBe('');
  expect(world.view().controls.snapping).toBe(true);
  await expectNothingLeft(world);
});

test('a refusal by the phone itself leads to the phone’s settings', async () => {
  const world = new World();
  await world.watch();
  world.albumFailure = failureOf('system', 'deniedByPhone');
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice).toEqual({
    text: 'The phone does not let WeChat use the album. Allow WeChat to use photos in the phone’s settings, then try again.',
    action: 'Settings',
    event: 'OPEN_SYSTEM_SETTINGS',
  });
  await expectNothingLeft(world);
});

test.each([
  'privacyUndeclared',
  'refusedOnce',
] as const)('%s: told what helps, with no way to settings that cannot', async (code) => {
  const world = new World();
  await world.watch();
  world.albumFailure = failureOf('system', code);
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice.text).toMatch(/guideline for user privacy|asks anew/);
  expect(world.view().notice).toMatchObject({ action: '', event: '' });
  await expectNothingLeft(world);
});

test('who cancels is told nothing', async () => {
  const world = new World();
  await world.watch();
  world.albumFailure = failureOf('system', 'cancelled');
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice).toEqual({ text: '', action: '', event: '' });
  expect(world.view().controls).toMatchObject({ canSnapshot: true, snapping: false });
  await expectNothingLeft(world);
});

test('a picture that could not be saved is told, with no way to the settings', async () => {
  const world = new World();
  await world.watch();
  world.albumFailure = failureOf('system', 'albumFailed');
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice).toMatchObject({ action: '', event: '' });
  expect(world.view().notice.text).toContain('could not be saved');
  expect(world.stream()).toBe('playing');
  await expectNothingLeft(world);
});

test('a picture that the player does not give is told', async () => {
  const world = await watchWith(() => Promise.reject(failureOf('live-player', 'commandFailed', { step: 'snapshot' })));
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().notice.text).toContain('No snapshot could be taken');
  await expectNothingLeft(world);
});

test('a picture that never comes is given up, and one that comes after that is no news', async () => {
  let give: (path: string) => void = () => undefined;
  const world = await watchWith(
    () =>
      new Promise((resolve) => {
        give = resolve;
      }),
  );
  world.send({ type: 'SNAPSHOT' });
  await world.advance(config.snapshotDeadlineMs - 1);
  expect(world.view().controls.snapping).toBe(true);
  await world.advance(1);
  expect(world.view().controls.snapping).toBe(false);
  expect(world.view().notice.text).toContain('No snapshot could be taken');
  world.send({ type: 'DISMISS_NOTICE' });
  give('tmp/late.png');
  await world.advance(0);
  expect(world.view().notice.text).toBe('');
  await expectNothingLeft(world);
});

test('a picture that was taken, and for which the album never answers, is said not to be saved', async () => {
  const world = new World();
  await world.watch();
  world.albumHangs = true;
  world.send({ type: 'SNAPSHOT' });
  await world.advance(config.snapshotDeadlineMs + 1_000);
  expect(world.view().controls.snapping).toBe(false);
  expect(world.view().notice.text).toContain('The picture could not be saved');
  await expectNothingLeft(world);
});

test('a second tap while one is taken takes no second', async () => {
  const world = new World();
  await world.watch();
  world.send({ type: 'SNAPSHOT' });
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.album).toHaveLength(1);
  await expectNothingLeft(world);
});

test('without a player there is nothing to take, and nothing goes wrong', async () => {
  const world = new World((prepared) => {
    prepared.players.habits.readies = false;
  });
  world.open();
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.view().controls).toMatchObject({ canSnapshot: false, snapping: false });
  expect(world.view().notice.text).toBe('');
  await expectNothingLeft(world);
});

test('leaving in the middle shows nothing and breaks nothing', async () => {
  const world = new World();
  await world.watch();
  world.send({ type: 'SNAPSHOT' });
  world.leave();
  await world.advance(0);
  await expectNothingLeft(world);
});

test('a picture is shown in the list of cameras from then on', async () => {
  const world = new World((prepared) => prepared.stored.set('cameras', { version: 2, cameras: [camera] }));
  await world.watch();
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  expect(world.app.getSnapshot().context.cameras.getSnapshot().context.pictures).toEqual([
    { id: 'door', path: 'tmp/picture.png' },
  ]);
  await expectNothingLeft(world);
});

test.each([
  ['deniedInSettings', 1],
  ['albumFailed', 1],
  ['cancelled', 0],
] as const)('a picture that could not be saved (%s) is among the kept files, unless that was a person’s wish', async (code, count) => {
  const world = new World();
  await world.watch();
  world.albumFailure = failureOf('system', code);
  world.files.put('tmp/picture.png', new Uint8Array([1]));
  world.send({ type: 'SNAPSHOT' });
  await world.advance(0);
  const kept = world.files.paths().filter((path) => path.includes('/kept/'));
  expect(kept).toHaveLength(count);
  for (const path of kept) expect(path).toMatch(/\/kept\/\d{8}T\d{6}Z-door\.png$/);
});
