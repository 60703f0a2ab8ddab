import { failureTitle } from '../../../machines/failure';
import { config } from '../../../machines/kernel/config';
import { audioFrame, audioSequence, flvHeader, join } from '../../support/flv-builder';
import { World } from '../../support/world';
import { callsOf, expectNothingLeft, record, statusText } from './story';

const noticed = (code: number) => ({ type: 'node.noticed', code }) as const;

/** Bytes come, and the player never says that it made a picture of them. */
function pictureless(): World {
  return new World(({ players }) => {
    players.habits.showsPicture = false;
  });
}

describe('bytes come, and no picture', () => {
  test('is never called live: it is said after some seconds, and begun anew; when that does not help, it is told why', async () => {
    const world = pictureless();
    world.open();
    const texts = record(world, statusText);
    await world.advance(120_000);
    expect(texts).not.toContain('Live');
    expect(texts.filter((text) => text === 'Data comes, no picture yet…')).toHaveLength(2);
    expect(world.view()).toMatchObject({
      status: { text: 'Cannot play', tone: 'bad' },
      sheet: { title: 'Data comes, but no picture', primary: { event: 'RETRY' } },
      controls: { canChangeQuality: true },
    });
    expect(world.players.nodes.get('live')).toHaveLength(2);
    await expectNothingLeft(world);
  });

  test('offers no photo and no full screen', async () => {
    const world = pictureless();
    world.open();
    await world.advance(10_000);
    expect(world.view().controls).toMatchObject({ canSnapshot: false, canFullScreen: false, canPause: false });
    expect(world.view().waiting).toBe(true);
    await expectNothingLeft(world);
  });

  test('ends with another quality that the phone can show', async () => {
    const world = pictureless();
    world.open();
    await world.advance(60_000);
    expect(world.stream()).toBe('failed');
    world.players.habits.showsPicture = true;
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await world.advance(2_000);
    expect(statusText(world.session().getSnapshot())).toBe('Live');
    expect(callsOf(world).at(-1)).toBe('startStream door standard');
    await expectNothingLeft(world);
  });

  test('is live once the player tells of frames on the screen, also where it says no first one', async () => {
    const world = pictureless();
    world.open();
    await world.advance(4_000);
    world.players.node().say({ type: 'node.measured', measure: { framesPerSecond: 25 } });
    expect(world.view().status.text).toBe('Live');
    await expectNothingLeft(world);
  });

  test('and decoding fails: said as such, and told in the end', async () => {
    const world = pictureless();
    world.open();
    const texts = record(world, statusText);
    for (let second = 0; second < 60; second += 1) {
      await world.advance(1_000);
      if (world.stream() !== 'failed') world.players.node().say(noticed(2101));
    }
    expect(texts).not.toContain('Live');
    expect(texts).toContain('The phone cannot decode it…');
    const { failure } = world.session().getSnapshot().context;
    expect(failure && failureTitle(failure, 'en')).toBe('This phone cannot decode the picture');
    await expectNothingLeft(world);
  });
});

describe('sound alone', () => {
  /** Sound for so many seconds. */
  const sounds = async (world: World, seconds: number) => {
    for (let part = 0; part < seconds * 10; part += 1) {
      world.plugin.streams.get('door')?.write(join(audioFrame(part * 100), audioFrame(part * 100 + 50)).buffer);
      await world.advance(100);
    }
  };

  test('is live, and said as such, also after a moment without bytes; there is nothing to photograph', async () => {
    const world = new World(({ plugin, players }) => {
      plugin.flows = false;
      players.habits.showsPicture = false;
    });
    world.open();
    await world.advance(400);
    world.plugin.streams.get('door')?.write(join(flvHeader({ video: false }), audioSequence()).buffer);
    const texts = record(world, statusText);
    await sounds(world, 5);
    await world.advance(2_000);
    await sounds(world, 1);
    expect(texts.filter((text) => text !== 'Waiting for the picture… 4/4')).toEqual([
      'Live · sound only',
      'Weak network',
      'Live · sound only',
    ]);
    expect(world.view().controls).toMatchObject({ canSnapshot: false, canFullScreen: false, canPause: true });
    await expectNothingLeft(world);
  });
});

describe('a picture that was shown', () => {
  test('and stands still while sound goes on is said, and begun anew by itself', async () => {
    const world = new World();
    await world.watch();
    await world.advance(10_000);
    const texts = record(world, statusText);
    const node = world.players.node();
    for (let second = 0; second < 20 && world.players.node() === node; second += 1) {
      await world.advance(1_000);
      if (world.players.node() === node) node.say({ type: 'node.measured', measure: { framesPerSecond: 0 } });
    }
    expect(texts.slice(0, 2)).toEqual(['Live', 'The picture stands still…']);
    await world.advance(10_000);
    expect(texts.at(-1)).toBe('Live');
    expect(world.players.nodes.get('live')).toHaveLength(2);
    await expectNothingLeft(world);
  });

  test('goes back to live after a pause without another word, until a picture is there', async () => {
    const world = new World();
    await world.watch();
    world.send({ type: 'PAUSE' });
    await world.advance(1_000);
    world.players.habits.showsPicture = false;
    const texts = record(world, statusText);
    world.send({ type: 'RESUME' });
    await world.advance(2_000);
    world.players.node().say({ type: 'node.pictureShown' });
    expect(texts.filter((text, index) => text !== texts[index - 1])).toEqual(['Paused', 'Back to live…', 'Live']);
    await expectNothingLeft(world);
  });

  test('in a new node is not live by what the old one showed', async () => {
    const world = new World();
    await world.watch();
    world.players.habits.showsPicture = false;
    world.send({ type: 'STOP' });
    await world.advance(1_000);
    world.send({ type: 'PLAY' });
    await world.advance(3_000);
    expect(world.view().status.text).toBe('Waiting for the picture… 4/4');
    await expectNothingLeft(world);
  });

  test('of which one frame could not be decoded goes on', async () => {
    const world = new World();
    await world.watch();
    world.players.node().say(noticed(2101));
    await world.advance(config.undecodableAfterMs + config.undecodableDeadlineMs);
    expect(world.view().status.text).toBe('Live');
    expect(world.plugin.count('startStream')).toBe(1);
    await expectNothingLeft(world);
  });
});
