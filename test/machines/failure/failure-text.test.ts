import {
  failureAdvice,
  failureDetails,
  failureFromOutside,
  failureOf,
  failureSentences,
  failureTitle,
} from '../../../machines/failure';

describe('what a person reads of a failure', () => {
  test('a failure says what happened and what can be done, in the language of the phone', () => {
    const failure = failureOf('http', 503);
    expect(failureTitle(failure, 'zh')).toBe('观看人数已满');
    expect(failureTitle(failure, 'en')).toBe('Too many people are watching');
    expect(failureAdvice(failure, 'zh')).toContain('有人离开后即可观看');
    expect(failureAdvice(failure, 'en')).toContain('when someone leaves');
  });

  test('a failure names the version that is needed when it is known, and reads well when it is not', () => {
    const known = failureOf('environment', 'wechatTooOld', { message: '8.0.14' });
    const unknown = failureOf('environment', 'wechatTooOld');
    expect(failureAdvice(known, 'zh')).toBe('请把微信升级到 8.0.14 或更高版本，再打开这里。');
    expect(failureAdvice(known, 'en')).toBe('Update WeChat to 8.0.14 or later, then come back.');
    expect(failureAdvice(unknown, 'zh')).toBe('请把微信升级到更高版本，再打开这里。');
    expect(failureAdvice(unknown, 'en')).toBe('Update WeChat, then come back.');
  });

  test('a failure tells the status of a header that nobody has a sentence for, in the advice', () => {
    expect(failureAdvice(failureFromOutside('http', 418), 'en')).toContain('(status 418)');
    expect(failureAdvice(failureFromOutside('http', 599), 'zh')).toContain('（状态 599）');
  });

  test('a failure tells whether picture or sound could not be decoded', () => {
    const [video, audio] = [failureOf('live-player', 2101), failureOf('live-player', 2102)];
    expect([failureTitle(video, 'zh'), failureTitle(audio, 'zh')]).toEqual(['画面解码出错', '声音解码出错']);
    expect([failureTitle(video, 'en'), failureTitle(audio, 'en')]).toEqual([
      'A picture could not be decoded',
      'Some sound could not be decoded',
    ]);
  });

  test('a failure fits one line as two sentences', () => {
    const failure = failureOf('live-player', 2103);
    expect(failureSentences(failure, 'zh')).toBe('播放中断，播放器正在重连。请稍候；若一直不行，请重试。');
    expect(failureSentences(failure, 'en')).toBe(
      'Playback was interrupted; the player is reconnecting. Please wait. If that does not work, try again.',
    );
  });

  test('a message that looks like a placeholder stays a message', () => {
    const failure = failureOf('environment', 'pluginUnsupported', { message: '{code} $& [x]' });
    expect(failureAdvice(failure, 'en')).toBe('Use a supported version of the plugin. Found: {code} $& [x].');
  });
});

describe('details of a failure', () => {
  test('the details of a failure tell code, kind, source, step and message, a line each, to be copied', () => {
    const failure = failureOf('xp2p', -2402, { step: 'startStream', message: 'subscribe failed' });
    expect(failureDetails(failure, 'en')).toBe(
      'Code: -2402 (pullNotStarted)\nSource: xp2p\nStep: startStream\nMessage: subscribe failed',
    );
    expect(failureDetails(failure, 'zh')).toBe(
      '代码：-2402 (pullNotStarted)\n来源：xp2p\n步骤：startStream\n信息：subscribe failed',
    );
  });

  test('the details of a failure leave out what is not known', () => {
    expect(failureDetails(failureOf('notice', 'close'), 'en')).toBe('Code: close (streamClosed)\nSource: notice');
    // where code and kind are one word it is said once
    expect(failureDetails(failureOf('network', 'offline'), 'en')).toBe('Code: offline\nSource: network');
  });
});

describe('what a source said of its failure', () => {
  test('what a source said loses everything that looks like a secret before it becomes part of the failure', () => {
    const { message = '' } = failureOf('xp2p', -2001, {
      message:
        'bad xp2pInfo XP2PabcdEFGH1234ijklMNOP5678==%2.3.15 for http://x.xnet/a.flv?action=live&token=abc, appSecretKey=hush',
    });
    expect(message).toContain('http://x.xnet/a.flv?action=***&token=***');
    expect(message).not.toMatch(/abcdEFGH|hush|token=abc/);
  });

  test('a failure code that is a word loses what looks like a secret, too', () => {
    expect(failureFromOutside('p2p-player', 'token=abcdef').code).toBe('token=***');
  });

  test('what a source said keeps what is harmless, and an empty message is none', () => {
    expect(failureOf('live-player', 2103, { message: 'errCode:-1004' }).message).toBe('errCode:-1004');
    expect(failureOf('live-player', 2103, { message: '', step: '' })).toEqual({
      source: 'live-player',
      code: 2103,
      kind: 'playerReconnecting',
      scope: 'player',
    });
  });
});
