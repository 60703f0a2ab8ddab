import { failureOf } from '../../../machines/failure';
import type { SessionContext, TimelineEntry } from '../../../machines/session/session.types';
import { timelineTotal, timelineView } from '../../../machines/session/timeline.view';
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

test('the step that runs reaches to the end, and has no time yet', () => {
  const context = withSteps([step('initModule', start, start + 100), step('startService', start + 100, null)]);
  expect(timelineView(context)[1]).toEqual({
    key: 'startService',
    label: 'Start service',
    ms: -1,
    text: '…',
    offset: 100,
    width: 0,
    state: 'active',
  });
  expect(timelineTotal(context)).toBe('');
});

test('the step at which it failed is marked, and no other', () => {
  const context = withSteps([step('initModule', start, start + 100), step('startService', start + 100, start + 200)], {
    failure: failureOf('xp2p', -2402),
  });
  expect(timelineView(context).map(({ state }) => state)).toEqual(['done', 'failed']);
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
