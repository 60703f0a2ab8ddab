import type { AnyStateNode, StateValue } from 'xstate';
import { type Failure, failureOf } from '../../../machines/failure';
import { freshBudget } from '../../../machines/recovery';
import { secret } from '../../../machines/secret';
import { sessionMachine, sessionView } from '../../../machines/session';
import type { SessionContext } from '../../../machines/session/session.types';
import type { Language } from '../../../machines/text';
import { SessionAlone } from './session-alone';
import { streamPath } from './story';

/** Every value that a node can have: each leaf below it. */
function valuesOf(node: AnyStateNode): StateValue[] {
  return Object.values(node.states).flatMap((child): StateValue[] =>
    Object.keys(child.states).length === 0 ? [child.key] : valuesOf(child).map((value) => ({ [child.key]: value })),
  );
}

const regions = sessionMachine.root.states['viewing']?.states as Record<string, AnyStateNode>;
const valuesIn = (region: string): StateValue[] => valuesOf(regions[region] as AnyStateNode);

const { context: freshContext } = new SessionAlone().session.getSnapshot();

/** A snapshot in these states: regions that are not named are as they are while all is well. */
function snapshotIn(states: Record<string, StateValue>, context: Partial<SessionContext> = {}) {
  const calm = Object.fromEntries(Object.entries(regions).map(([key, node]) => [key, valuesOf(node)[0] as StateValue]));
  const viewing = { ...calm, player: { present: { ready: 'pulling' } }, ...states };
  return sessionMachine.resolveState({ value: { viewing }, context: { ...freshContext, ...context } });
}

const giveUp = (canRetry: boolean) => ({ action: 'giveUp', canRetry, budget: freshBudget }) as const;
const retry = (schedule: 'fast' | 'slow') =>
  ({ action: 'retry', schedule, delayMs: 3_000, budget: freshBudget }) as const;

const broken: Failure = failureOf('notice', 'disconnect', { step: 'startStream' });
const tooMany: Failure = failureOf('http', 503);
const notFound: Failure = failureOf('http', 404);

type Looks = ReturnType<typeof looksOf>;

/** What a person sees of a state, in a line. */
function looksOf(view: ReturnType<typeof sessionView>) {
  const { status, waiting, hint, sheet, controls } = view;
  return {
    status: status.text,
    tone: status.tone,
    shows: [waiting && 'activity', hint && 'hint', sheet && `${sheet.kind} sheet`].filter(Boolean).join(', '),
    button: controls.playing ? 'stop' : 'play',
    can: Object.entries({
      play: controls.canPlay,
      stop: controls.canStop,
      snapshot: controls.canSnapshot,
      fullScreen: controls.canFullScreen,
    })
      .filter(([, possible]) => possible)
      .map(([name]) => name)
      .join(', '),
  };
}

const watching = (inner: StateValue) => ({ watching: inner });
const pulling = (inner: string) => watching({ pulling: inner });
const stopped = { intent: 'stopped' };

interface Row {
  readonly what: string;
  readonly stream: StateValue;
  readonly others?: Record<string, StateValue>;
  readonly context?: Partial<SessionContext>;
  readonly zh: string;
  readonly looks: Looks;
}

const busy = (status: string): Looks => ({ status, tone: 'busy', shows: 'activity', button: 'stop', can: 'stop' });
const moving = (status: string, tone: Looks['tone'], shows = ''): Looks => ({
  status,
  tone,
  shows,
  button: 'stop',
  can: 'stop, snapshot, fullScreen',
});

const rows: readonly Row[] = [
  {
    what: 'not begun',
    stream: 'idle',
    zh: '未播放',
    looks: { status: 'Not playing', tone: 'idle', shows: '', button: 'play', can: 'play' },
  },
  {
    what: 'stopped',
    stream: 'idle',
    others: stopped,
    zh: '已停止',
    looks: { status: 'Stopped', tone: 'idle', shows: 'stopped sheet', button: 'play', can: 'play' },
  },
  {
    what: 'waiting for init',
    stream: watching('waitingForModule'),
    context: { waitReason: 'init' },
    zh: '正在准备 P2P… 1/4',
    looks: busy('Preparing P2P… 1/4'),
  },
  {
    what: 'waiting for a reset',
    stream: watching('waitingForModule'),
    context: { waitReason: 'reset' },
    zh: '网络变化，正在重新准备…',
    looks: busy('Network changed, preparing again…'),
  },
  {
    what: 'waiting for a viewer of the other kind',
    stream: watching('waitingForModule'),
    context: { waitReason: 'sourceExcluded' },
    zh: '正在等待其他画面让出连接…',
    looks: busy('Waiting for another stream to make room…'),
  },
  {
    what: 'waiting because the id is jammed',
    stream: watching('waitingForModule'),
    context: { waitReason: 'jammed' },
    zh: '正在等待其他画面让出连接…',
    looks: busy('Waiting for another stream to make room…'),
  },
  {
    what: 'starting the service',
    stream: watching('startingService'),
    zh: '正在连接摄像头… 2/4',
    looks: busy('Connecting to the camera… 2/4'),
  },
  {
    what: 'waiting for the player',
    stream: watching('serviceReady'),
    zh: '正在启动播放器… 3/4',
    looks: busy('Starting the player… 3/4'),
  },
  {
    what: 'asking for the stream',
    stream: pulling('requesting'),
    zh: '正在请求画面… 4/4',
    looks: busy('Asking for the picture… 4/4'),
  },
  {
    what: 'waiting for data',
    stream: pulling('header'),
    zh: '正在等待画面… 4/4',
    looks: busy('Waiting for the picture… 4/4'),
  },
  { what: 'playing', stream: pulling('playing'), zh: '直播', looks: moving('Live', 'live') },
  {
    what: 'resuming after throttling',
    stream: pulling('resuming'),
    zh: '直播',
    looks: moving('Live', 'live'),
  },
  {
    what: 'throttled',
    stream: watching('throttled'),
    others: { player: { present: { ready: 'quiet' } } },
    zh: '直播',
    looks: moving('Live', 'live'),
  },
  {
    what: 'weak',
    stream: pulling('weak'),
    zh: '网络较弱',
    looks: moving('Weak network', 'warn', 'hint'),
  },
  {
    what: 'the player reconnecting by itself',
    stream: watching('playerReconnecting'),
    others: { player: { present: { ready: 'quiet' } } },
    zh: '播放器正在重连…',
    looks: { ...busy('Player is reconnecting…'), tone: 'warn' },
  },
  {
    what: 'retrying at once',
    stream: { retrying: 'counting' },
    context: { failure: broken, decision: retry('fast') },
    zh: '正在重连…',
    looks: { status: 'Reconnecting…', tone: 'warn', shows: '', button: 'stop', can: 'stop' },
  },
  {
    what: 'retrying in a while',
    stream: { retrying: 'counting' },
    context: { failure: broken, decision: retry('fast'), secondsLeft: 3 },
    zh: '重连中 · 3 秒后',
    looks: { status: 'Reconnecting in 3 s', tone: 'warn', shows: 'failure sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'waiting for room',
    stream: { retrying: 'counting' },
    context: { failure: tooMany, decision: retry('slow'), secondsLeft: 20 },
    zh: '观看人数已满，20 秒后重试',
    looks: {
      status: 'Too many people are watching, trying again in 20 s',
      tone: 'warn',
      shows: 'failure sheet',
      button: 'stop',
      can: 'stop',
    },
  },
  {
    what: 'offline, the player not even ready',
    stream: { retrying: 'offline' },
    others: { player: { present: 'preparing' } },
    context: { failure: broken, online: false },
    zh: '网络已断开',
    looks: { status: 'Offline', tone: 'warn', shows: 'failure sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'playing what is left',
    stream: { ended: 'draining' },
    zh: '正在播完余下画面',
    looks: moving('Playing what is left', 'live'),
  },
  {
    what: 'ended',
    stream: { ended: 'over' },
    zh: '已结束',
    looks: { status: 'Ended', tone: 'idle', shows: 'ended sheet', button: 'play', can: 'play, stop' },
  },
  {
    what: 'failed, and it can be tried again',
    stream: 'failed',
    context: { failure: broken, decision: giveUp(true) },
    zh: '无法播放',
    looks: { status: 'Cannot play', tone: 'bad', shows: 'failure sheet', button: 'play', can: 'play, stop' },
  },
  {
    what: 'failed, and trying again cannot help',
    stream: 'failed',
    context: { failure: notFound, decision: giveUp(false) },
    zh: '无法播放',
    looks: { status: 'Cannot play', tone: 'bad', shows: 'failure sheet', button: 'play', can: 'stop' },
  },
];

describe('what a person sees of every state', () => {
  test.each(rows)('$what', ({ stream, others = {}, context = {}, zh, looks }) => {
    expect(looksOf(sessionView(snapshotIn({ ...others, stream }, context)))).toEqual(looks);
    const inChinese = sessionView(snapshotIn({ ...others, stream }, { ...context, language: 'zh' }));
    expect(looksOf(inChinese)).toEqual({ ...looks, status: zh });
  });

  test('left', () => {
    const left = sessionMachine.resolveState({ value: 'left', context: freshContext });
    expect(looksOf(sessionView(left))).toEqual({
      status: 'Left',
      tone: 'idle',
      shows: '',
      button: 'play',
      can: 'play',
    });
    expect(sessionView(left)).toMatchObject({ playerKey: 0, controls: { canChangeQuality: false } });
  });
});

/** Every text of a view, but details: those are for copying, code included. */
function textsOf(view: ReturnType<typeof sessionView>): string[] {
  const { status, hint, notice, sheet, quality, qualities, timeline } = view;
  return [
    status.text,
    hint,
    notice.text,
    notice.action,
    ...(sheet ? [sheet.title, sheet.advice, sheet.primary.label] : []),
    quality,
    ...qualities.map(({ label }) => label),
    ...timeline.map(({ label }) => label),
  ];
}

describe.each<Language>(['zh', 'en'])('in every state that the chart has, in %s', (language) => {
  const failures: readonly Partial<SessionContext>[] = [
    {},
    { failure: broken, decision: giveUp(true), secondsLeft: 2 },
    { failure: tooMany, decision: retry('slow'), secondsLeft: 30 },
    { failure: notFound, decision: giveUp(false) },
  ];
  const views = valuesIn('stream').flatMap((stream) =>
    valuesIn('player').flatMap((player) =>
      valuesIn('intent').flatMap((intent) =>
        failures.map((context) => {
          const snapshot = snapshotIn({ stream, player, intent }, { ...context, language });
          return { snapshot, view: sessionView(snapshot) };
        }),
      ),
    ),
  );

  test('the status says something', () => {
    const silent = views
      .filter(({ view }) => view.status.text.trim() === '')
      .map(({ snapshot }) => streamPath(snapshot));
    expect(views.length).toBeGreaterThan(500);
    expect(silent).toEqual([]);
  });

  test('no text is a code, shouts, or is in the other language', () => {
    const wrong = new Set(
      views.flatMap(({ view }) =>
        textsOf(view).filter((text) => {
          const isCode = /-?\d{3,}/.test(text);
          const shouts = /[!！]/.test(text);
          const isForeign = language === 'en' ? /\p{Script=Han}/u.test(text) : /[a-z]{4,}/.test(text);
          return isCode || shouts || isForeign;
        }),
      ),
    );
    expect([...wrong]).toEqual([]);
  });

  test('no spinner turns behind a sheet, and where none does there is something to tap or nothing to wait for', () => {
    const wrong = views.filter(({ view }) => {
      const { sheet, waiting, controls } = view;
      if (sheet && (sheet.title === '' || sheet.advice === '')) return true;
      return (waiting && sheet !== null) || !(controls.canPlay || controls.canStop);
    });
    expect(wrong.map(({ snapshot }) => streamPath(snapshot))).toEqual([]);
  });

  test('there is a player node exactly while the chart has one', () => {
    const wrong = views.filter(
      ({ snapshot, view }) => view.playerKey > 0 !== snapshot.matches({ viewing: { player: 'present' } }),
    );
    expect(wrong.map(({ snapshot }) => JSON.stringify(snapshot.value))).toEqual([]);
  });
});

describe('the sheet', () => {
  test('of an error folds code, source and step away', () => {
    const view = sessionView(snapshotIn({ stream: 'failed' }, { failure: broken, decision: giveUp(true) }));
    expect(view.sheet).toEqual({
      kind: 'failure',
      title: 'The connection to the camera broke',
      advice: 'Try again. If that does not work, check the camera’s network.',
      primary: { label: 'Try again', event: 'RETRY' },
      details: 'Code: disconnect (disconnected)\nSource: notice\nStep: startStream',
    });
  });

  test('of an error that trying again cannot mend has no button', () => {
    const view = sessionView(snapshotIn({ stream: 'failed' }, { failure: notFound, decision: giveUp(false) }));
    expect(view.sheet?.primary).toEqual({ label: '', event: '' });
  });

  test('of what was stopped or ended says nothing of an earlier error', () => {
    const stop = sessionView(snapshotIn({ stream: 'idle', intent: 'stopped' }, { failure: broken }));
    expect(stop.sheet).toMatchObject({ title: 'Playback stopped', details: '', primary: { event: 'PLAY' } });
    const end = sessionView(snapshotIn({ stream: { ended: 'over' } }, { failure: broken }));
    expect(end.sheet).toMatchObject({ title: 'The stream has ended', details: '', primary: { event: 'RETRY' } });
  });

  test('offline has no button, as it goes on by itself', () => {
    const view = sessionView(snapshotIn({ stream: { retrying: 'offline' } }));
    expect(view.sheet).toMatchObject({ title: 'No network', primary: { label: '', event: '' }, details: '' });
  });
});

describe('nothing secret', () => {
  test('of a camera known by its device: its name is shown, its xp2pInfo never', () => {
    const device = { productId: 'PRODUCT', deviceName: 'hall_1', xp2pInfo: secret('XP2PTopSecret') };
    const view = sessionView(
      snapshotIn({ stream: 'failed' }, { source: { id: 'hall', kind: 'camera', device }, isDiagnosing: true }),
    );
    expect(view.diagnosis).toContainEqual({ key: 'source', label: 'Source', value: 'hall_1' });
    expect(JSON.stringify(view)).not.toMatch(/TopSecret|PRODUCT/);
  });

  test('of a url: its query values are masked', () => {
    const url = 'https://user:word@stream.example.com/gate.flv?token=abc123&txSecret=def456';
    const view = sessionView(
      snapshotIn(
        { stream: pulling('playing') },
        { source: { id: 'gate', kind: 'server', url }, flvUrl: url, isDiagnosing: true },
      ),
    );
    expect(view.url).toBe('https://***@stream.example.com/gate.flv?token=***&txSecret=***');
    expect(JSON.stringify(view)).not.toMatch(/abc123|def456|word/);
  });

  test('of a source with neither: its id is shown', () => {
    const view = sessionView(
      snapshotIn({ stream: 'failed' }, { source: { id: 'door', kind: 'camera' }, isDiagnosing: true }),
    );
    expect(view.diagnosis).toContainEqual({ key: 'source', label: 'Source', value: 'door' });
  });
});

describe('diagnosis', () => {
  test('shows what is known, in words and units, and nothing else', () => {
    const view = sessionView(
      snapshotIn(
        { stream: pulling('playing') },
        {
          localPeerName: 'peer-1',
          streamMeasure: { bytes: 2_345_678, videoFrames: 150, keyFrames: 5, bytesPerSecond: 62_500, sharing: null },
          playerMeasure: { width: 1920, height: 1080, framesPerSecond: 24.9, videoCacheMs: 0 },
          budget: { ...freshBudget, attempts: 2 },
          isDiagnosing: true,
        },
      ),
    );
    expect(view.diagnosis.map(({ key, value }) => [key, value])).toEqual([
      ['source', 'http://peer.xnet/ipc.p2p.com/ipc.flv?action=***'],
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
    const streamMeasure = { bytes: 12_345, videoFrames: 0, keyFrames: 0, bytesPerSecond: 0, sharing: null };
    const view = sessionView(
      snapshotIn({ stream: pulling('playing') }, { streamMeasure, playerMeasure: { width: 640 }, isDiagnosing: true }),
    );
    expect(view.diagnosis.map(({ key, value }) => [key, value])).toEqual([
      ['source', 'http://peer.xnet/ipc.p2p.com/ipc.flv?action=***'],
      ['bytes', '12 kB'],
    ]);
  });
});

describe('one to many', () => {
  test('tells what sharing saved, once a second, while somebody looks', () => {
    const sharing = { peers: 3, bytesFromPeers: 6_000_000, bytesFromServer: 2_000_000 };
    const streamMeasure = { bytes: 8_000_000, videoFrames: 0, keyFrames: 0, bytesPerSecond: 0, sharing };
    const view = (isDiagnosing: boolean, shared = streamMeasure) =>
      sessionView(snapshotIn({ stream: pulling('playing') }, { streamMeasure: shared, isDiagnosing }));
    const values = (shared?: typeof streamMeasure) =>
      Object.fromEntries(view(true, shared).diagnosis.map(({ key, value }) => [key, value]));
    expect(values()).toMatchObject({ peers: '3', fromPeers: '6.0 MB', fromServer: '2.0 MB', saved: '75 %' });
    const nothingYet = { ...streamMeasure, sharing: { peers: 0, bytesFromPeers: 0, bytesFromServer: 0 } };
    expect(values(nothingYet)).not.toHaveProperty('saved');
    expect(view(false).diagnosis).toEqual([]);
  });
});

describe('notices', () => {
  const noticeOf = (notice: SessionContext['notice'], language: Language = 'en') =>
    sessionView(snapshotIn({ stream: pulling('playing') }, { notice, language })).notice;

  test('say what became of what was asked for', () => {
    expect(noticeOf(null)).toEqual({ text: '', action: '', event: '' });
    expect(noticeOf({ kind: 'snapshotSaved' }, 'zh').text).toBe('截图已保存到相册');
    expect(noticeOf({ kind: 'joined', quality: 'standard' }, 'zh').text).toBe('此摄像头正以标清播放，已一同观看');
  });

  test('of a refused permission offer the settings, in two sentences', () => {
    const notice = { kind: 'snapshotFailed', failure: failureOf('system', 'albumDenied') } as const;
    expect(noticeOf(notice, 'zh')).toEqual({
      text: '没有保存到相册的权限。请在设置里允许保存到相册，再试一次。',
      action: '去设置',
      event: 'OPEN_SETTINGS',
    });
  });
});
