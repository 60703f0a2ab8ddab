import { failureOf } from '../../../machines/failure';
import type { SessionContext, TimelineEntry } from '../../../machines/session/session.types';
import { timelineMarks, timelineTotal, timelineView } from '../../../machines/session/timeline.view';
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

test('each step is a bar: where it began and how long it took, in percent of the whole', () => {
  const context = withSteps([
    step('createPlayer', start, start + 50),
    step('initModule', start, start + 100),
    step('startService', start + 100, start + 400),
  ]);
  expect(timelineView(context)).toEqual([
    { key: 'createPlayer', label: 'Create player', ms: 50, text: '50 ms', offset: 0, width: 12.5, state: 'done' },
    { key: 'initModule', label: 'Init module', ms: 100, text: '100 ms', offset: 0, width: 25, state: 'done' },
    { key: 'startService', label: 'Start service', ms: 300, text: '300 ms', offset: 25, width: 75, state: 'done' },
  ]);
  expect(timelineTotal(context)).toBe('400 ms');
});

test('the step that runs takes the last quarter, and has no time yet', () => {
  const context = withSteps([step('initModule', start, start + 100), step('startService', start + 100, null)]);
  expect(timelineView(context)).toMatchObject([
    { key: 'initModule', offset: 0, width: 75 },
    { key: 'startService', label: 'Start service', ms: -1, text: '…', offset: 75, width: 25, state: 'active' },
  ]);
  expect(timelineTotal(context)).toBe('');
});

test('the step at which it failed is marked, and no other', () => {
  const broken = { ...step('startService', start + 100, start + 200), isCut: true };
  const failure = failureOf('xp2p', -2402);
  const states = (timeline: readonly TimelineEntry[], context: Partial<SessionContext>) =>
    timelineView(withSteps(timeline, context)).map(({ state }) => state);
  expect(states([step('initModule', start, start + 100), broken], { failure })).toEqual(['done', 'failed']);
  expect(states([step('initModule', start, start + 100), broken], {})).toEqual(['done', 'done']);
});

test('a failure long after the start marks none of its steps', () => {
  const finished = [step('initModule', start, start + 100), step('startService', start + 100, start + 200)];
  const context = withSteps(finished, { failure: failureOf('notice', 'fail') });
  expect(timelineView(context).map(({ state }) => state)).toEqual(['done', 'done']);
});

test('every step is found in its place, the player’s own among the others', () => {
  const context = withSteps([
    step('initModule', start, start + 100),
    step('createPlayer', start, start + 10),
    step('startService', start + 100, start + 200),
    step('waitPull', start + 200, start + 260),
    step('connectLocalServer', start + 200, start + 260),
  ]);
  expect(timelineView(context).map(({ key }) => key)).toEqual([
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
  expect(timelineView(context)).toMatchObject([{ key: 'initModule', width: 100 }]);
  expect(timelineTotal(context)).toBe('100 ms');
});

test('steps that took no time at all have no width, and nothing is divided by zero', () => {
  const context = withSteps([step('initModule', start, start)]);
  expect(timelineView(context)).toMatchObject([{ ms: 0, text: '0 ms', offset: 0, width: 0 }]);
  expect(timelineTotal(context)).toBe('0 ms');
});

test('without steps there is nothing to show', () => {
  expect(timelineView(withSteps([]))).toEqual([]);
  expect(timelineTotal(withSteps([]))).toBe('');
});

test('in Chinese', () => {
  expect(timelineView(withSteps([step('waitPull', start, null)], { language: 'zh' }))[0]?.label).toBe('等待播放器拉流');
});
