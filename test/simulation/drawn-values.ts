import { wechatFunctions } from '../../miniprogram/runtime/wechat';
import type { Assumptions } from '../../simulator/assumptions';
import { BYTES_GENERATIONS, MANAGED_GENERATIONS, type PluginGeneration } from '../../simulator/generations';
import type { PlayerAssumptions } from '../../simulator/p2p-player/player-assumptions';
import { DEFAULT_TIMINGS, type Timings } from '../../simulator/timings';
import type { Platform } from '../../simulator/world';
import { pick } from './deeds/deed.types';
import { fixedBy, knownAnswers } from './known-answers';
import type { CameraHabits, IotHabits, Profile, WechatHabits } from './scenario.types';

/** One value of these, each as likely as it is often named; `documented`: of these alone where only what a document says happens. */
interface OneOf<Value> {
  readonly values: readonly Value[];
  readonly documented?: readonly Value[];
}

/** Any number between two. */
interface Between {
  readonly from: number;
  readonly to: number;
}

type Draw<Value> = OneOf<Value> | Between;

type Draws<Values> = { readonly [Name in keyof Values]-?: Draw<Values[Name]> };

/** Everything in which one session's world differs from another's. A value that no session draws does not compile. */
export interface Drawn {
  readonly phone: PhoneHabits;
  readonly plugin: Assumptions;
  /** How much longer than usual this step takes, or shorter. */
  readonly stretch: Timings;
  readonly player: PlayerAssumptions;
  readonly camera: CameraHabits;
  readonly wechat: WechatHabits;
  /** Only where components of the plugin pull by themselves; its generation takes the place of the phone's. */
  readonly iot: IotHabits;
}

interface PhoneHabits {
  readonly generation: PluginGeneration;
  readonly platform: Platform;
  readonly network: 'wifi' | '4g' | 'none';
  readonly slowness: number;
  readonly lateShare: number;
  readonly latestMs: number;
}

const either = [true, false] as const;

/** What the contract leaves open, with each of its ways; docs/testing.md has a row for each. */
export const OPEN: { readonly [Group in keyof Drawn]: Draws<Drawn[Group]> } = {
  phone: {
    generation: { values: BYTES_GENERATIONS },
    platform: { values: ['ios', 'android'] },
    network: { values: ['wifi', 'wifi', '4g', 'none'] },
    slowness: { values: [0.3, 1, 1, 1, 3, 12], documented: [0.3, 1, 1, 1, 3, 3] },
    lateShare: { values: [0, 0.1, 0.5], documented: [0] },
    latestMs: { values: [50, 500, 5_000] },
  },
  plugin: {
    secondInit: { values: ['resolves', 'rejects'] },
    failedInitNeedsDestroy: { values: either },
    connectedNotice: { values: ['once', 'repeated', 'never'] },
    requestNotice: {
      values: ['beforeResolve', 'afterResolve', 'never'],
      documented: ['beforeResolve', 'afterResolve'],
    },
    endNotice: { values: ['eof', 'success'] },
    closeAfterStop: { values: ['atOnce', 'late', 'never'] },
    streamCallback: { values: ['replaces', 'ignored'] },
    enumValues: { values: ['strings', 'numbers'] },
    deadLink: { values: ['told', 'silent'] },
    linksBreak: { values: ['together', 'oneByOne'] },
    linksBreakWithinMs: { values: [2_000, 20_000, 60_000] },
    serverLink: { values: ['goesOn', 'breaks'] },
    bytesAfterStopMs: { values: [0, 0, 40, 1_200], documented: [0] },
    chunkMemory: { values: ['stays', 'writtenOver'] },
    failureBy: { values: ['generation', 'resolving', 'rejecting'] },
    rejection: { values: ['object', 'objectWithText', 'number'] },
    endDetail: { values: ['object', 'text', 'nothing'] },
    deviceStatus: { values: ['number', 'text'] },
  },
  stretch: Object.fromEntries(
    Object.keys(DEFAULT_TIMINGS).map((name) => [name, { values: [0.5, 1, 1, 2] }]),
  ) as unknown as Draws<Timings>,
  player: {
    secondHeader: { values: ['refused', 'accepted'] },
    addChunk: { values: ['copies', 'keeps'] },
    readyMs: { values: [10, 10, 300, 2_000] },
    readyAgain: { values: ['never', 'never', 'same', 'other'] },
    readyAgainAfterMs: { values: [0, 500, 4_000] },
    answerMs: { values: [5, 5, 200] },
    firstPlay: { values: ['connects', 'neverConnects'] },
    connectMs: { values: [40, 40, 400] },
    decodeMs: { values: [120, 120, 900] },
    renderMs: { values: [33, 400] },
    renderedTold: { values: ['android', 'always', 'never'] },
    idleMs: { from: 3_000, to: 10_000 },
    reconnectMs: { values: [300, 1_000, 3_000] },
    reconnects: { values: [1, 3, 3, 5] },
    cacheMarginMs: { values: [1_500, 2_500, 4_000] },
    pullAgainBelowMs: { values: [0, 300, 1_000] },
    closeSays: { values: ['LIVE_PLAYER_CLOSED', 'TRANSMISSION_ERROR', 'TRANSMISSION_ERROR alone'] },
    userClose: { values: ['atOnce', 'late', 'never'] },
    eventsAfterStop: { values: [0, 1, 3] },
    deadServerSays: { values: ['2103', 'playerError'] },
    netStatusMs: { values: [1_000, 2_000, 5_000] },
    netStatusFields: { values: ['all', 'most', 'most', 'rates'] },
    plugin: { values: ['reset', 'resetAndSockets', 'resetAndSockets', 'none'] },
    restartMs: { values: [80, 80, 2_000] },
  },
  camera: {
    framesPerChunk: { values: [2, 5, 5, 8] },
    chunksPerKeyFrame: { values: [1, 4, 4, 10] },
    piecesPerChunk: { values: [1, 1, 3] },
    bytesHeldBack: { values: [0, 5, 17, 28] },
    sending: { values: ['usual', 'usual', 'usual', 'slowFrames', 'groupsOf3s', 'groupsOf6s'] },
  },
  wechat: {
    language: { values: ['zh', 'en'] },
    networkAnswer: { values: ['answers', 'answers', 'answers', 'fails', 'silent'] },
    networkLagMs: { values: [0, 0, 2_000, 8_000] },
    networkTold: { values: ['once', 'twice', 'throughNone'] },
    lostShare: { values: [0, 0, 0.3, 1] },
    appOrPageFirst: { values: ['app', 'page'] },
    troubled: { values: wechatFunctions },
    trouble: { values: ['none', 'none', 'none', 'is missing', 'throws', 'is refused', 'rejects', 'never answers'] },
  },
  iot: {
    generation: { values: MANAGED_GENERATIONS },
    oldSurface: { values: ['settings', 'whole'] },
    readyWord: { values: ['inited', 'ready'] },
    failedWord: { values: ['', 'error'] },
    failedInit: { values: ['waits', 'triedByStart', 'triedAgain'] },
    natTold: { values: ['atOnce', 'late', 'never'] },
    resetBegins: { values: ['atOnce', 'soon'] },
    resetTold: { values: either },
    resetMakes: { values: ['ServiceError', 'ServiceIdle', 'anotherStart'] },
    startResets: { values: either },
    serverErrorDetail: { values: ['number', 'nothing'] },
    connectedState: { values: ['afterStarted', 'beforeStarted', 'never'] },
    stepsTold: { values: either },
    promise: { values: ['beforeState', 'afterState'] },
    rejection: { values: ['errMsg', 'errmsg', 'errCode', 'text', 'error'] },
    stoppedStart: { values: ['hangs', 'rejects', 'resolves'] },
    lingersMs: { values: [0, 0, 3_000] },
    idleTold: { values: either },
    listenersStay: { values: either },
    earlyListener: { values: ['refused', 'taken'] },
    otherInfo: { values: ['changed', 'joins'] },
    commandFails: { values: ['rejecting', 'resolving'] },
    holds: { values: ['own', 'shared'] },
    letsGoAfterMs: { values: [0, 0, 500] },
    holdsAfterError: { values: either },
    secondNode: { values: ['ownStream', 'ownStream', 'refused', 'takesOver'] },
    playSuccess: { values: ['firstData', 'firstKeyFrame', 'never'] },
    keyFrameTold: { values: either },
    ownRetries: { values: [0, 2, Number.POSITIVE_INFINITY] },
    ownRetryMs: { values: [300, 1_500, 5_000] },
    startsServiceAgain: { values: either },
    fatalTold: { values: either },
    errorFields: { values: ['all', 'message', 'detailAsText', 'none'] },
    retryAfterFatal: { values: ['nothing', 'tries'] },
    stopTold: { values: either },
    qualityChange: { values: ['pullsAgain', 'pullsAgainTold', 'nothing'] },
    hiddenPage: { values: ['pauses', 'goesOn'] },
    wordsAfterDetached: { values: either, documented: [false] },
    snapshotAnswer: { values: ['nothing', 'object'] },
    ownCommand: { values: ['done', 'done', 'doneWithNul', 'refused', 'never'] },
  },
};

/** What a session draws: of what a phone has answered, that alone. */
export const DRAWN: typeof OPEN = { ...OPEN, iot: fixedBy(OPEN.iot, knownAnswers) };

/** The value's name, as docs/testing.md has it, and as the table of pairs prints it. */
export const drawnNames: readonly string[] = Object.entries(DRAWN).flatMap(([group, draws]) =>
  group === 'stretch' ? ['stretch.*'] : Object.keys(draws).map((name) => `${group}.${name}`),
);

/** Its range in words. */
export function rangeOf(draw: Draw<unknown>): string {
  if ('from' in draw) return `${draw.from} – ${draw.to}`;
  if (draw.values === wechatFunctions) return 'every function of `wx` that is called';
  return [...new Set(draw.values.map((value) => (value === '' ? 'empty' : String(value))))].join(', ');
}

/** What this profile's sessions draw for this. */
function drawOne(draw: Draw<unknown>, profile: Profile, chance: number): unknown {
  if ('from' in draw) return draw.from + Math.floor(chance * (draw.to - draw.from));
  return pick((profile === 'documented' && draw.documented) || draw.values, chance);
}

/** One value of each. Those of one way alone come from a chance of their own, so that the other's worlds stay as they were. */
export function drawAll(profile: Profile, random: () => number, managed: () => number): Drawn {
  const groups = Object.entries(DRAWN).map(([group, ofGroup]) => {
    const chance = group === 'iot' ? managed : random;
    const drawn = Object.entries(ofGroup as Record<string, Draw<unknown>>).map(
      ([name, draw]) => [name, drawOne(draw, profile, chance())] as const,
    );
    return [group, Object.fromEntries(drawn)] as const;
  });
  return Object.fromEntries(groups) as unknown as Drawn;
}
