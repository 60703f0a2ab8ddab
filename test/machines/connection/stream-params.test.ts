import { isRefused, sameParams, streamParams, type WantedStream } from '../../../machines/connection';

describe('parameters that can work', () => {
  test.each<[WantedStream, object]>([
    [{ action: 'live' }, { action: 'live', channel: 0, quality: 'high' }],
    [
      { action: 'live', quality: 'standard', channel: 3 },
      { action: 'live', channel: 3, quality: 'standard' },
    ],
    [
      { action: 'live', quality: 'super' },
      { action: 'live', channel: 0, quality: 'super' },
    ],
  ])('%j', (wanted, params) => {
    const made = streamParams(wanted);
    expect(made).toEqual(params);
    expect(isRefused(made)).toBe(false);
  });
});

describe('parameters that cannot work are refused with what is wrong', () => {
  test.each<[WantedStream, string]>([
    [{ action: '' }, 'action: '],
    [{ action: 'LIVE' }, 'action: LIVE'],
    [{ action: 'live-audio' }, 'action: live-audio'],
    [{ action: 'playback' }, 'action: playback'],
    [{ action: 'live', channel: -1 }, 'channel: -1'],
    [{ action: 'live', channel: 0.5 }, 'channel: 0.5'],
    [{ action: 'live', channel: Number.NaN }, 'channel: NaN'],
    [{ action: 'live', quality: 'ultra' }, 'quality: ultra'],
    [{ action: 'live', quality: '' }, 'quality: '],
  ])('%j', (wanted, message) => {
    const made = streamParams(wanted);
    expect(made).toMatchObject({ source: 'input', kind: 'paramsMalformed', step: 'streamParams' });
    expect(made).toMatchObject({ message: expect.stringContaining(message) });
    expect(isRefused(made)).toBe(true);
  });
});

test('viewers share a pull when their parameters are the same, and only then', () => {
  const high = { action: 'live', channel: 0, quality: 'high' } as const;
  expect(sameParams(high, { ...high })).toBe(true);
  expect(sameParams(high, { ...high, quality: 'super' })).toBe(false);
  expect(sameParams(high, { ...high, channel: 1 })).toBe(false);
});
