import { failureOf } from '../../../machines/failure';
import type { ModuleGeneration } from '../../../machines/kernel/ports';
import type { GenerationReport, GenerationState } from '../../../machines/module';
import { watchingView } from '../../../machines/watching';
import { World } from '../../support/world';

type Snapshot = Parameters<typeof watchingView>[0];

const report = (state: GenerationState, generation: ModuleGeneration = 'all'): GenerationReport => ({
  generation,
  state,
  localPeerName: state === 'inited' ? `peer-${generation}` : '',
  failure: state === 'initFailed' ? failureOf('xp2p', -2202) : null,
});

/** A snapshot of watching that is otherwise well. */
function snapshotWith(change: Partial<Snapshot['context']>): Snapshot {
  const snapshot = new World().watching.getSnapshot();
  return { ...snapshot, context: { ...snapshot.context, ...change } } as Snapshot;
}

describe('the badge', () => {
  test.each<[GenerationState, string, string, string]>([
    ['notInitialised', '未初始化', 'Not initialised', 'idle'],
    ['init', '正在初始化…', 'Initialising…', 'busy'],
    ['inited', '已就绪', 'Ready', 'live'],
    ['initFailed', '初始化失败', 'Init failed', 'bad'],
    ['stale', '网络已变化', 'Network changed', 'warn'],
    ['resetting', '正在重置…', 'Resetting…', 'busy'],
    ['destroyed', '已关闭', 'Closed', 'idle'],
  ])('of %s', (state, zh, en, tone) => {
    const generations = [report(state)];
    expect(watchingView(snapshotWith({ generations, language: 'zh' })).badge).toEqual({ text: zh, tone });
    expect(watchingView(snapshotWith({ generations, language: 'en' })).badge).toEqual({ text: en, tone });
  });

  test('of a module that has said nothing yet', () => {
    expect(watchingView(snapshotWith({ generations: [], language: 'en' })).badge.text).toBe('Not initialised');
  });

  test.each<[GenerationState, GenerationState, string]>([
    ['inited', 'init', 'Initialising…'],
    ['initFailed', 'inited', 'Ready'],
    ['inited', 'stale', 'Ready'],
    ['stale', 'resetting', 'Resetting…'],
    ['initFailed', 'destroyed', 'Init failed'],
    ['destroyed', 'notInitialised', 'Not initialised'],
  ])('of two generations, %s and %s, says most', (older, newer, text) => {
    const generations = [report(older, '2.3'), report(newer, '2.4')];
    expect(watchingView(snapshotWith({ generations })).badge.text).toBe(text);
  });
});

describe('the line under it', () => {
  test('says what went wrong and what can be done, in both languages, without a code', () => {
    const generations = [report('initFailed')];
    expect(watchingView(snapshotWith({ generations, language: 'en' })).detail).toBe(
      'The network could not be probed. Check the network, or change to another one, and try again.',
    );
    expect(watchingView(snapshotWith({ generations, language: 'zh' })).detail).toBe(
      '网络探测失败。请检查网络，或换一个网络后重试。',
    );
  });

  test('says so too of one of two generations, though the other works', () => {
    const generations = [report('inited', '2.3'), report('initFailed', '2.4')];
    expect(watchingView(snapshotWith({ generations })).detail).toMatch(/^The network could not be probed/);
  });

  test('calms where the network changed', () => {
    expect(watchingView(snapshotWith({ generations: [report('stale')], language: 'en' })).detail).toMatch(
      /by itself|anew/,
    );
    expect(watchingView(snapshotWith({ generations: [report('stale')], language: 'zh' })).detail).toMatch(/自动/);
  });

  test('is empty where all is well', () => {
    expect(watchingView(snapshotWith({ generations: [report('inited')] })).detail).toBe('');
  });
});

test('a person can try again where nothing works, and only there', () => {
  const canRetry = (...states: GenerationState[]) =>
    watchingView(snapshotWith({ generations: states.map((state) => report(state)) })).canRetry;
  expect(canRetry('initFailed')).toBe(true);
  expect(canRetry('inited', 'initFailed')).toBe(false);
  expect(canRetry('init')).toBe(false);
});

test('the local peer names are shown once each, and none where there is none', () => {
  const names = (...generations: GenerationReport[]) => watchingView(snapshotWith({ generations })).localPeerName;
  expect(names(report('inited', '2.3'), report('inited', '2.4'))).toBe('peer-2.3, peer-2.4');
  expect(names(report('inited'), report('inited'))).toBe('peer-all');
  expect(names(report('init'))).toBe('');
  expect(names(report('init', '2.3'), report('inited', '2.4'))).toBe('peer-2.4');
});

test('no network is told on every page, in both languages', () => {
  expect(watchingView(snapshotWith({ online: true })).networkHint).toBe('');
  expect(watchingView(snapshotWith({ online: false, language: 'en' })).networkHint).toMatch(/^No network/);
  expect(watchingView(snapshotWith({ online: false, language: 'zh' })).networkHint).toMatch(/^网络已断开/);
});

test('an obstacle is told in both languages, its details apart', () => {
  const obstacle = failureOf('environment', 'pluginUnsupported', { message: '3.2.0' });
  const shown = (language: 'zh' | 'en') => watchingView(snapshotWith({ obstacle, language })).obstacle;
  expect(shown('en')).toMatchObject({ title: 'This version of the P2P plugin is not supported' });
  expect(shown('zh')).toMatchObject({ title: '不支持这个版本的 P2P 插件' });
  expect(shown('en')?.details).toContain('pluginUnsupported');
  expect(watchingView(snapshotWith({})).obstacle).toBeNull();
});
