import type { Failure } from '../../../../machines/failure';
import { Answers } from '../../../../miniprogram/plugins/xp2p/answers';

const answers = new Answers();

describe('what the plugin rejects with', () => {
  const rejections: readonly (readonly [string, unknown, object])[] = [
    ['a number', -2402, { code: -2402 }],
    ['a number as text', '-2402', { code: -2402 }],
    ['{ errcode, errmsg }', { errcode: -2402, errmsg: 'why' }, { code: -2402, message: 'why' }],
    ['{ errcode } as text', { errcode: '-2402' }, { code: -2402 }],
    ['{ errCode, errMsg }', { errCode: -2402, errMsg: 'why' }, { code: -2402, message: 'why' }],
    ['{ code: a word }', { code: 'ETIMEDOUT' }, { code: 'ETIMEDOUT' }],
    ['an Error', new Error('broke'), { code: 'threw', message: 'broke' }],
    ['a text', 'something broke', { code: 'noAnswer', message: 'something broke' }],
    ['nothing', undefined, { code: 'noAnswer' }],
    ['null', null, { code: 'noAnswer' }],
    ['an object that says nothing', { errcode: true }, { code: 'noAnswer' }],
  ];

  it.each(rejections)('a plugin’s rejection with %s becomes a failure', async (_what, reason, failure) => {
    await expect(answers.of('init', () => Promise.reject(reason))).rejects.toMatchObject({
      source: 'xp2p',
      step: 'init',
      ...failure,
    });
  });

  it.each(rejections)('%s, thrown at once by a plugin, becomes the same failure', async (_what, reason, failure) => {
    const call = () => {
      throw reason;
    };
    await expect(answers.of('init', call)).rejects.toMatchObject({ source: 'xp2p', ...failure });
  });

  it('a long message of a plugin’s rejection is cut', async () => {
    const reason = { errcode: -1, errmsg: 'long '.repeat(200) };
    const failure = (await answers.of('init', () => Promise.reject(reason)).catch((caught) => caught)) as Failure;
    expect(failure.message).toHaveLength(300);
  });
});

describe('what the plugin resolves with', () => {
  it.each([0, { errcode: 0 }])('a plugin’s answer of %p is success', async (answer) => {
    await expect(answers.zero('startStream', () => answer)).resolves.toBeUndefined();
  });

  it.each([
    [-2402, -2402],
    [{ errcode: -2402 }, -2402],
    [undefined, 'noAnswer'],
    [{}, 'noAnswer'],
  ])('a plugin’s answer of %p is a failure', async (answer, code) => {
    await expect(answers.zero('startStream', async () => answer)).rejects.toMatchObject({ code });
  });
});

describe('stops', () => {
  it('a stop that answers nothing is done when it returns', () => {
    expect(answers.stopped('stopStream', () => undefined)).toBeUndefined();
  });

  it('a stop that answers a number is done: no document gives it a meaning', () => {
    expect(answers.stopped('stopStream', () => -1)).toBeUndefined();
  });

  it('a stop that answers a thenable is done when that is', async () => {
    await expect(answers.stopped('stopStream', () => Promise.resolve(0))).resolves.toBe(0);
  });
});
