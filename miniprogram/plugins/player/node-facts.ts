import { type FailureSource, failureFromOutside } from '../../../machines/failure';
import type { NodeFact, Player, PlayerCloseReason, PlayerMeasure } from '../../../machines/kernel/ports';
import { type LivePlayerVersion, meaningOf } from './first-frame';
import { readField, readNumber, readText } from './read-field';

/** What the translation of an event needs besides the event. */
export interface NodeFactsContext {
  /** The plugin's `PlayerCloseType`, where it exports one: codes are compared with it as well as with their names. */
  readonly closeTypes?: unknown;
  /** The player that `playerReady` handed over; without one the event says nothing. */
  readonly player?: Player | undefined;
  /** Whose codes they are: some changed their meaning. */
  readonly version?: LivePlayerVersion | undefined;
}

const untold: LivePlayerVersion = { platform: '', baseLibrary: '' };

/**
 * Turns one event of a `p2p-player` node into facts (contract 3); events that nobody acts on, and unknown ones, into none.
 * Throws nothing, merges nothing: what an event does not say stays missing.
 */
export function toNodeFacts(event: string, detail: unknown, context: NodeFactsContext = {}): readonly NodeFact[] {
  switch (event) {
    case 'playerReady':
      return context.player ? [{ type: 'node.ready', player: context.player }] : [];
    case 'playerStartPull':
      return [{ type: 'node.pullStarted' }];
    case 'playerClose':
      return [{ type: 'node.closed', reason: closeReason(readField(detail, 'error'), context.closeTypes) }];
    case 'playerError':
      return [playerError(readField(detail, 'error'))];
    case 'error':
      return [livePlayerError(detail)];
    case 'statechange':
      return stateChangeFacts(detail, context.version ?? untold);
    case 'netstatus':
      return measured(detail);
    case 'fullscreenchange':
      return [{ type: 'node.fullScreenChanged', fullScreen: readField(detail, 'fullScreen') === true }];
    default:
      return [];
  }
}

/** `errDetail.errcode` of a TRANSMISSION_ERROR that means: live-player let go. */
const LET_GO = 2;

function closeReason(error: unknown, closeTypes: unknown): PlayerCloseReason {
  const code = readField(error, 'code');
  const is = (name: string) => code === name || (code !== undefined && code === readField(closeTypes, name));
  if (is('LIVE_PLAYER_CLOSED')) return 'livePlayer';
  if (is('TRANSMISSION_ERROR')) {
    return readNumber(readField(error, 'errDetail'), 'errcode') === LET_GO ? 'livePlayer' : 'unknown';
  }
  if (is('MEDIA_FINISH')) return 'mediaFinished';
  return is('USER_CLOSE') ? 'user' : 'unknown';
}

/** `insertLivePlayer:fail jsapi has no permission`: a refusal by the console, which no new node can change. */
const NOT_ENABLED = /jsapi has no permission/i;

/** Who refused live-player, where its message says so: the console, or the phone the microphone. */
export function refusalOf(message: string): 'notEnabled' | 'permissionDenied' | undefined {
  if (NOT_ENABLED.test(message)) return 'notEnabled';
  return /permission denied/i.test(message) ? 'permissionDenied' : undefined;
}

function playerError(error: unknown): NodeFact {
  const code = readText(error, 'code') ?? readNumber(error, 'code') ?? 'unknown';
  const message = readText(error, 'errMsg') ?? readText(error, 'message');
  if (message && NOT_ENABLED.test(message)) return failed('live-player', 'notEnabled', message);
  return failed('p2p-player', code, message);
}

function livePlayerError(detail: unknown): NodeFact {
  const message = readText(detail, 'errMsg');
  const refusal = message === undefined ? undefined : refusalOf(message);
  return failed('live-player', refusal ?? readNumber(detail, 'errCode') ?? 'unknown', message);
}

const RECONNECTING = 2103;
const FIRST_AUDIO = 2026;

/** Hiccups that live-player mends by itself or follows up with 2103: told, not acted on. */
const NOTICED = [2101, 2102, 2104, 2105, 2106, 2107, 2108, 2109, 3001, 3002, 3003, 3005, 6000];

/** 2103 says so when nobody listens at the local server: no start pull will follow. */
const LOCAL_SERVER_GONE = /errCode:\s*-1004|Failed to connect to/i;

/** What a `statechange` of live-player's says, whichever component passes it on. */
export function stateChangeFacts(detail: unknown, version: LivePlayerVersion): readonly NodeFact[] {
  const [code, message] = [readNumber(detail, 'code'), readText(detail, 'message')];
  if (code === undefined) return [];
  const meaning = meaningOf(code, version);
  if (meaning === 'firstFrame') return [{ type: 'node.pictureShown' }];
  if (meaning === 'soundTaken') return [{ type: 'node.noticed', code }];
  switch (code) {
    case FIRST_AUDIO:
      return [{ type: 'node.soundBegan' }];
    case RECONNECTING:
      if (message && LOCAL_SERVER_GONE.test(message)) return [failed('live-player', 'LOCAL_SERVER_GONE', message)];
      return [{ type: 'node.reconnecting' }];
    default:
      // what is negative has ended it, whether a table knows the code or not (−2304: no decoder on this phone)
      if (code < 0) return [failed('live-player', code, message)];
      return NOTICED.includes(code) ? [{ type: 'node.noticed', code }] : [];
  }
}

/** What `netstatus` calls it, and what the machines call it. */
const MEASURES = [
  ['videoCache', 'videoCacheMs'],
  ['audioCache', 'audioCacheMs'],
  ['videoFPS', 'framesPerSecond'],
  ['videoWidth', 'width'],
  ['videoHeight', 'height'],
] as const;

/** What a `netstatus` of live-player's measures, whichever component passes it on; undefined where it has none of it. */
export function measureOf(detail: unknown): PlayerMeasure | undefined {
  const status = readField(detail, 'info');
  const measure: { -readonly [Name in keyof PlayerMeasure]: number } = {};
  for (const [theirs, ours] of MEASURES) {
    const value = readNumber(status, theirs);
    if (value !== undefined) measure[ours] = value;
  }
  return Object.keys(measure).length > 0 ? measure : undefined;
}

function measured(detail: unknown): readonly NodeFact[] {
  const measure = measureOf(detail);
  return measure ? [{ type: 'node.measured', measure }] : [];
}

function failed(source: FailureSource, code: number | string, message: string | undefined): NodeFact {
  return {
    type: 'node.failed',
    failure: failureFromOutside(source, code, { step: 'player', ...(message !== undefined && { message }) }),
  };
}
