import type { SnapshotFrom } from 'xstate';
import { type SessionMachine, sessionView } from '../../../machines/session';
import type { World } from '../../support/world';

/** Leaves every view, waits until nothing can be under way any more, and expects that all was given back, by the rules. */
export async function expectNothingLeft(world: World): Promise<void> {
  for (const view of [...world.watching.getSnapshot().context.views.keys()]) world.leave(view);
  await world.advance(60_000);
  expect({
    violations: world.plugin.violations,
    held: world.plugin.held,
    timers: world.clock.pending,
    errors: world.errors,
    connections: [...world.watching.getSnapshot().context.connections.keys()],
  }).toEqual({ violations: [], held: [], timers: 0, errors: [], connections: [] });
}

type Session = SnapshotFrom<SessionMachine>;

/** What is written down of a session from now on: each value once, in the order in which it came. */
export function record<Value>(world: World, read: (session: Session) => Value, view = 'live'): Value[] {
  const session = world.session(view);
  const seen: Value[] = [read(session.getSnapshot())];
  session.subscribe((snapshot) => {
    const value = read(snapshot);
    if (seen.at(-1) !== value) seen.push(value);
  });
  return seen;
}

/** What the status pill says. */
export const statusText = (session: Session): string => sessionView(session).status.text;

/** The plugin's calls without their times. */
export function callsOf(world: World): string[] {
  return world.plugin.calls.map((call) => call.replace(/^\d+ /, ''));
}

/** When each call of this name was made, in milliseconds after `fromMs`. */
export function timesOf(world: World, call: string, fromMs = 0): number[] {
  return world.plugin.calls
    .filter((made) => made.replace(/^\d+ /, '').startsWith(call))
    .map((made) => Number(made.split(' ')[0]) - fromMs);
}
