import type { ManagedFact, ManagedStep } from '../../../machines/kernel/managed-nodes';
import type { NodeFact } from '../../../machines/kernel/ports';
import type { LivePlayerVersion } from '../player/first-frame';
import { measureOf, stateChangeFacts } from '../player/node-facts';
import { readField, readNumber, readText } from '../player/read-field';
import { isFatal, readFailure } from './read-failure';

/**
 * Turns one event of the plugin's own player component into facts (managed contract 4.2); events that nobody acts on, and unknown
 * ones, into none. A picture device is two players: what its sound half says is what counts, and the half of the pictures (`mjpg…`)
 * adds what only it knows. Throws nothing.
 */
export function toManagedFacts(event: string, detail: unknown, version: LivePlayerVersion): readonly ManagedFact[] {
  switch (event) {
    case 'streamstatechange':
      return streamState(readText(detail, 'streamState'));
    case 'playsuccess':
    case 'mjpgplaysuccess':
      return [{ type: 'managed.played' }];
    case 'receiveidr':
    case 'mjpgreceiveimage':
      return [{ type: 'managed.pictureShown' }];
    case 'playstop':
      return [{ type: 'managed.stopped' }];
    case 'playend':
    case 'mjpgplayend':
      return [{ type: 'managed.ended' }];
    case 'playerror':
    case 'mjpgplayerror': {
      const failure = readFailure(detail, { step: 'player', otherwise: event });
      return [{ type: 'managed.failed', failure, isFatal: isFatal(detail) }];
    }
    case 'statechange':
      return [...rhythmFacts(readNumber(detail, 'code')), ...stateChangeFacts(detail, version).flatMap(ofLivePlayer)];
    case 'netstatus':
    case 'mjpgnetstatus': {
      const measure = measureOf(detail);
      return measure ? [{ type: 'managed.measured', measure }] : [];
    }
    case 'fullscreenchange':
      return [{ type: 'managed.fullScreenChanged', fullScreen: readField(detail, 'fullScreen') === true }];
    default:
      return [];
  }
}

/** In the half that plays the sound of a picture device there is no frame: that it shows none is no news of the pictures. */
export function ofHalf(event: string, fact: ManagedFact): readonly ManagedFact[] {
  if (event === 'statechange' && fact.type === 'managed.pictureShown') return [];
  if (event !== 'netstatus' || fact.type !== 'managed.measured') return [fact];
  const { audioCacheMs } = fact.measure;
  return audioCacheMs === undefined ? [] : [{ ...fact, measure: { audioCacheMs } }];
}

const STEPS: ReadonlyMap<string, ManagedStep> = new Map<string, ManagedStep>([
  ['StreamChecking', 'checkDevice'],
  ['StreamPreparing', 'startStream'],
  ['StreamStarted', 'waitHeader'],
  ['StreamRequest', 'waitHeader'],
  ['StreamHeaderParsed', 'waitData'],
  ['StreamDataReceived', 'waitPicture'],
]);

/**
 * The transfer broke: it pulls again by itself, and says `playerror` where it does not. That live-player let go with a full cache
 * (`StreamDataPause`) is no news: what it has left moves on, and that it has nothing left is told.
 */
const BROKE = 'StreamError';

function streamState(state: string | undefined): readonly ManagedFact[] {
  if (state === undefined) return [];
  if (state === BROKE) return [{ type: 'managed.weakened' }];
  const step = STEPS.get(state);
  return step ? [{ type: 'managed.step', step }] : [];
}

/** Nobody else counts the bytes of this way: only by these is it known at once that they come, that the picture stands, and that it goes on. */
const RHYTHM: ReadonlyMap<number | undefined, ManagedFact> = new Map<number, ManagedFact>([
  [2001, { type: 'managed.fed' }],
  [2007, { type: 'managed.ranDry' }],
  // the component says of that what it was, unless nobody hears it
  [2006, { type: 'managed.ranDry' }],
  [2004, { type: 'managed.wentOn' }],
]);

function rhythmFacts(code: number | undefined): readonly ManagedFact[] {
  const fact = RHYTHM.get(code);
  return fact ? [fact] : [];
}

/** live-player's own codes. What ended it is the component's to mend, or to say in a `playerror`; but no pull brings a decoder (−2304). */
function ofLivePlayer(fact: NodeFact): readonly ManagedFact[] {
  switch (fact.type) {
    case 'node.pictureShown':
      return [{ type: 'managed.pictureShown' }];
    case 'node.soundBegan':
      return [{ type: 'managed.soundBegan' }];
    case 'node.noticed':
      return [{ type: 'managed.noticed', code: fact.code }];
    case 'node.failed': {
      const { failure } = fact;
      return failure.kind === 'noDecoder'
        ? [{ type: 'managed.failed', failure, isFatal: true }]
        : [{ type: 'managed.weakened' }];
    }
    case 'node.reconnecting':
      return [{ type: 'managed.weakened' }];
    default:
      return [];
  }
}
