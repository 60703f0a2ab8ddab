import type { SnapshotFrom } from 'xstate';
import { type StateValue, statePath } from '../../machines/kernel/state-path';
import type { sessionMachine } from '../../machines/session';

/**
 * How far a picture has come, in one word: the one place where tests name states of the charts. Whatever the charts look
 * like inside, these words stay.
 */
const words: Readonly<Record<string, string>> = {
  idle: 'idle',
  'watching.waitingForModule': 'module',
  'watching.startingService': 'service',
  'watching.serviceReady': 'ready',
  'watching.pulling.requesting': 'requesting',
  'watching.pulling.checkingDevice': 'checkingDevice',
  'watching.pulling.header': 'header',
  'watching.pulling.resuming': 'resuming',
  'watching.pulling.playing': 'playing',
  'watching.pulling.weak': 'weak',
  'watching.pulling.paused.joined': 'frozen',
  'watching.pulling.paused.apart': 'apart',
  'watching.pulling.catchingUp': 'catchingUp',
  'watching.pulling.rejoining.waitingForPlayer': 'rejoining',
  'watching.pulling.rejoining.waitingForData': 'rejoining',
  'watching.throttled': 'throttled',
  'watching.playerReconnecting': 'reconnecting',
  'watching.resting': 'resting',
  asleep: 'asleep',
  'retrying.counting': 'counting',
  'retrying.offline': 'offline',
  'ended.draining': 'draining',
  'ended.over': 'over',
  failed: 'failed',
};

/** The same for the player node. */
const playerWords: Readonly<Record<string, string>> = {
  absent: 'absent',
  'present.preparing': 'mounting',
  'present.ready.quiet': 'quiet',
  'present.ready.starting': 'starting',
  'present.ready.pulling': 'pulling',
  'present.ready.paused.connected': 'held',
  'present.ready.paused.letGo': 'held apart',
  'present.ready.paused.stopped': 'held apart',
  failed: 'failed',
};

type Session = SnapshotFrom<typeof sessionMachine>;

export const pictureWord = (session: Session): string => wordOf(session, 'stream', words);

export const playerWord = (session: Session): string => wordOf(session, 'player', playerWords);

function wordOf({ value }: Session, region: string, table: Readonly<Record<string, string>>): string {
  if (typeof value === 'string') return value;
  const path = statePath((value as { viewing: Record<string, StateValue> }).viewing[region] ?? 'none');
  const word = table[path];
  if (word === undefined) throw new Error(`no word for ${region} ${path}`);
  return word;
}
