import type { AnyActorRef, SnapshotFrom } from 'xstate';
import { type StateValue, statePath } from '../../machines/kernel/state-path';
import type { SessionMachine } from '../../machines/session';

/**
 * How far a picture has come, in one word: the one place where tests name states of the charts. Whatever the charts look
 * like inside, these words stay. First what the person's chart says; where it shows the picture, what that says.
 */
const sessionWords: Readonly<Record<string, string>> = {
  'playing.resting': 'resting',
  'playing.asleep': 'asleep',
  'playing.retrying.counting': 'counting',
  'playing.retrying.offline': 'offline',
  'paused.asleep': 'asleep',
  savingMemory: 'idle',
  stopped: 'idle',
  'ended.draining': 'draining',
  'ended.over': 'over',
  failed: 'failed',
};

const pictureWords: Readonly<Record<string, string>> = {
  free: 'free',
  'linked.opening.module.toShow': 'module',
  'linked.opening.service.toShow': 'service',
  'linked.opening.module.toRest': 'module',
  'linked.opening.service.toRest': 'service',
  'linked.resting': 'resting',
  'linked.ready': 'ready',
  'linked.streaming.pulling.asking': 'requesting',
  'linked.streaming.pulling.checkingDevice': 'checkingDevice',
  'linked.streaming.pulling.header': 'header',
  'linked.streaming.pulling.resuming': 'resuming',
  'linked.streaming.pulling.flowing.starting': 'starting',
  'linked.streaming.pulling.flowing.returning': 'starting',
  'linked.streaming.pulling.flowing.pictureless': 'pictureless',
  'linked.streaming.pulling.flowing.moving': 'playing',
  'linked.streaming.pulling.flowing.soundOnly': 'sound',
  'linked.streaming.pulling.flowing.behind': 'behind',
  'linked.streaming.pulling.flowing.late': 'late',
  'linked.streaming.pulling.flowing.still': 'still',
  'linked.streaming.pulling.flowing.damaged': 'damaged',
  'linked.streaming.pulling.flowing.undecodable': 'undecodable',
  'linked.streaming.pulling.weak': 'weak',
  'linked.streaming.pulling.frozen.silent': 'frozen',
  'linked.streaming.pulling.frozen.flowing': 'frozen',
  'linked.streaming.pulling.frozen.apart': 'apart',
  'linked.streaming.pulling.thawing': 'thawing',
  'linked.streaming.pulling.rejoining.player': 'rejoining',
  'linked.streaming.pulling.rejoining.data': 'rejoining',
  'linked.streaming.throttled': 'throttled',
  'linked.reconnecting.answered': 'reconnecting',
  'linked.reconnecting.unanswered': 'reconnecting',
  ended: 'ended',
};

/** The same for the player node. */
const playerWords: Readonly<Record<string, string>> = {
  absent: 'absent',
  'unserved.toWait': 'absent',
  'unserved.toMount': 'absent',
  'unserved.toPlay': 'absent',
  'mounted.mounting.toWait': 'mounting',
  'mounted.mounting.toPlay': 'mounting',
  'mounted.quiet': 'quiet',
  'mounted.starting.asking': 'starting',
  'mounted.starting.asked': 'starting',
  'mounted.starting.resuming': 'starting',
  'mounted.starting.nudged': 'starting',
  'mounted.pulling': 'pulling',
  'mounted.away': 'away',
  'mounted.held.connected': 'held',
  'mounted.held.apart': 'held apart',
  'mounted.finishing': 'finishing',
};

type Session = SnapshotFrom<SessionMachine>;

export function pictureWord(session: Session): string {
  if (session.value === 'left') return 'left';
  return sessionWords[watchPath(session.value)] ?? wordOf(session.children.picture, pictureWords);
}

/**
 * The states themselves, for whoever counts where what happened: `playing.showing.shown.moving + linked.streaming.throttled`.
 */
export const picturePath = (session: Session): string => {
  const picture = session.children.picture?.getSnapshot().value;
  return picture === undefined ? watchPath(session.value) : `${watchPath(session.value)} + ${statePath(picture)}`;
};

/** Where the person's own chart is, without what goes on beside: `playing.retrying.counting`. */
export const watchPath = (session: StateValue): string =>
  typeof session === 'string' ? session : statePath((session as { viewing: { watch: StateValue } }).viewing.watch);

export const playerWord = (session: Session): string =>
  wordOf(session.children.picture?.getSnapshot().children.player, playerWords);

function wordOf(actor: AnyActorRef | undefined, table: Readonly<Record<string, string>>): string {
  if (!actor) return 'none';
  const path = statePath(actor.getSnapshot().value);
  const word = table[path];
  if (word === undefined) throw new Error(`no word for ${path}`);
  return word;
}
