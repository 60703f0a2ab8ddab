import { type FailureSource, failureTable } from '../../../machines/failure';
import { recordingFailure } from '../../../machines/failure/recording-failure';
import { config } from '../../../machines/kernel/config';
import { hostileDeeds } from '../deeds/world';
import { Phone } from '../phone/phone';
import type { Tile } from '../phone/simulated-page';
import type { Setup } from '../scenario.types';
import { TRUTHS, type Truth, truthOf } from './truths';

const setup: Setup = {
  generation: '3.1',
  platform: 'android',
  network: 'wifi',
  assumptions: {},
  slowness: 1,
  lateShare: 0,
  latestMs: 0,
  chance: 2,
};

// whoever records brings these rows
recordingFailure('full');
const sources = Object.keys(failureTable) as FailureSource[];
const codesOf = (source: FailureSource): readonly string[] => Object.keys(failureTable[source]);

async function playing(
  wechat: Setup['wechat'] = {},
  generation: Setup['generation'] = setup.generation,
): Promise<{ readonly phone: Phone; readonly tile: Tile }> {
  const phone = new Phone({ setup: { ...setup, generation, wechat } });
  phone.open('live', ['door']);
  await phone.advance(20_000);
  const tile = phone.top?.tiles[0];
  if (tile?.seen?.status.tone !== 'live') throw new Error('it does not play');
  return { phone, tile };
}

/** As if the screen said so: nothing of it happened. */
function say(phone: Phone, tile: Tile, change: Partial<NonNullable<Tile['seen']>>): readonly string[] {
  if (!tile.seen) throw new Error('nothing is shown');
  tile.seen = { ...tile.seen, ...change };
  phone.truth.look();
  return phone.violations.found.map(({ what }) => what);
}

const sheetOf = (details: string, title = 'It failed') => ({
  kind: 'failure' as const,
  title,
  advice: 'Try again.',
  primary: { label: '', event: '' },
  secondary: { label: '', event: '' },
  details,
});

test('every row of the failure table says when it is true, or why it is not judged, and there is no other', () => {
  for (const source of sources) expect(Object.keys(TRUTHS[source]).sort()).toEqual([...codesOf(source)].sort());
});

test('a code without a row of its own is judged as the row that stands for it', () => {
  expect(truthOf('http', '507')).toBe(TRUTHS.http.serverError);
  expect(truthOf('xp2p', '-9')).toBe(TRUTHS.xp2p.unknown);
});

test('few failures are not judged, each for a reason', () => {
  const unknowable = sources.flatMap((source) =>
    Object.entries<Truth>(TRUTHS[source]).flatMap(([code, truth]) =>
      typeof truth !== 'function' && 'unknowable' in truth ? [`${source} ${code}`] : [],
    ),
  );
  expect(unknowable).toEqual([
    ...['device refused', 'iot deviceCommand', 'deadline command', 'input notConnected'],
    ...['system cancelled', 'system copyFailed'],
  ]);
});

test('while a picture plays and nothing has happened, no failure is true', async () => {
  const { phone, tile } = await playing();
  const { view, cameraId } = tile;
  const sinceMs = phone.clock.now() - 15_000;
  const wronglyTrue = sources.flatMap((source) =>
    codesOf(source).filter((code) => {
      const truth = truthOf(source, code);
      return typeof truth === 'function' && truth({ phone, view, cameraId, source, code, sinceMs });
    }),
  );
  expect(wronglyTrue).toEqual([]);
});

test('a failure that did not happen is noticed, in either language', async () => {
  const { phone, tile } = await playing();
  expect(say(phone, tile, { sheet: sheetOf('Code: 503 (tooManyViewers)\nSource: http\nStep: header') })).toEqual([
    'says "It failed" (http 503), which did not happen in the world',
  ]);
  expect(say(phone, tile, { sheet: sheetOf('代码：-2402 (pullNotStarted)\n来源：xp2p', '又失败') })).toContain(
    'says "又失败" (xp2p -2402), which did not happen in the world',
  );
});

test('a failure that nothing here can bring about, and details that name none, are noticed', async () => {
  const { phone, tile } = await playing();
  say(phone, tile, { sheet: sheetOf('Code: encrypted (streamEncrypted)\nSource: flv') });
  expect(say(phone, tile, { sheet: sheetOf('something else') })).toEqual([
    'says "It failed" (flv encrypted), but no camera of the simulation encrypts its stream',
    'the details of "It failed" name no source and code',
  ]);
});

test('a notice of a failure that did not happen is noticed', async () => {
  const { phone, tile } = await playing();
  const text = 'Pictures may not be saved to the album. Allow it in this mini-program’s settings, then try again.';
  expect(say(phone, tile, { notice: { text, action: '', event: '' } })).toEqual([
    `says "${text}" (system deniedInSettings), which did not happen in the world`,
  ]);
});

test('a picture for which the album never answers was taken and not saved: what is said of it is no lie', async () => {
  const { phone, tile } = await playing({ troubled: 'saveImageToPhotosAlbum', trouble: 'never answers' });
  phone.top?.send(tile, { type: 'SNAPSHOT' });
  await phone.advance(config.snapshotDeadlineMs + 1_000);
  expect(tile.seen?.notice.text).toContain('图片没有保存成功');
  expect(phone.violations.found).toEqual([]);
});

test('no picture has come for long also where live-player never pulled', async () => {
  const phone = new Phone({ setup });
  phone.simulation.world.players.neverPulls = true;
  phone.open('live', ['door']);
  await phone.advance(config.mistrustAfterMs);
  const [tile] = phone.tiles();
  if (!tile) throw new Error('nothing is open');
  expect(say(phone, tile, { sheet: sheetOf('Code: silence (silent)\nSource: deadline') })).toEqual([]);
});

const silence = { sheet: sheetOf('Code: silence (silent)\nSource: deadline') };

/** `first` was watched before, for as long as it takes to mistrust the module. */
async function openedAfter(first: string): Promise<{ readonly phone: Phone; readonly tile: Tile }> {
  const phone = new Phone({ setup });
  phone.open('live', [first]);
  await phone.advance(config.mistrustAfterMs);
  phone.back();
  await phone.advance(config.lingerMs + config.stopTimeoutMs);
  phone.open('live', ['door']);
  const [tile] = phone.tiles();
  if (!tile) throw new Error('nothing is open');
  return { phone, tile };
}

test('no picture has come for long of a camera that was opened a moment ago, where none has come of any camera', async () => {
  const { phone, tile } = await openedAfter('missing-shed');
  expect(say(phone, tile, silence)).toEqual([]);
});

test('no picture has come for long is a lie where another camera has played before', async () => {
  const { phone, tile } = await openedAfter('gate');
  expect(say(phone, tile, silence)).toHaveLength(1);
});

test.each([
  '3.1',
  '4.6',
] as const)('a module that is said to be lost of one camera is lost for all (%s)', async (generation) => {
  const { phone, tile } = await playing({}, generation);
  phone.simulation.faults.onCall('startService', { how: 'answer', code: -2002 });
  phone.open('live', ['yard']);
  await phone.advance(2_000);
  phone.back();
  expect(say(phone, tile, { sheet: sheetOf('Code: -2002 (moduleLost)\nSource: xp2p') })).toEqual([]);
});

test.each([
  ['StreamHttpStatusError', 'is true', 0],
  ['PlayerError', 'is a lie, as a player is its own', 1],
])('what was said of one of two views of a camera (%s) %s for the other', async (code, _, lies) => {
  const { phone, tile } = await playing({}, '4.6');
  phone.diary.note(`iot ${code}`, tile.view);
  phone.open('live', ['door']);
  const other = phone.tiles().find(({ view }) => view !== tile.view);
  if (!other) throw new Error('nothing else is open');
  await phone.advance(1_000);
  expect(say(phone, other, { sheet: sheetOf(`Code: ${code} (kind)\nSource: iot`) })).toHaveLength(lies);
});

test('what was said of a view that has been left since is true of the other one, which was covered until then', async () => {
  const { phone, tile } = await playing({}, '4.6');
  phone.open('live', ['door']);
  const other = phone.tiles().find(({ view }) => view !== tile.view);
  if (!other) throw new Error('nothing else is open');
  phone.diary.note('http 404', other.view);
  phone.back();
  expect(say(phone, tile, { sheet: sheetOf('Code: 404 (streamNotFound)\nSource: http') })).toEqual([]);
});

test.each([
  ['a moment before whoever waits for it gives up is no lie, as the word of it may come late', 9_700, 0],
  ['well before that is a lie', 7_000, 1],
])('that a reset took too long which ended %s', async (_, delayMs, lies) => {
  const { phone } = await playing({}, '4.6');
  phone.back();
  await phone.advance(config.lingerMs + config.stopTimeoutMs);
  phone.simulation.faults.onCall('reset', { how: 'delay', delayMs }, { times: 2 });
  phone.simulation.faults.network('4g');
  phone.open('live', ['door']);
  await phone.advance(config.resetTimeoutMs);
  const [tile] = phone.tiles();
  if (!tile) throw new Error('nothing is open');
  const said = say(phone, tile, { sheet: sheetOf('Code: reset (resetTimedOut)\nSource: deadline') });
  expect(said).toHaveLength(lies);
});

test('a pull of which nobody heard is as if it had never begun, for as long as it is awaited', async () => {
  const { phone, tile } = await playing();
  phone.diary.note('lost', tile.view);
  await phone.advance(config.maxPullDeadlineMs);
  expect(say(phone, tile, { sheet: sheetOf('Code: startPull (startPullTimedOut)\nSource: deadline') })).toEqual([]);
});

test('a network that is gone has gone, however long ago it was that nobody told so', async () => {
  const { phone, tile } = await playing();
  const gone = { sheet: sheetOf('Code: changed (networkChanged)\nSource: network') };
  phone.simulation.faults.network('none');
  await phone.advance(3 * config.doubtLastsMs);
  expect(say(phone, tile, gone).filter((what) => what.includes('network changed'))).toEqual([]);
});

test('a header that the camera did refuse is no lie', async () => {
  const { phone, tile } = await playing();
  phone.simulation.faults.headerStatus(503);
  phone.simulation.faults.notice('disconnect');
  await phone.advance(20_000);
  expect(tile.seen?.sheet?.details).toContain('503');
  expect(phone.violations.found).toEqual([]);
});

test('no picture has come for long also where bytes of an earlier pull came, and none of any pull since', async () => {
  const phone = new Phone({ setup });
  phone.open('live', ['door']);
  await phone.advance(8_000);
  phone.simulation.faults.stall(true, { id: 'door' });
  await phone.advance(config.mistrustAfterMs + 10_000);
  const [tile] = phone.tiles();
  if (!tile) throw new Error('nothing is open');
  expect(say(phone, tile, silence)).toEqual([]);
});

test.each([
  [true, 'is true'],
  [false, 'is a lie'],
])('waiting for the module took too long where JavaScript was suspended (%s) %s', async (isFrozen) => {
  const phone = new Phone({ setup });
  phone.open('live', ['door']);
  await phone.advance(8_000);
  const [tile] = phone.tiles();
  if (!tile) throw new Error('nothing is open');
  if (isFrozen) await hostileDeeds['hostile.freeze']?.(phone, { a: 0.5, b: 0 });
  const said = say(phone, tile, { sheet: sheetOf('Code: module (module)\nSource: deadline') });
  expect(said).toHaveLength(isFrozen ? 0 : 1);
});
