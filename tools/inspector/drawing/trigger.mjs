// @ts-check
import { actorSign } from './label-row.mjs';

/**
 * An event in a reader's words, whichever state it is about.
 *
 * @param {string} event as XState has it
 */
export function eventInWords(event) {
  return triggerOf(event.replace(/^(xstate\.after\.[^.]+)\..*$/, '$1'), '');
}

/**
 * What makes a transition happen, in a reader's words: XState's own event types name the state or the actor they are about.
 *
 * @param {string} event as XState has it; empty for a transition that needs none
 * @param {string} stateId the state that has the transition
 */
export function triggerOf(event, stateId) {
  const after = /^xstate\.after\.(.+)$/.exec(event)?.[1];
  if (after) return `after ${after.endsWith(`.${stateId}`) ? after.slice(0, -stateId.length - 1) : after}`;
  const done = /^xstate\.done\.actor\.(.+)$/.exec(event)?.[1];
  if (done) return `${actorSign}${done} done`;
  const failed = /^xstate\.error\.actor\.(.+)$/.exec(event)?.[1];
  if (failed) return `${actorSign}${failed} error`;
  return event.startsWith('xstate.done.state.') ? 'all done' : event;
}
