import { type Failure, failureOf } from '../failure';
import type { ModuleGeneration, SourceKind } from '../kernel/ports';
import type { GenerationReport, WaitReason } from './module.protocol';
import type { HoldingUser, ModuleUser, WaitingUser } from './module.types';

/** What each kind of step is about. */
interface StepParts {
  grant: { readonly user: WaitingUser; readonly localPeerName: string };
  refuse: { readonly user: WaitingUser; readonly failure: Failure };
  tellToWait: { readonly user: WaitingUser; readonly reason: WaitReason };
  /** A server stream that holds is asked to make way for a reset. */
  makeWay: { readonly user: HoldingUser };
  /** Whoever holds without need is asked to leave, before this user is told that an init failed. */
  askHolders: { readonly user: WaitingUser };
  init: { readonly generation: ModuleGeneration };
  reset: { readonly generation: ModuleGeneration };
  /** Destroy, then init with the source of `user`; everyone who waits has had their second try then. */
  destroy: { readonly user: WaitingUser };
}

/** One thing that the module does next for those who want it. */
export type Step<Do extends keyof StepParts = keyof StepParts> = {
  readonly [Each in Do]: { readonly do: Each } & StepParts[Each];
}[Do];

/** What a plan is made from. */
export interface Question {
  readonly users: readonly ModuleUser[];
  readonly generations: readonly GenerationReport[];
  /** Ids whose stop failed twice: only a reset frees them. */
  readonly jammed: readonly string[];
  /** Beta: the source that the module was initialised with. */
  readonly source: SourceKind;
  readonly sourceBelongsToModule: boolean;
}

/** What to do for those who wait, first come first served. Pure: the module carries it out. */
export function planFor(question: Question): readonly Step[] {
  const round = oneRound(question);
  const steps = round.filter((step) => step.do !== 'destroy');
  if (steps.length === 0) return round;
  // What was planned for the last can change what the first has to know, until a round brings nothing new.
  return [...steps, ...planFor(steps.reduce(carriedOut, question))];
}

function oneRound(question: Question): readonly Step[] {
  const round: Step[] = [];
  let known = question;
  for (const user of question.users) {
    if (holds(user)) continue;
    const steps = stepsFor(user, known);
    round.push(...steps);
    // Destroy and init touch everybody: what comes after is planned when they are done.
    if (steps.some((step) => step.do === 'destroy')) break;
    known = steps.reduce(carriedOut, known);
  }
  return round;
}

/**
 * What the module knows once a step is carried out. It counts at once, so that whoever comes next sees it and nobody
 * orders it again before the child says so itself.
 */
export function carriedOut<Known extends Pick<Question, 'users' | 'generations' | 'source'>>(
  known: Known,
  step: Step,
): Known {
  const withUser = (changed: ModuleUser): Known => ({
    ...known,
    users: known.users.map((user) => (user.from === changed.from ? changed : user)),
  });
  const withState = (generation: ModuleGeneration, state: 'init' | 'resetting'): Known => ({
    ...known,
    generations: known.generations.map((report) => (report.generation === generation ? { ...report, state } : report)),
  });
  switch (step.do) {
    case 'grant':
      return withUser({ ...whoIs(step.user), stage: 'holding', flow: 'none' });
    case 'refuse':
      return { ...known, users: known.users.filter(({ from }) => from !== step.user.from) };
    case 'tellToWait':
      return withUser({ ...step.user, told: step.reason });
    case 'makeWay':
      return withUser({ ...step.user, stage: 'makingWay' });
    case 'askHolders':
      return withUser({ ...step.user, holdersAsked: 'waitingForAnswers' });
    case 'init':
      return withState(step.generation, 'init');
    case 'reset':
      return withState(step.generation, 'resetting');
    case 'destroy':
      return { ...known, source: step.user.kind };
  }
}

const whoIs = ({ from, id, kind, generation }: ModuleUser) => ({ from, id, kind, generation });

/** Has the module, whether asked to make way or not. */
export const holds = (user: ModuleUser): user is HoldingUser => user.stage !== 'waiting';

/** The generations that a user needs: its own, or all of them when it is unknown or the plugin has but one. */
export function needs(
  user: Pick<ModuleUser, 'generation'>,
  generations: readonly GenerationReport[],
): readonly GenerationReport[] {
  const own = generations.filter((report) => report.generation === user.generation);
  return own.length > 0 ? own : generations;
}

const isNeededBy = (user: ModuleUser, report: GenerationReport, generations: readonly GenerationReport[]): boolean =>
  needs(user, generations).includes(report);

const isSettled = (report: GenerationReport): boolean => report.state !== 'init' && report.state !== 'resetting';

/** It is initialised, and nothing says that it does not work. */
export const isAlive = ({ state }: GenerationReport): boolean => state === 'inited' || state === 'doubtful';

const isUsable = (report: GenerationReport): boolean => isAlive(report) || report.state === 'stale';

/** What is said of a reset: that the network changed only where it did. */
const resetReason = (reports: readonly GenerationReport[]): WaitReason =>
  reports.some(({ failure }) => failure?.source === 'network') ? 'reset' : 'renew';

function stepsFor(user: WaitingUser, question: Question): readonly Step[] {
  const { users, generations, jammed, source, sourceBelongsToModule } = question;
  const holders = users.filter(holds);
  const needed = needs(user, generations);

  if (!needed.every(isSettled))
    return waiting(user, needed.some((report) => report.state === 'init') ? 'init' : resetReason(needed));
  if (sourceBelongsToModule && user.kind !== source) {
    return holders.length === 0 ? [{ do: 'destroy', user }] : waiting(user, 'sourceExcluded');
  }
  const toReset = needed.filter((report) => isResetDue(report, user, question));
  if (toReset.length > 0) {
    const inTheWay = holders.filter((holder) => toReset.some((report) => isNeededBy(holder, report, generations)));
    if (inTheWay.length === 0) return toReset.map(({ generation }) => ({ do: 'reset', generation }));
    return [...makeWay(inTheWay), ...waiting(user, jammed.includes(user.id) ? 'jammed' : resetReason(toReset))];
  }
  const ready = needed.find(isUsable);
  if (ready) return [{ do: 'grant', user, localPeerName: ready.localPeerName }];

  const fresh = needed.filter((report) => report.state === 'notInitialised' || report.state === 'destroyed');
  if (fresh.length > 0) return fresh.map(({ generation }) => ({ do: 'init', generation }));
  return afterFailedInit(user, holders, needed);
}

/** Destroy and a second try help, once for each user, but only when nobody holds the module any more. */
function afterFailedInit(
  user: WaitingUser,
  holders: readonly HoldingUser[],
  needed: readonly GenerationReport[],
): readonly Step[] {
  if (holders.length > 0 && user.holdersAsked === 'no') return [{ do: 'askHolders', user }];
  if (holders.length > 0 && user.holdersAsked === 'waitingForAnswers') return [];
  if (holders.length === 0 && !user.hadSecondTry) return [{ do: 'destroy', user }];
  const failure = needed.find((report) => report.failure)?.failure ?? failureOf('deadline', 'init');
  return [{ do: 'refuse', user, failure }];
}

/**
 * A camera cannot be reached over a stale module; a server stream may go on over it, unless a camera waits. An id whose
 * stop hung needs a reset too: others let it go first, unless a camera holds the module, which is left alone.
 */
function isResetDue(report: GenerationReport, user: WaitingUser, question: Question): boolean {
  const { users, generations, jammed } = question;
  if (!isUsable(report)) return false;
  if (jammed.includes(user.id)) return true;
  const concerned = users.filter((other) => isNeededBy(other, report, generations));
  const cameraHolds = concerned.some((other) => holds(other) && other.kind === 'camera');
  return concerned.some(
    (other) =>
      !holds(other) &&
      ((report.state === 'stale' && other.kind === 'camera') || (!cameraHolds && jammed.includes(other.id))),
  );
}

/** A reset needs everybody out. Server streams are asked to make way, once; a camera that holds is waited for. */
function makeWay(holders: readonly HoldingUser[]): readonly Step[] {
  if (holders.some(({ kind }) => kind === 'camera')) return [];
  return holders.filter(({ stage }) => stage === 'holding').map((user) => ({ do: 'makeWay', user }));
}

function waiting(user: WaitingUser, reason: WaitReason): readonly Step[] {
  return user.told === reason ? [] : [{ do: 'tellToWait', user, reason }];
}
