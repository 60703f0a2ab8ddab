import type { Assumptions } from '../../simulator/assumptions';
import type { PluginGeneration } from '../../simulator/generations';
import { seededRandom } from '../../simulator/random';
import { CATALOGUE, HOSTILE, PERSON, pick, WILFUL, WORLD } from './deeds';
import type { Profile, Scenario, Setup, Step } from './scenario.types';

const GENERATIONS: readonly PluginGeneration[] = ['beta', '1.0', '1.3', '2.0', '3.0', '3.1'];

/** What the contract leaves open, each way. */
const ASSUMPTIONS: { readonly [Name in keyof Assumptions]: readonly Assumptions[Name][] } = {
  secondInit: ['resolves', 'rejects'],
  failedInitNeedsDestroy: [true, false],
  connectedNotice: ['once', 'repeated', 'never'],
  requestNotice: ['beforeResolve', 'afterResolve'],
  endNotice: ['eof', 'success'],
  closeAfterStop: ['atOnce', 'late', 'never'],
  streamCallback: ['replaces', 'ignored'],
  deadLink: ['told', 'silent'],
  linksBreak: ['together', 'oneByOne'],
  enumValues: ['strings', 'numbers'],
};

/** What no document allows: in `documented` none of these happens, in `late` only what is late, hangs or comes twice. */
const UNDOCUMENTED =
  /\.(hang|late|jam|slow|throw|duplicate|neverReady|neverPulls)$|\.late\.|^stream\.notice\.(fail|parsed|request|connected)|^player\.(readyAgain|close\.(MEDIA|USER))/;
const LATENESS = /\.(hang|late|jam|slow|throw|duplicate|neverReady|neverPulls)$|\.late\.|^player\.readyAgain/;

const DOCUMENTED = CATALOGUE.filter((name) => !UNDOCUMENTED.test(name));

interface Habits {
  readonly steps: readonly [fewest: number, most: number];
  readonly deeds: readonly { readonly share: number; readonly names: readonly string[] }[];
  readonly waitsMs: readonly number[];
}

const HABITS: Readonly<Record<Exclude<Profile, 'soak'>, Habits>> = {
  documented: {
    steps: [2, 8],
    deeds: [
      { share: 0.45, names: PERSON },
      { share: 0.45, names: DOCUMENTED },
      { share: 0.1, names: WORLD },
    ],
    waitsMs: [0, 30, 150, 600, 2_000, 4_000, 9_000],
  },
  late: {
    steps: [3, 9],
    deeds: [
      { share: 0.4, names: PERSON },
      { share: 0.3, names: CATALOGUE.filter((name) => LATENESS.test(name)) },
      { share: 0.2, names: DOCUMENTED },
      { share: 0.1, names: WORLD },
    ],
    waitsMs: [0, 0, 10, 60, 300, 1_500, 4_000, 12_000],
  },
  hostile: {
    steps: [3, 12],
    deeds: [
      { share: 0.3, names: PERSON },
      { share: 0.1, names: WILFUL },
      { share: 0.4, names: CATALOGUE },
      { share: 0.1, names: WORLD },
      { share: 0.1, names: HOSTILE },
    ],
    waitsMs: [0, 0, 0, 5, 40, 250, 1_000, 3_000, 8_000, 20_000],
  },
};

const openings = [...Array.from({ length: 7 }, () => 'person.open'), 'person.openWall'];

/** From its call to its first byte, at the usual pace: a live-player that bears less would never play in any app. */
const SLOWEST_START_MS = 600;

/** A WeChat that neither tells of the network nor answers for it leaves everything to a person. */
function saysLittle(random: () => number): Pick<Setup, 'isNetworkUnanswered' | 'lostShare'> {
  const isNetworkUnanswered = random() < 0.2;
  return { isNetworkUnanswered, lostShare: isNetworkUnanswered ? 0 : pick([0, 0, 0.3, 1], random()) };
}

/** The session that belongs to a profile and a seed. */
export function generate(profile: Profile, seed: number): Scenario {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995);
  const { steps, deeds, waitsMs } = HABITS[profile === 'soak' ? 'hostile' : profile];
  const count = steps[0] + Math.floor(random() * (steps[1] - steps[0] + 1));
  const setup = setupOf(profile, random);
  const first: Step = { waitMs: Math.floor(random() * 400), deed: pick(openings, random()), a: random(), b: random() };
  const rest = Array.from({ length: count - 1 }, (): Step => {
    const waitMs = Math.round(pick(waitsMs, random()) * (0.5 + random()));
    return { waitMs, deed: deedOf(deeds, random), a: random(), b: random() };
  });
  return { profile, seed, setup, steps: [first, ...rest] };
}

function deedOf(deeds: Habits['deeds'], random: () => number): string {
  let left = random();
  for (const { share, names } of deeds) {
    if (left < share) return pick(names, random());
    left -= share;
  }
  return pick(PERSON, random());
}

function setupOf(profile: Profile, random: () => number): Setup {
  const isDocumented = profile === 'documented';
  const slowness = pick([0.3, 1, 1, 1, 3, isDocumented ? 3 : 12], random());
  const assumptions = Object.entries(ASSUMPTIONS).map(([name, values]) => [name, pick<unknown>(values, random())]);
  return {
    generation: pick(GENERATIONS, random()),
    platform: pick(['ios', 'android'], random()),
    network: pick(['wifi', 'wifi', '4g', 'none'], random()),
    assumptions: Object.fromEntries(assumptions) as Partial<Assumptions>,
    slowness,
    lateShare: isDocumented ? 0 : pick([0, 0.1, 0.5], random()),
    latestMs: pick([50, 500, 5_000], random()),
    idleMs: Math.max(3_000 + Math.floor(random() * 7_000), slowness * SLOWEST_START_MS),
    reconnectMs: pick([300, 1_000, 3_000], random()),
    ...saysLittle(random),
    chance: Math.floor(random() * 2 ** 31),
  };
}
