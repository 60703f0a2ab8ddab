import type { ManagedFact, ManagedStep } from '../../../machines/kernel/managed-nodes';
import type { NodeFact } from '../../../machines/kernel/ports';
import type { LivePlayerVersion } from '../player/first-frame';
import { measureOf, stateChangeFacts } from '../player/node-facts';
import { readField, readText } from '../player/read-field';
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
      return stateChangeFacts(detail, version).flatMap(ofLivePlayer);
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

const STEPS: ReadonlyMap<string, ManagedStep> = new Map<string, ManagedStep>([
  ['StreamChecking', 'checkDevice'],
  ['StreamPreparing', 'startStream'],
  ['StreamStarted', 'waitHeader'],
  ['StreamRequest', 'waitHeader'],
  ['StreamHeaderParsed', 'waitData'],
  ['StreamDataReceived', 'waitPicture'],
]);

/** live-player let go with a full cache, or the transfer broke: it pulls again by itself, and says `playerror` where it does not. */
const MENDED: readonly string[] = ['StreamDataPause', 'StreamError'];

function streamState(state: string | undefined): readonly ManagedFact[] {
  if (state === undefined) return [];
  if (MENDED.includes(state)) return [{ type: 'managed.weakened' }];
  const step = STEPS.get(state);
  return step ? [{ type: 'managed.step', step }] : [];
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
