import { type Actor, createActor } from 'xstate';
import type { appMachine } from '../../machines/app';
import { type KeptIntent, type KeptView, keptMachine, keptView } from '../../machines/kept';
import { type Chart, chartOf } from './chart';

/** What was recorded or taken and is not in the album, for as long as its page is there. */
export interface OpenKept {
  readonly kept: Chart<KeptView, KeptIntent>;
  /** The page is gone. */
  close(): void;
}

/** Opens the kept files of the phone that this app runs on. */
export function openKeptOf(actor: Actor<typeof appMachine>): OpenKept {
  const { ports, language } = actor.getSnapshot().context.watching.getSnapshot().context;
  const kept = createActor(keptMachine(), { clock: ports.clock, input: { ports, language } }).start();
  const timezoneOffsetMinutes = new Date(ports.clock.now()).getTimezoneOffset();
  return {
    kept: chartOf(kept, (snapshot) => keptView(snapshot, timezoneOffsetMinutes)),
    close: () => void kept.stop(),
  };
}
