import { type Failure, failureOf } from '../failure';
import { config } from '../kernel/config';
import type { LaneCall, Lanes, Patience } from './lanes';

/** A resource behind an asynchronous plugin call: how it is opened and how it is given back. */
export interface Resource<Opened> {
  readonly lanes: Lanes;
  readonly id: string;
  readonly patience: Patience;
  open(): PromiseLike<Opened>;
  /** May return a thenable, throw or hang. */
  close(): unknown;
  opened(answer: Opened): void;
  failed(failure: Failure): void;
  /** The plugin refused the open, and holds something under this id all the same (−2401): it is closed like a success. */
  holdsAfter?(failure: Failure): boolean;
}

/**
 * Opens a resource through its lane, and returns what gives it back: to be returned from an invoked callback actor, so
 * that leaving the state by any road gives it back. An open that has not begun is dropped; one that is pending is
 * awaited for a grace, then closed; one that failed needs nothing. Whatever answers after the cleanup is heard by nobody.
 */
export function hold<Opened>(resource: Resource<Opened>): () => void {
  let isHeard = true;
  let refused = false;
  const opening: LaneCall<Opened> = resource.lanes.run(
    resource.id,
    () => {
      const { lanes, id } = resource;
      const answer = new Promise<Opened>((resolve) => resolve(lanes.isJammed(id) ? refuseJammed() : resource.open()));
      answer.catch((failure: Failure) => {
        refused = !resource.holdsAfter?.(failure);
      });
      return answer;
    },
    resource.patience,
  );
  opening.result.then(
    (answer) => {
      if (isHeard) resource.opened(answer);
    },
    (failure: Failure) => {
      if (isHeard) resource.failed(failure);
    },
  );
  return () => {
    isHeard = false;
    if (opening.phase() === 'queued') return opening.drop();
    if (refused) return;
    opening.giveUpAfter(config.graceMs);
    resource.lanes.close(resource.id, () => (refused ? undefined : resource.close()), config.stopTimeoutMs);
  };
}

/** What could not be stopped may still be there: a second start is what the plugin would refuse like this (contract 2.2). */
const refuseJammed = (): Promise<never> => Promise.reject(failureOf('xp2p', -2401, { step: 'stopService' }));
