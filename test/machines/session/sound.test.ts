import { sessionView, tileView } from '../../../machines/session';
import { World } from '../../support/world';
import { moving, snapshotIn } from './snapshot-in';
import { four, wallOf } from './wall-story';

const taken = 'A call or an alarm has the sound: it comes back by itself';

async function interrupted(): Promise<World> {
  const world = new World();
  await world.watch();
  world.tell({ type: 'sound.interrupted' });
  return world;
}

const leaveAndComeBack = (world: World): void => {
  world.tell({ type: 'app.hidden' });
  world.tell({ type: 'app.shown' });
};

const heard = (world: World) => ({ muted: world.view().muted, hint: world.view().hint });

describe('sound that a call or an alarm takes', () => {
  test.each([
    ['zh', '声音被来电或闹钟打断，结束后自动恢复'],
    ['en', taken],
  ] as const)('is said over the picture: %s', (language, words) => {
    const view = sessionView(snapshotIn({ ...moving, sound: 'interrupted' }, { language }));
    expect([view.hint, view.muted]).toEqual([words, true]);
  });

  test('is said; the picture goes on, and nothing is asked of the plugins', async () => {
    const world = await interrupted();
    expect(heard(world)).toEqual({ muted: true, hint: taken });
    await world.advance(60_000);
    expect(world.view().status).toEqual({ text: 'Live', tone: 'live' });
    expect([world.plugin.count('startStream'), world.view().playerKey]).toEqual([1, 1]);
  });

  test('comes back by itself when that ends', async () => {
    const world = await interrupted();
    world.tell({ type: 'sound.returned' });
    expect(heard(world)).toEqual({ muted: false, hint: '' });
  });

  // none of them needs WeChat to tell the end, which it may never do
  test.each<[string, (world: World) => void]>([
    ['whoever comes back to the app', leaveAndComeBack],
    ['a tap on "Sound on"', (world) => world.send({ type: 'TOGGLE_MUTE' })],
    ['a page that turns the sound on', (world) => world.send({ type: 'UNMUTE' })],
    ['a tap on the picture of a wall', (world) => world.tell({ type: 'view.focused', view: 'live' })],
    ['a tap on "Play"', (world) => world.send({ type: 'PLAY' })],
    ['a tap on "Try again"', (world) => world.send({ type: 'RETRY' })],
    ['a tap on "Resume"', (world) => world.send({ type: 'RESUME' })],
    ['live-player, which plays sound', (world) => world.players.node().say({ type: 'node.soundBegan' })],
  ])('comes back although its end is never told: by %s', async (_name, act) => {
    const world = await interrupted();
    act(world);
    expect(heard(world)).toEqual({ muted: false, hint: '' });
    expect([world.plugin.count('startStream'), world.view().playerKey]).toEqual([1, 1]);
  });

  test('is turned on once more where it was asked for too early, in the middle of a call', async () => {
    const world = await interrupted();
    leaveAndComeBack(world);
    world.tell({ type: 'sound.returned' });
    expect(heard(world)).toEqual({ muted: true, hint: '' });
    await world.advance(300);
    expect(heard(world)).toEqual({ muted: false, hint: '' });
  });

  test('says nothing to whoever had turned it off, and stays off for them', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'TOGGLE_MUTE' });
    world.tell({ type: 'sound.interrupted' });
    expect(heard(world)).toEqual({ muted: true, hint: '' });
    world.tell({ type: 'sound.returned' });
    expect(heard(world)).toEqual({ muted: true, hint: '' });
  });

  test('is off and on as a page says, whatever it was before', async () => {
    const world = new World();
    await world.watch();
    for (const type of ['MUTE', 'MUTE', 'UNMUTE', 'UNMUTE'] as const) {
      world.send({ type });
      expect(heard(world).muted).toBe(type === 'MUTE');
    }
    world.tell({ type: 'sound.interrupted' });
    world.send({ type: 'MUTE' });
    world.tell({ type: 'sound.returned' });
    expect(heard(world).muted).toBe(true);
  });

  test('is on after one tap for whoever had turned it off', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'TOGGLE_MUTE' });
    world.tell({ type: 'sound.interrupted' });
    world.send({ type: 'TOGGLE_MUTE' });
    expect(heard(world)).toEqual({ muted: false, hint: '' });
  });

  test('is said where there is something to be heard, not over a sheet', async () => {
    const world = await interrupted();
    world.send({ type: 'STOP' });
    expect(world.view().hint).toBe('');
  });

  test('is said on a wall by the picture that is heard, and by no other', async () => {
    const world = await wallOf();
    const [first] = Object.keys(four) as [string];
    world.tell({ type: 'view.focused', view: first });
    world.tell({ type: 'sound.interrupted' });
    const hints = Object.keys(four).map((view) => tileView(world.session(view).getSnapshot()).hint);
    expect(hints).toEqual([taken, '', '', '']);
  });
});
