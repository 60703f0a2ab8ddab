import { type Failure, failureOf } from '../failure';
import type { ModuleGeneration } from '../ports';
import type { GenerationReport, ModuleContext, ModuleUser, WaitReason } from './module.types';

/** One thing that the module does next for those who want it. */
export type Step =
  | { readonly do: 'grant'; readonly user: ModuleUser; readonly localPeerName: string }
  | { readonly do: 'refuse'; readonly user: ModuleUser; readonly failure: Failure }
  | { readonly do: 'tellWaiting'; readonly user: ModuleUser; readonly reason: WaitReason }
  | { readonly do: 'yield'; readonly user: ModuleUser }
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
  let { generations } = question;
  for (const user of question.users) {
    if (user.holds) continue;
    const forUser = stepsFor(user, { ...question, generations });
    steps.push(...forUser);
    // Destroy and init touch everybody: what comes after is arranged when they are done.
    if (forUser.some((step) => step.do === 'destroy')) break;
    generations = generations.map((report) => afterSteps(report, forUser));
  }
  return withoutRepeats(steps);
}

/** Whoever comes next in the same arrangement sees what was just ordered. */
function afterSteps(report: GenerationReport, steps: readonly Step[]): GenerationReport {
  const order = steps.find(
    (step) => (step.do === 'init' || step.do === 'reset') && step.generation === report.generation,
  );
  return order ? { ...report, state: order.do === 'init' ? 'init' : 'resetting' } : report;
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
  if (jammed.includes(user.id)) {
    return resetFirst(user, needed.filter(isAlive), holders, 'jammed');
  }
  const stale = needed.filter((report) => report.state === 'stale');
  const cameraWaits = users.some(
    (other) => !other.holds && other.kind === 'camera' && sharesGeneration(other, stale, generations),
  );
  // A server stream may go on over a stale module, unless a camera needs the reset.
  if (stale.length > 0 && cameraWaits) {
    return resetFirst(
      user,
      stale,
      holders.filter((other) => sharesGeneration(other, stale, generations)),
      'reset',
    );
  }
  const ready = needed.find(isAlive);
  if (ready) return [{ do: 'grant', user, localPeerName: ready.localPeerName }];

  const fresh = needed.filter((report) => report.state === 'notInitialised' || report.state === 'destroyed');
  if (fresh.length > 0) return fresh.map(({ generation }) => ({ do: 'init', generation }));

  const failure = needed.find((report) => report.failure)?.failure ?? failureOf('deadline', 'init');
  if (user.tried || holders.length > 0) return [{ do: 'refuse', user, failure }];
  return [{ do: 'destroy', user }];
}

const isAlive = (report: GenerationReport): boolean => report.state === 'inited' || report.state === 'stale';

/** A reset needs everybody out. Server streams are asked to make way; a camera that holds is waited for. */
function resetFirst(
  user: ModuleUser,
  generations: readonly GenerationReport[],
  holders: readonly ModuleUser[],
  reason: WaitReason,
): readonly Step[] {
  if (generations.length === 0) return [{ do: 'destroy', user }];
  if (holders.length === 0) return generations.map(({ generation }) => ({ do: 'reset', generation }));
  const makesWay = holders.every((holder) => holder.kind === 'server');
  const yields: Step[] = makesWay
    ? holders.filter((holder) => !holder.askedToYield).map((holder) => ({ do: 'yield', user: holder }))
    : [];
  return [...yields, ...waiting(user, reason)];
}

function sharesGeneration(
  user: ModuleUser,
  wanted: readonly GenerationReport[],
  generations: readonly GenerationReport[],
): boolean {
  return needs(user, generations).some((report) => wanted.includes(report));
}

function waiting(user: ModuleUser, reason: WaitReason): readonly Step[] {
  return user.told === reason ? [] : [{ do: 'tellWaiting', user, reason }];
}

/** Two users who wait for the same reset ask for it once. */
function withoutRepeats(steps: readonly Step[]): readonly Step[] {
  const keyOf = (step: Step): unknown =>
    step.do === 'init' || step.do === 'reset'
      ? `${step.do} ${step.generation}`
      : step.do === 'yield'
        ? step.user.lease
        : step;
  const seen = new Set<unknown>();
  return steps.filter((step) => {
    const key = keyOf(step);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
