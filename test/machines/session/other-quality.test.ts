import {
  type FailureRow,
  type FailureSource,
  failureFromOutside,
  failureOf,
  failureTable,
} from '../../../machines/failure';
import type { Quality } from '../../../machines/kernel/ports';
import { sessionView } from '../../../machines/session';
import { qualities } from '../../../machines/words/quality.texts';
import { World } from '../../support/world';
import { giveUp, snapshotIn } from './snapshot-in';
import { callsOf, expectNothingLeft } from './story';

const undecodable = failureOf('deadline', 'undecodable', { step: 'undecodable' });
const late = { watch: { playing: { showing: { shown: { behind: 'late' } } } } };

const undecoded = async (world: World, seconds: number) => {
  for (let second = 0; second < seconds; second += 1) {
    await world.advance(1_000);
    if (world.stream() !== 'failed') world.players.node().say({ type: 'node.noticed', code: 2101 });
  }
};

describe('another quality', () => {
  test('is offered where this one was tried in vain, the lowest first, and what was tried is not offered again', async () => {
    const world = new World(({ players }) => {
      players.habits.showsPicture = false;
    });
    world.open();
    for (const [label, quality] of [
      ['Try SD', 'standard'],
      ['Try Full HD', 'super'],
    ]) {
      await undecoded(world, 60);
      expect(world.view().sheet).toMatchObject({
        title: 'This phone cannot decode the picture',
        primary: { label: 'Try again' },
        secondary: { label, event: 'TRY_OTHER_QUALITY' },
      });
      world.send({ type: 'TRY_OTHER_QUALITY' });
      await world.advance(1_000);
      expect(callsOf(world).at(-1)).toBe(`startStream door ${quality}`);
    }
    await undecoded(world, 60);
    expect(world.view().sheet?.secondary).toEqual({ label: '', event: '' });
    await expectNothingLeft(world);
  });

  test('that a person chooses meanwhile is begun anew as often as the one before', async () => {
    const world = new World(({ players }) => {
      players.habits.showsPicture = false;
    });
    world.open();
    await undecoded(world, 14);
    expect(callsOf(world).filter((call) => call === 'startStream door high')).toHaveLength(2);
    world.send({ type: 'CHANGE_QUALITY', quality: 'standard' });
    await undecoded(world, 60);
    expect(callsOf(world).filter((call) => call === 'startStream door standard')).toHaveLength(2);
    expect(world.view().sheet).toMatchObject({ title: 'This phone cannot decode the picture' });
    await expectNothingLeft(world);
  });

  test('is offered in the language of the person, and not for what it cannot help', () => {
    const failed = (failure = undecodable) =>
      sessionView(snapshotIn({ watch: 'failed' }, { language: 'zh', failure, decision: giveUp(true) })).sheet
        ?.secondary;
    expect(failed()).toEqual({ label: '换用标清', event: 'TRY_OTHER_QUALITY' });
    expect(failed(failureOf('notice', 'disconnect'))).toEqual({ label: '', event: '' });
  });

  const rows = Object.entries(failureTable).flatMap(([source, ofSource]) =>
    Object.entries(ofSource as Readonly<Record<string, FailureRow>>).map(
      ([code, { advice, opens }]) =>
        [`${source} ${code}`, failureFromOutside(source as FailureSource, code), advice, opens] as const,
    ),
  );
  const events = { form: 'EDIT_CAMERA', settings: 'OPEN_SETTINGS', phoneSettings: 'OPEN_SYSTEM_SETTINGS' } as const;

  test.each(
    rows,
  )('is the way on that a failure’s advice names first, or stands behind none: %s', (_, failure, advice, opens) => {
    const wayOn = (triedQualities: readonly Quality[]) =>
      sessionView(snapshotIn({ watch: 'failed' }, { failure, triedQualities, decision: giveUp(true) })).sheet?.secondary
        .event;
    const ofRow = opens ? events[opens] : '';
    expect(wayOn(qualities)).toBe(ofRow);
    for (const [words, quality, settings] of [
      [advice.zh, '清晰度', '设置'],
      [advice.en, 'quality', 'settings'],
    ] as const) {
      if (!words.includes(quality)) continue;
      expect(wayOn(['high'])).toBe('TRY_OTHER_QUALITY');
      const other = words.indexOf(settings);
      expect(other === -1 || words.indexOf(quality) < other).toBe(true);
    }
    if (opens && !advice.zh.includes('清晰度')) expect(wayOn(['high'])).toBe(ofRow);
  });

  test('is offered over a picture that comes late for good, where there is a lower one', () => {
    const told = (quality: 'standard' | 'high', language: 'zh' | 'en') =>
      sessionView(snapshotIn(late, { quality, language, triedQualities: [quality] })).notice;
    expect(told('high', 'en')).toEqual({
      text: 'The network is too slow for this quality: the picture comes late.',
      action: 'Try SD',
      event: 'TRY_OTHER_QUALITY',
    });
    expect(told('high', 'zh')).toMatchObject({ text: '网络跟不上这个清晰度，画面越来越晚。', action: '换用标清' });
    expect(told('standard', 'en')).toEqual({ text: '', action: '', event: '' });
  });

  test('is offered to whoever cancelled a photo before, of which nothing is said', () => {
    const failure = failureOf('system', 'cancelled');
    const { notice } = sessionView(snapshotIn(late, { notice: { kind: 'snapshotFailed', failure } }));
    expect(notice).toMatchObject({ action: 'Try SD' });
  });
});
