import { settle, type VirtualClock } from '../support/virtual-clock';

/** Lets virtual time go on, in small steps and with a look at the sockets after each, until `goal` is reached. */
export async function pumped<Reached>(clock: VirtualClock, goal: Promise<Reached>): Promise<Reached> {
  let isReached = false;
  const reached = (): void => {
    isReached = true;
  };
  goal.then(reached, reached);
  while (!isReached) {
    await clock.advance(20);
    await settle();
  }
  return goal;
}
