import { config } from '../kernel/config';
import type { ModuleGeneration } from '../kernel/ports';
import { isAlive, needs } from './module.plan';
import type { GenerationReport } from './module.protocol';
import type { ModuleContext, ModuleUser, Suspicion } from './module.types';

/*
 * Nobody tells for certain that cameras can no longer be reached: WeChat's event may be missing or mean nothing, and a
 * failure may be the camera's own. What is certain is a byte. So a generation is judged by who has bytes over it.
 */

type Known = Pick<ModuleContext, 'users' | 'generations' | 'suspicions'>;

const quiet: Suspicion = { isRunning: false, hasFailed: false, inVain: 0 };

export const suspicionOf = ({ suspicions }: Known, generation: ModuleGeneration): Suspicion =>
  suspicions[generation] ?? quiet;

const flows = (user: ModuleUser): boolean => user.stage !== 'waiting' && user.flow === 'flowing';

const usersOf = ({ users, generations }: Known, generation: ModuleGeneration): readonly ModuleUser[] =>
  users.filter((user) => needs(user, generations).some((report) => report.generation === generation));

/** A camera's bytes come over it: for cameras it works. */
const carriesCamera = (known: Known, generation: ModuleGeneration): boolean =>
  usersOf(known, generation).some((user) => user.kind === 'camera' && flows(user));

/** What was told of a network change, and no picture of a camera contradicts. */
export const doubtedInVain = (known: Known): readonly GenerationReport[] =>
  known.generations.filter(({ state, generation }) => state === 'doubtful' && !carriesCamera(known, generation));

/** Who wants a camera's picture over it and has no byte. */
const isMissed = (known: Known, generation: ModuleGeneration): boolean =>
  usersOf(known, generation).some(
    (user) => user.kind === 'camera' && (user.stage === 'waiting' || user.flow === 'dry'),
  );

/** What becomes of the suspicion of one generation. */
export type Verdict = 'run' | 'stop' | 'leave';

/** After anything that changes who has bytes over it: the clock runs as long as somebody misses them and nobody has any. */
export function judge(known: Known, generation: ModuleGeneration): Verdict {
  const { isRunning, hasFailed } = suspicionOf(known, generation);
  const report = known.generations.find((each) => each.generation === generation);
  const isSuspect =
    report !== undefined &&
    isAlive(report) &&
    !usersOf(known, generation).some(flows) &&
    (hasFailed || isDry(known, generation));
  if (isSuspect === isRunning) return 'leave';
  return isSuspect ? 'run' : 'stop';
}

/** Only who pulls starts the clock: who waits for the module has not tried it. */
const isDry = (known: Known, generation: ModuleGeneration): boolean =>
  usersOf(known, generation).some((user) => user.kind === 'camera' && user.stage !== 'waiting' && user.flow === 'dry');

export const isRipe = (known: Known, generation: ModuleGeneration): boolean =>
  suspicionOf(known, generation).hasFailed || isMissed(known, generation);

/** Patience grows, or a camera that begins slowly would never get to its first byte beside one that is dead. */
export const patienceMs = ({ inVain }: Suspicion): number =>
  Math.min(config.mistrustAfterMs * 2 ** inVain, config.maxMistrustAfterMs);

/** Whose bytes prove it. */
export function proven(known: Known, user: ModuleUser): ModuleContext['suspicions'] {
  if (user.kind !== 'camera') return known.suspicions;
  const changed = { ...known.suspicions };
  for (const { generation } of needs(user, known.generations))
    changed[generation] = { ...suspicionOf(known, generation), hasFailed: false, inVain: 0 };
  return changed;
}
