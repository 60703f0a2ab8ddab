import { Follower } from './follow';
import { Phone } from './phone/phone';
import type { Tile } from './phone/simulated-page';
import type { Setup } from './scenario.types';

const setup: Setup = {
  generation: '3.1',
  platform: 'ios',
  network: 'wifi',
  assumptions: {},
  slowness: 1,
  lateShare: 0,
  latestMs: 0,
  chance: 3,
};

/** A person who opens a camera, after this has happened, and does what the screen says. */
async function following(cameraId: string, happens: (phone: Phone, tile: Tile) => Tile | undefined) {
  const phone = new Phone({ setup, isTraced: true });
  phone.open('live', [cameraId]);
  await phone.advance(4_000);
  const page = phone.top;
  const [tile] = page?.tiles ?? [];
  if (!page || !tile) throw new Error('nothing is open');
  const shown = happens(phone, tile) ?? tile;
  await phone.advance(4_000);
  await new Follower(phone, page, shown).follow();
  const deeds = phone.trace.flatMap((line) => /— (.*) on /.exec(line)?.[1] ?? []);
  return { phone, tile, deeds, wrong: phone.violations.found.map(({ what }) => what) };
}

test('whoever reads that the camera does not have this picture corrects its record, and sees it', async () => {
  const { deeds, wrong } = await following('missing-shed', () => undefined);
  expect(deeds).toContain('Edit camera');
  expect(wrong).toEqual([]);
});

test('the record that was corrected is as it was afterwards, for the next session', async () => {
  const { phone } = await following('missing-shed', () => undefined);
  phone.open('live', ['missing-shed']);
  await phone.advance(4_000);
  expect(phone.top?.tiles[0]?.seen?.sheet?.details).toContain('404');
});

test('whoever watches a camera that has no room reads so, and believes it after three tries', async () => {
  const { deeds, wrong } = await following('busy-hall', () => undefined);
  expect(deeds).toHaveLength(3);
  expect(wrong).toEqual([]);
});

test('whoever reads that the microphone is missing allows it, and sees the picture', async () => {
  const { phone, wrong } = await following('attic', ({ simulation }) => {
    simulation.faults.microphoneDenied(true);
    return undefined;
  });
  expect(wrong).toEqual([]);
  expect(phone.simulation.world.players.microphoneDenied).toBe(false);
});

test('whoever had muted it turns the sound on', async () => {
  const { tile, wrong } = await following('door', (phone, tile) => {
    phone.top?.send(tile, { type: 'TOGGLE_MUTE' });
    return undefined;
  });
  expect(tile.seen?.muted).toBe(false);
  expect(wrong).toEqual([]);
});

test('a working camera that plays for nobody who does all that the screen says is noticed, whatever reason is given', async () => {
  const { deeds, wrong } = await following('door', ({ simulation: { faults } }) => {
    faults.playerNeverPulls(true);
    faults.playerClose('LIVE_PLAYER_CLOSED');
    return undefined;
  });
  expect(deeds.length).toBeGreaterThan(3);
  expect(wrong.join('\n')).toMatch(/^after .* still "Cannot play"/);
});

test('a screen that asks for nothing and shows nothing for 90 s is noticed', async () => {
  const { wrong, deeds } = await following('door', (_, tile) => {
    if (!tile.seen) throw new Error('nothing is shown');
    return { ...tile, seen: { ...tile.seen, status: { text: 'One moment…', tone: 'busy' } } };
  });
  expect(deeds).toEqual([]);
  expect(wrong).toEqual(['neither plays nor says why: "One moment…"']);
});
