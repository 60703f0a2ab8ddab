import { failureOf } from '../../../machines/failure';
import type { SessionContext } from '../../../machines/session/session.types';
import type { TimelineEntry } from '../../../machines/session/timeline';
import { timelineMarks, timelineView } from '../../../machines/session/timeline.view';
import { viewChanges } from '../../../miniprogram/runtime/view-changes';
import { SessionAlone } from './session-alone';

const { context: fresh } = new SessionAlone().session.getSnapshot();

const step = (name: TimelineEntry['step'], startedAtMs: number, endedAtMs: number | null): TimelineEntry => ({
  step: name,
  startedAtMs,
  endedAtMs,
});

const withSteps = (timeline: readonly TimelineEntry[], context: Partial<SessionContext> = {}): SessionContext => ({
  ...fresh,
  ...context,
  timeline,
});

const start = 1_000_000;

test('each step tells when it began, counted from the first one, and how long it took', () => {
  const context = withSteps([
    step('createPlayer', start, start + 50),
    step('initModule', start, start + 100),
    step('startService', start + 100, start + 400),
  ]);
  expect(timelineView(context)).toEqual([
    { step: 'createPlayer', atMs: 0, ms: 50 },
    { step: 'initModule', atMs: 0, ms: 100 },
    { step: 'startService', atMs: 100, ms: 300 },
  ]);
});

test('the step that runs has no time yet', () => {
  const context = withSteps([step('initModule', start, start + 100), step('startService', start + 100, null)]);
  expect(timelineView(context)).toEqual([
    { step: 'initModule', atMs: 0, ms: 100 },
    { step: 'startService', atMs: 100, ms: -1 },
  ]);
});

test('what a step was told stays as it is while others follow: only what is new is set on the page', () => {
  const steps = [step('initModule', start, start + 100), step('startService', start + 100, start + 200)];
  const before = { timeline: timelineView(withSteps(steps)) };
  const after = { timeline: timelineView(withSteps([...steps, step('waitPull', start + 200, null)])) };
  expect(viewChanges(before, after)).toEqual({ 'timeline[2]': { step: 'waitPull', atMs: 200, ms: -1 } });
});

test('the step at which it failed is marked, and no other', () => {
  const broken = { ...step('startService', start + 100, start + 200), isCut: true };
  const failure = failureOf('xp2p', -2402);
  const failed = (timeline: readonly TimelineEntry[], context: Partial<SessionContext>) =>
    timelineView(withSteps(timeline, context)).flatMap(({ step, failed }) => (failed ? step : []));
  expect(failed([step('initModule', start, start + 100), broken], { failure })).toEqual(['startService']);
  expect(failed([step('initModule', start, start + 100), broken], {})).toEqual([]);
});

test('a failure long after the start marks none of its steps', () => {
  const finished = [step('initModule', start, start + 100), step('startService', start + 100, start + 200)];
  const context = withSteps(finished, { failure: failureOf('notice', 'fail') });
  expect(timelineView(context).some(({ failed }) => failed)).toBe(false);
});

test('every step is found in its place, the player’s own among the others', () => {
  const context = withSteps([
    step('initModule', start, start + 100),
    step('createPlayer', start, start + 10),
    step('startService', start + 100, start + 200),
    step('waitPull', start + 200, start + 260),
    step('connectLocalServer', start + 200, start + 260),
  ]);
  expect(timelineView(context).map(({ step }) => step)).toEqual([
    'createPlayer',
    'initModule',
    'startService',
    'connectLocalServer',
    'waitPull',
  ]);
});

test('what came after the start is told with its time, and is no part of it', () => {
  const steps = [
    step('initModule', start, start + 100),
    step('reconnect', start + 5_000, start + 6_234),
    step('reconnect', start + 20_000, null),
    step('finalStop', start + 61_000, start + 61_000),
  ];
  const context = withSteps(steps, { wantedSinceMs: start });
  expect(timelineMarks(context)).toEqual([
    { key: 'reconnect 0', label: 'Automatic reconnect', text: 'after 5.0 s · 1234 ms' },
    { key: 'reconnect 1', label: 'Automatic reconnect', text: 'after 20.0 s · …' },
    { key: 'finalStop 2', label: 'Final stop', text: 'after 61.0 s' },
  ]);
  expect(timelineView(context)).toEqual([{ step: 'initModule', atMs: 0, ms: 100 }]);
});

test('without steps there is nothing to show', () => {
  expect(timelineView(withSteps([]))).toEqual([]);
});

test('in Chinese', () => {
  const context = withSteps([step('finalStop', start, start)], { wantedSinceMs: start, language: 'zh' });
  expect(timelineMarks(context)).toEqual([{ key: 'finalStop 0', label: '结束', text: '第 0.0 秒' }]);
});
