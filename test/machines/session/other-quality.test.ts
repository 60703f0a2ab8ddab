import { failureOf } from '../../../machines/failure';
import { sessionView } from '../../../machines/session';
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

  test('is offered in the language of the person, and not for what it cannot help', () => {
    const failed = (failure = undecodable) =>
      sessionView(snapshotIn({ watch: 'failed' }, { language: 'zh', failure, decision: giveUp(true) })).sheet
        ?.secondary;
    expect(failed()).toEqual({ label: '换用标清', event: 'TRY_OTHER_QUALITY' });
    expect(failed(failureOf('notice', 'disconnect'))).toEqual({ label: '', event: '' });
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
