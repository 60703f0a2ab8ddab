import { catalogueOf } from '../../simulator';
import type { Way } from '../../simulator/generations';
import { seededRandom } from '../../simulator/random';
import { DEFAULT_TIMINGS, type Timings } from '../../simulator/timings';
import { BESIDE, CAMERA, CATALOGUE, HOSTILE, LOST, PERSON, pick, WILFUL, WORLD } from './deeds';
import { drawKinds, kindOf } from './deeds/kinds';
import { drawAll } from './drawn-values';
import { silenceMsOf } from './phone/numbered-stream';
import type { Profile, Scenario, Setup, Step } from './scenario.types';

/** What no document allows: in `documented` none of these happens, in `late` only what is late, hangs or comes twice. */
const UNDOCUMENTED =
  /\.(hangs?|late|jam|slow|throw|duplicate|neverReady|neverPulls)$|\.late\.|^stream\.notice\.(fail|parsed|request|connected)|^player\.(readyAgain|close\.(MEDIA|USER))|\.(managerThrows|initHangs|endTwice|lateWords|errorWithoutFields)$/;
const LATENESS =
  /\.(hangs?|late|jam|slow|throw|duplicate|neverReady|neverPulls|initHangs|endTwice|lateWords)$|\.late\.|^player\.readyAgain/;

interface Manner {
  readonly steps: readonly [fewest: number, most: number];
  readonly deeds: readonly { readonly share: number; readonly names: readonly string[] }[];
  readonly waitsMs: readonly number[];
}

/** `catalogue`: the faults that there are on this way. */
const mannersOf = (catalogue: readonly string[]): Readonly<Record<Exclude<Profile, 'soak'>, Manner>> => ({
  documented: {
    steps: [2, 8],
    deeds: [
      { share: 0.45, names: PERSON },
      { share: 0.45, names: catalogue.filter((name) => !UNDOCUMENTED.test(name)) },
      { share: 0.1, names: WORLD },
      { share: 0.1, names: CAMERA },
      { share: 0.06, names: BESIDE },
    ],
    waitsMs: [0, 30, 150, 600, 2_000, 4_000, 9_000],
  },
  late: {
    steps: [3, 9],
    deeds: [
      { share: 0.4, names: PERSON },
      { share: 0.3, names: catalogue.filter((name) => LATENESS.test(name)) },
      { share: 0.2, names: catalogue.filter((name) => !UNDOCUMENTED.test(name)) },
      { share: 0.1, names: WORLD },
      { share: 0.1, names: CAMERA },
      { share: 0.06, names: BESIDE },
    ],
    waitsMs: [0, 0, 10, 60, 300, 1_500, 4_000, 12_000],
  },
  hostile: {
    steps: [3, 12],
    deeds: [
      { share: 0.3, names: PERSON },
      { share: 0.1, names: WILFUL },
      { share: 0.4, names: catalogue },
      { share: 0.1, names: WORLD },
      { share: 0.1, names: CAMERA },
      { share: 0.06, names: BESIDE },
      { share: 0.05, names: HOSTILE },
      { share: 0.05, names: LOST },
    ],
    waitsMs: [0, 0, 0, 5, 40, 250, 1_000, 3_000, 8_000, 20_000],
  },
});

/** What only a component itself brings about inside: its own stops, and its player's word that it was told to end. */
const INSIDE = /\.stop(Service|Stream)\.|^player\.close\.(MEDIA_FINISH|USER_CLOSE)$/;

const catalogueNames = (way: Way): readonly string[] => {
  const known = catalogueOf(way).flatMap(({ id }) => (way === 'managed' && INSIDE.test(id) ? [] : [id]));
  return CATALOGUE.filter((name) => known.includes(name));
};
const MANNERS = { bytes: mannersOf(catalogueNames('bytes')), managed: mannersOf(catalogueNames('managed')) };

const openings = [...Array.from({ length: 7 }, () => 'person.open'), 'person.openWall'];

/** live-player bears a start that takes so many times its usual length: one that bears less would never play in any app. */
const BEARABLE_STARTS = 3;
/** And the silence of a camera that sends much at a time; it takes that in one piece, too. */
const BEARABLE_SILENCES = 1.5;
/** From the call to its first byte; with the beta the service is started for each pull. */
const START: readonly (keyof Timings)[] = ['startStream', 'request', 'header', 'firstChunk'];
const BETA_START: readonly (keyof Timings)[] = ['startService', ...START];

/** The session that belongs to a profile, a seed and a way. */
export function generate(profile: Profile, seed: number, way: Way = 'bytes'): Scenario {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const { steps, deeds, waitsMs } = MANNERS[way][profile === 'soak' ? 'hostile' : profile];
  const count = steps[0] + Math.floor(random() * (steps[1] - steps[0] + 1));
  const setup = setupOf(profile, way, { random, managed: seededRandom(Math.imul(seed, 0xc2b2ae35) ^ 0x165667b1) });
  const ofItsKinds = deedsOf(deeds, setup.kinds ?? []);
  const first: Step = { waitMs: Math.floor(random() * 400), deed: pick(openings, random()), a: random(), b: random() };
  const rest = Array.from({ length: count - 1 }, (): Step => {
    const waitMs = Math.round(pick(waitsMs, random()) * (0.5 + random()));
    return { waitMs, deed: deedOf(ofItsKinds, random), a: random(), b: random() };
  });
  return { profile, seed, setup, steps: [first, ...rest] };
}

/** What is left of the profile's deeds where a session has some kinds alone; taps where nothing is. */
function deedsOf(deeds: Manner['deeds'], kinds: readonly string[]): Manner['deeds'] {
  const left = deeds
    .map(({ share, names }) => ({ share, names: names.filter((name) => kinds.includes(kindOf(name))) }))
    .filter(({ names }) => names.length > 0);
  return left.length > 0 ? left : [{ share: 1, names: PERSON }];
}

function deedOf(deeds: Manner['deeds'], random: () => number): string {
  let left = random() * deeds.reduce((sum, { share }) => sum + share, 0);
  for (const { share, names } of deeds) {
    if (left < share) return pick(names, random());
    left -= share;
  }
  return pick(PERSON, random());
}

interface Chances {
  readonly random: () => number;
  /** What differs between plugins that play by themselves comes from here. */
  readonly managed: () => number;
}

function setupOf(profile: Profile, way: Way, { random, managed }: Chances): Setup {
  const { phone, plugin, stretch, player, camera, wechat, iot } = drawAll(profile, random, managed);
  const steps = phone.generation === 'beta' ? BETA_START : START;
  const startMs = steps.reduce((sum, name) => sum + DEFAULT_TIMINGS[name] * stretch[name] * phone.slowness, 0);
  const silenceMs = silenceMsOf(camera.sending);
  // a WeChat that neither tells of the network nor answers for it leaves everything to a person
  const lostShare = wechat.networkAnswer === 'answers' ? wechat.lostShare : 0;
  return {
    ...phone,
    ...(way === 'managed' && { generation: iot.generation, iot }),
    assumptions: plugin,
    stretch,
    // what is kept while its memory is written over could be played by no app
    player: {
      ...player,
      addChunk: plugin.chunkMemory === 'writtenOver' ? 'copies' : player.addChunk,
      idleMs: Math.max(player.idleMs ?? 0, startMs * BEARABLE_STARTS, silenceMs * BEARABLE_SILENCES),
      cacheMarginMs: Math.max(player.cacheMarginMs, silenceMs),
    },
    camera,
    wechat: { ...wechat, lostShare },
    kinds: drawKinds(random),
    chance: Math.floor(random() * 2 ** 31),
  };
}
