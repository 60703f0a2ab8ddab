import { type Failure, failureOf } from '../failure';
import type { ModuleGeneration } from '../kernel/ports';
import type { GenerationReport, WaitReason } from './module.protocol';
import type { ModuleContext, ModuleUser } from './module.types';

/** One thing that the module does next for those who want it. */
export type Step =
  | { readonly do: 'grant'; readonly user: ModuleUser; readonly localPeerName: string }
  | { readonly do: 'refuse'; readonly user: ModuleUser; readonly failure: Failure }
  | { readonly do: 'tellWaiting'; readonly user: ModuleUser; readonly reason: WaitReason }
  | { readonly do: 'yield'; readonly user: ModuleUser }
  /** Whoever holds without need lets go at once; then it is arranged again. */
  | { readonly do: 'askForRoom'; readonly user: ModuleUser }
  | { readonly do: 'init'; readonly generation: ModuleGeneration }
  | { readonly do: 'reset'; readonly generation: ModuleGeneration }
  /** Destroy, then init with the source of `user`; everyone who waits has had their second try then. */
  | { readonly do: 'destroy'; readonly user: ModuleUser };

type Question = Pick<ModuleContext, 'users' | 'generations' | 'jammed' | 'source'> & {
  readonly sourceBelongsToModule: boolean;
};

/** The generations that a user needs: its own, or all of them when it is unknown or the plugin has but one. */
export function needs(
  user: Pick<ModuleUser, 'generation'>,
  generations: readonly GenerationReport[],
): readonly GenerationReport[] {
  const own = generations.filter((report) => report.generation === user.generation);
  return own.length > 0 ? own : generations;
}

const isSettled = (report: GenerationReport): boolean => report.state !== 'init' && report.state !== 'resetting';

/** What to do for those who wait, first come first served. Pure: the module carries it out and asks again. */
export function arrange(question: Question): readonly Step[] {
  const steps: Step[] = [];
  let known = question;
  for (const user of question.users) {
    if (user.holds) continue;
    const forUser = stepsFor(user, known);
    steps.push(...forUser);
    // Destroy and init touch everybody: what comes after is arranged when they are done.
    if (forUser.some((step) => step.do === 'destroy')) break;
    known = forUser.reduce(carriedOut, known);
  }
  return steps;
}

/**
 * What the module knows once a step is carried out. It counts at once, so that whoever comes next sees it and nobody
 * orders it again before the child says so itself.
 */
export function carriedOut<Known extends Pick<Question, 'users' | 'generations'>>(known: Known, step: Step): Known {
  const withUser = (user: ModuleUser, change: Partial<ModuleUser>): Known => ({
    ...known,
    users: known.users.map((other) => (other.lease === user.lease ? { ...other, ...change } : other)),
  });
  const withState = (generation: ModuleGeneration, state: 'init' | 'resetting'): Known => ({
    ...known,
    generations: known.generations.map((report) => (report.generation === generation ? { ...report, state } : report)),
  });
  switch (step.do) {
    case 'grant':
      return withUser(step.user, { holds: true, told: null });
    case 'refuse':
      return { ...known, users: known.users.filter((other) => other.lease !== step.user.lease) };
    case 'tellWaiting':
      return withUser(step.user, { told: step.reason });
    case 'yield':
      return withUser(step.user, { askedToYield: true });
    case 'askForRoom':
      return withUser(step.user, { room: 'asked' });
    case 'init':
      return withState(step.generation, 'init');
    case 'reset':
      return withState(step.generation, 'resetting');
    case 'destroy':
      return known;
  }
}

function stepsFor(user: ModuleUser, question: Question): readonly Step[] {
  const { users, generations, jammed, source, sourceBelongsToModule } = question;
  const holders = users.filter((other) => other.holds);
  const needed = needs(user, generations);

  if (!needed.every(isSettled))
    return waiting(user, needed.some((report) => report.state === 'init') ? 'init' : 'reset');
  if (sourceBelongsToModule && user.kind !== source) {
    return holders.length === 0 ? [{ do: 'destroy', user }] : waiting(user, 'sourceExcluded');
  }
  const toReset = needed.filter((report) => isResetDue(report, user, question));
  if (toReset.length > 0) {
    const inTheWay = holders.filter((holder) => toReset.some((report) => isNeededBy(holder, report, generations)));
    return resetFirst(user, toReset, inTheWay, jammed.includes(user.id) ? 'jammed' : 'reset');
  }
  const ready = needed.find(isAlive);
  if (ready) return [{ do: 'grant', user, localPeerName: ready.localPeerName }];

  const fresh = needed.filter((report) => report.state === 'notInitialised' || report.state === 'destroyed');
  if (fresh.length > 0) return fresh.map(({ generation }) => ({ do: 'init', generation }));

  const failure = needed.find((report) => report.failure)?.failure ?? failureOf('deadline', 'init');
  if (holders.length > 0 && user.room !== 'none') return user.room === 'unasked' ? [{ do: 'askForRoom', user }] : [];
  if (user.tried || holders.length > 0) return [{ do: 'refuse', user, failure }];
  return [{ do: 'destroy', user }];
}

const isAlive = (report: GenerationReport): boolean => report.state === 'inited' || report.state === 'stale';

/**
 * A camera cannot be reached over a stale module; a server stream may go on over it, unless a camera waits. An id whose
 * stop hung needs a reset too: others let it go first, unless a camera holds the module, which is left alone.
 */
function isResetDue(report: GenerationReport, user: ModuleUser, question: Question): boolean {
  const { users, generations, jammed } = question;
  if (!isAlive(report)) return false;
  if (jammed.includes(user.id)) return true;
  const concerned = users.filter((other) => isNeededBy(other, report, generations));
  const cameraHolds = concerned.some((other) => other.holds && other.kind === 'camera');
  return concerned.some(
    (other) =>
      !other.holds &&
      ((report.state === 'stale' && other.kind === 'camera') || (!cameraHolds && jammed.includes(other.id))),
  );
}

/** A reset needs everybody out. Server streams are asked to make way; a camera that holds is waited for. */
function resetFirst(
  user: ModuleUser,
  generations: readonly GenerationReport[],
  holders: readonly ModuleUser[],
  reason: WaitReason,
): readonly Step[] {
  if (holders.length === 0) return generations.map(({ generation }) => ({ do: 'reset', generation }));
  const makesWay = holders.every((holder) => holder.kind === 'server');
  const yields: Step[] = makesWay
    ? holders.filter((holder) => !holder.askedToYield).map((holder) => ({ do: 'yield', user: holder }))
    : [];
  return [...yields, ...waiting(user, reason)];
}

const isNeededBy = (user: ModuleUser, report: GenerationReport, generations: readonly GenerationReport[]): boolean =>
  needs(user, generations).includes(report);

function waiting(user: ModuleUser, reason: WaitReason): readonly Step[] {
  return user.told === reason ? [] : [{ do: 'tellWaiting', user, reason }];
}
