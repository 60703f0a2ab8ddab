import { failureOf } from '../../../machines/failure';
import type { SourceAbilities } from '../../../machines/kernel/abilities';
import type { PluginVersions } from '../../../machines/kernel/ports';
import { secret } from '../../../machines/privacy/secret';
import { freshBudget } from '../../../machines/recovery';
import { sessionView } from '../../../machines/session';
import type { SessionContext } from '../../../machines/session/session.types';
import type { Language } from '../../../machines/words/text';
import { atDevice, atUrl } from '../../support/addresses';
import { broken, giveUp, measured, moving, notFound, snapshotIn } from './snapshot-in';

describe('the sheet', () => {
  test('of an error folds code, source and step away', () => {
    const view = sessionView(snapshotIn({ watch: 'failed' }, { failure: broken, decision: giveUp(true) }));
    expect(view.sheet).toEqual({
      kind: 'failure',
      title: 'The connection to the camera broke',
      advice: 'Try again. If that does not work, check the camera’s network.',
      primary: { label: 'Try again', event: 'RETRY' },
      secondary: { label: '', event: '' },
      details: 'Code: disconnect (disconnected)\nSource: notice\nStep: startStream',
    });
  });

  test('of an error that trying again cannot mend has no button', () => {
    const view = sessionView(snapshotIn({ watch: 'failed' }, { failure: notFound, decision: giveUp(false) }));
    expect(view.sheet?.primary).toEqual({ label: '', event: '' });
  });

  test.each([
    ['xp2p', -2000],
    ['xp2p', -2001],
    ['input', 'deviceIncomplete'],
    ['input', 'urlMalformed'],
  ] as const)('of an error that is cured in the camera’s form opens it: %s %s', (source, code) => {
    const view = (language: Language) =>
      sessionView(
        snapshotIn({ watch: 'failed' }, { failure: failureOf(source, code), decision: giveUp(false), language }),
      );
    expect(view('en').sheet).toMatchObject({
      primary: { label: '' },
      secondary: { label: 'Edit camera', event: 'EDIT_CAMERA' },
    });
    expect(view('zh').sheet?.secondary.label).toBe('修改摄像头');
  });

  test('of what was stopped or ended says nothing of an earlier error', () => {
    const stop = sessionView(snapshotIn({ watch: 'stopped' }, { failure: broken }));
    expect(stop.sheet).toMatchObject({ title: 'Playback stopped', details: '', primary: { event: 'PLAY' } });
    const end = sessionView(snapshotIn({ watch: { ended: 'over' } }, { failure: broken }));
    expect(end.sheet).toMatchObject({ title: 'The stream has ended', details: '', primary: { event: 'RETRY' } });
  });

  test('offline goes on by itself, and can be tried at once', () => {
    const view = sessionView(snapshotIn({ watch: { playing: { retrying: 'offline' } } }));
    expect(view.sheet).toMatchObject({
      title: 'No network',
      primary: { label: 'Try now', event: 'RETRY' },
      details: '',
    });
  });
});

describe('nothing secret', () => {
  test('of a camera known by its device: its name is shown, its xp2pInfo never', () => {
    const address = atDevice({ deviceName: 'hall_1', xp2pInfo: secret('XP2PTopSecret') });
    const view = sessionView(
      snapshotIn({ watch: 'failed' }, { source: { id: 'hall', kind: 'camera', address }, isDiagnosing: true }),
    );
    expect(view.diagnosis).toContainEqual({ key: 'source', label: 'Source', value: 'hall_1' });
    expect(JSON.stringify(view)).not.toMatch(/TopSecret|PRODUCT/);
  });

  test('of a url: its query values are masked', () => {
    const url = 'https://user:word@stream.example.com/gate.flv?token=abc123&txSecret=def456';
    const view = sessionView(
      snapshotIn(moving, {
        source: { id: 'gate', kind: 'server', address: atUrl(url) },
        ...measured({ flvUrl: url }),
        isDiagnosing: true,
      }),
    );
    expect(view.url).toBe('https://***@stream.example.com/gate.flv?token=***&txSecret=***');
    expect(JSON.stringify(view)).not.toMatch(/abc123|def456|word/);
  });

  test('of a source without an address: its id is shown', () => {
    const view = sessionView(
      snapshotIn(
        { watch: 'failed' },
        { source: { id: 'door', kind: 'camera', address: atUrl('') }, isDiagnosing: true },
      ),
    );
    expect(view.diagnosis).toContainEqual({ key: 'source', label: 'Source', value: 'door' });
  });
});

describe('diagnosis', () => {
  test('shows what is known, in words and units, and nothing else', () => {
    const view = sessionView(
      snapshotIn(moving, {
        ...measured({
          localPeerName: 'peer-1',
          stream: {
            bytes: 2_345_678,
            videoFrames: 150,
            videoTimeMs: 0,
            audioFrames: 0,
            keyFrames: 5,
            bytesPerSecond: 62_500,
            sharing: null,
          },
          player: { width: 1920, height: 1080, framesPerSecond: 24.9, videoCacheMs: 0 },
        }),
        budget: { ...freshBudget, attempts: 2 },
        isDiagnosing: true,
      }),
    );
    expect(view.diagnosis.map(({ key, value }) => [key, value])).toEqual([
      ['source', 'http://peer.xnet/ipc.p2p.com/ipc.flv?action=***'],
      ['route', 'P2P direct'],
      ['localPeerName', 'peer-1'],
      ['bytes', '2.3 MB'],
      ['rate', '500 kbit/s'],
      ['frames', '150'],
      ['keyFrames', '5'],
      ['size', '1920×1080'],
      ['framesPerSecond', '25 fps'],
      ['cache', '0 ms'],
      ['attempts', '2'],
    ]);
    expect(view.diagnosis.every(({ label }) => label !== '')).toBe(true);
  });

  test('counts small amounts in kilobytes, and leaves out what nobody knows', () => {
    const stream = {
      bytes: 12_345,
      videoFrames: 0,
      videoTimeMs: 0,
      audioFrames: 0,
      keyFrames: 0,
      bytesPerSecond: 0,
      sharing: null,
    };
    const view = sessionView(
      snapshotIn(moving, { ...measured({ stream, player: { width: 640 } }), isDiagnosing: true }),
    );
    expect(view.diagnosis.map(({ key, value }) => [key, value])).toEqual([
      ['source', 'http://peer.xnet/ipc.p2p.com/ipc.flv?action=***'],
      ['route', 'P2P direct'],
      ['bytes', '12 kB'],
    ]);
  });

  test.each([
    ['its device', '', 'front-door'],
    [
      'its url, where the plugin tells a local address (the beta)',
      'http://127.0.0.1/door.flv',
      'http://peer.xnet/ipc.flv?action=***',
    ],
  ])('a camera that is known by both is told by %s', (_, flvUrl, told) => {
    const address = atDevice({ deviceName: 'front-door', url: 'http://peer.xnet/ipc.flv?action=live' });
    const source = { id: 'door', kind: 'camera', address } as const;
    const view = sessionView(snapshotIn(moving, { source, ...measured({ flvUrl }), isDiagnosing: true }));
    expect(view.diagnosis[0]?.value).toBe(told);
  });
});

describe('one to many', () => {
  test('tells what sharing saved, once a second, while somebody looks', () => {
    const sharing = { peers: 3, bytesFromPeers: 6_000_000, bytesFromServer: 2_000_000 };
    const stream = {
      bytes: 8_000_000,
      videoFrames: 0,
      videoTimeMs: 0,
      audioFrames: 0,
      keyFrames: 0,
      bytesPerSecond: 0,
      sharing,
    };
    const view = (isDiagnosing: boolean, shared = stream) =>
      sessionView(snapshotIn(moving, { ...measured({ stream: shared }), isDiagnosing }));
    const values = (shared?: typeof stream) =>
      Object.fromEntries(view(true, shared).diagnosis.map(({ key, value }) => [key, value]));
    expect(values()).toMatchObject({ peers: '3', fromPeers: '6.0 MB', fromServer: '2.0 MB', saved: '75 %' });
    const nothingYet = { ...stream, sharing: { peers: 0, bytesFromPeers: 0, bytesFromServer: 0 } };
    expect(values(nothingYet)).not.toHaveProperty('saved');
    expect(view(false).diagnosis).toEqual([]);
  });
});

describe('the version of the plugin', () => {
  const abilities: SourceAbilities = {
    turns: [0, 90],
    lacks: (version) =>
      version === '3.2.0'
        ? [
            { feature: 'fullScreen', since: '3.2.2' },
            { feature: 'snapshotAnswer', since: '4.1.2' },
          ]
        : [],
  };
  const viewOf = (plugin: Partial<PluginVersions>, language: Language = 'en') =>
    sessionView(
      snapshotIn(moving, {
        abilities,
        plugin: { xp2p: '', player: '', uuid: '', ...plugin },
        language,
        isDiagnosing: true,
      }),
    );
  const rowsOf = (...asked: Parameters<typeof viewOf>) =>
    viewOf(...asked).diagnosis.flatMap(({ key, label, value }) =>
      ['plugin', 'calls', 'uuid', 'fullScreen', 'snapshotAnswer'].includes(key) ? [`${label}: ${value}`] : [],
    );

  test('of the plugin is in the diagnosis, with what it is too old for and the versions that can', () => {
    expect(rowsOf({ xp2p: '3.2.0', player: '1.3.8', uuid: 'u-1' })).toEqual([
      'Plugin: XP2P 3.2.0 · P2P-Player 1.3.8',
      'Plugin’s id: u-1',
      'Full screen: needs XP2P 3.2.2',
      'Photo result: needs XP2P 4.1.2',
    ]);
    expect(rowsOf({ xp2p: '3.2.0' }, 'zh')).toEqual([
      '插件: XP2P 3.2.0',
      '全屏: 需要插件 3.2.2',
      '截图的结果: 需要插件 4.1.2',
    ]);
    expect(rowsOf({ xp2p: '4.9.0' })).toEqual(['Plugin: XP2P 4.9.0']);
    expect(rowsOf({})).toEqual([]);
  });

  test('of the plugin that cannot do full screen turns that button off', () => {
    expect(viewOf({ xp2p: '3.2.0' }).controls.canFullScreen).toBe(false);
    expect(viewOf({ xp2p: '3.2.2' }).controls.canFullScreen).toBe(true);
  });

  test('of a plugin whose old calls are used says in the diagnosis that nobody has tried them', () => {
    expect(rowsOf({ xp2p: '4.6.9', isUntried: true })).toEqual([
      'Plugin: XP2P 4.6.9',
      'Plugin calls: the old ones of 4.x (--allow-4), which nobody has tried',
    ]);
    expect(rowsOf({ isUntried: true }, 'zh')).toEqual(['插件接口: 4.x 的旧接口（--allow-4），没有人试过']);
  });
});

describe('notices', () => {
  const noticeOf = (notice: SessionContext['notice'], language: Language = 'en') =>
    sessionView(snapshotIn(moving, { notice, language })).notice;

  test('say what became of what was asked for', () => {
    expect(noticeOf(null)).toEqual({ text: '', action: '', event: '' });
    expect(noticeOf({ kind: 'snapshotSaved' }, 'zh').text).toBe('截图已保存到相册');
    expect(noticeOf({ kind: 'joined', quality: 'standard' }, 'zh').text).toBe('此摄像头正以标清播放，已一同观看');
  });

  test('of a refused permission offer the settings, in two sentences', () => {
    const notice = { kind: 'snapshotFailed', failure: failureOf('system', 'deniedInSettings') } as const;
    expect(noticeOf(notice, 'zh')).toEqual({
      text: '没有保存到相册的权限。请在小程序的设置里允许添加到相册，再试一次。',
      action: '去设置',
      event: 'OPEN_SETTINGS',
    });
  });
});
