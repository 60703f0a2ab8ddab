import type { InspectionEvent } from 'xstate';
import { chartNameOf, chartSnapshot, nameOf } from '../machines/kernel/inspected';
import type { Clock } from '../machines/kernel/ports';
import { statePaths } from '../machines/kernel/state-path';
import type { RequiredPlugins } from '../miniprogram/plugins/require-plugins';
import type { Devtools, DevtoolsReport } from './devtools.types';
import { faultButtons } from './fault-buttons';

/** How many events the report holds. */
const maxEvents = 200;

/** Would push everything else out: bookkeeping of XState, the log's own entries, and measures once a second. */
const unreported = /^xstate\.(init|stop)$|^log\.appended$|\.measured$/;

type Actor = DevtoolsReport['actors'][number];

interface Inspector extends Devtools {
  /** Hears XState's `inspect`. */
  observe(event: InspectionEvent): void;
}

/**
 * What development tools see of the running app. Reports hold ids, state paths and event types, never a context or what
 * an event carries. Changes of one run of JavaScript are told together.
 */
export function createDevtools(clock: Clock, simulation: RequiredPlugins['simulation']): Inspector {
  const actors = new Map<object, Actor>();
  const events: DevtoolsReport['events'][number][] = [];
  const listeners = new Set<(report: DevtoolsReport) => void>();
  let isTelling = false;

  const report = (): DevtoolsReport => ({ actors: [...actors.values()], events: [...events] });
  const tellSoon = (): void => {
    if (isTelling || listeners.size === 0) return;
    isTelling = true;
    void Promise.resolve().then(() => {
      isTelling = false;
      const current = report();
      for (const listener of [...listeners]) listener(current);
    });
  };

  const observeSnapshot = ({ actorRef, snapshot }: Extract<InspectionEvent, { type: '@xstate.snapshot' }>): void => {
    const chart = chartSnapshot(snapshot);
    if (!chart) return;
    const states = statePaths(chart.value);
    if (chart.status !== 'active') actors.delete(actorRef);
    else if (actors.get(actorRef)?.states.join() === states.join()) return;
    else actors.set(actorRef, { id: nameOf(actorRef), states, sinceMs: clock.now() });
    tellSoon();
  };

  const observeEvent = ({ sourceRef, actorRef, event }: Extract<InspectionEvent, { type: '@xstate.event' }>): void => {
    if (!chartNameOf(actorRef) || unreported.test(event.type)) return;
    events.push({ atMs: clock.now(), from: nameOf(sourceRef), to: nameOf(actorRef), type: event.type });
    if (events.length > maxEvents) events.shift();
    tellSoon();
  };

  return {
    observe(event) {
      if (event.type === '@xstate.snapshot') observeSnapshot(event);
      else if (event.type === '@xstate.event') observeEvent(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(report());
      return () => listeners.delete(listener);
    },
    faults: faultButtons(simulation),
    resources: () => simulation?.resources() ?? { module: '', services: [], streams: [], players: [] },
  };
}
