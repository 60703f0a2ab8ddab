import type { StateValue } from 'xstate';
import { sessionMachine, sessionView } from '../../../machines/session';
import type { SessionContext } from '../../../machines/session/session.types';
import type { Language } from '../../../machines/words/text';
import { pictureWord } from '../../support/picture-word';
import {
  broken,
  freshContext,
  giveUp,
  notFound,
  pulling,
  retry,
  snapshotIn,
  tooMany,
  valuesIn,
  watching,
} from './snapshot-in';

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
    what: 'asking the camera whether it accepts a viewer',
    stream: pulling('checkingDevice'),
    zh: '正在询问摄像头… 4/4',
    looks: busy('Asking the camera… 4/4'),
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
    what: 'resting, as nobody looks',
    stream: watching('resting'),
    zh: '已在后台暂停',
    looks: { status: 'Paused in the background', tone: 'idle', shows: '', button: 'stop', can: 'stop' },
  },
  {
    what: 'asleep, as nobody has looked for long',
    stream: 'asleep',
    zh: '已在后台暂停',
    looks: { status: 'Paused in the background', tone: 'idle', shows: '', button: 'stop', can: 'stop' },
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
  ...(['joined', 'apart'] as const).map(
    (paused): Row => ({
      what: `the picture is paused, the player ${paused}`,
      stream: pulling({ paused }),
      others: { intent: { paused: 'picture' } },
      zh: '已暂停',
      looks: { status: 'Paused', tone: 'idle', shows: 'paused sheet', button: 'stop', can: 'stop' },
    }),
  ),
  {
    what: 'paused with its stream',
    stream: watching('resting'),
    others: { intent: { paused: 'stream' } },
    zh: '已暂停',
    looks: { status: 'Paused', tone: 'idle', shows: 'paused sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'paused while it starts',
    stream: watching('startingService'),
    others: { intent: { paused: 'picture' } },
    zh: '已暂停',
    looks: { status: 'Paused', tone: 'idle', shows: 'paused sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'going back to live',
    stream: pulling('catchingUp'),
    zh: '正在回到直播…',
    looks: { ...busy('Back to live…'), shows: '' },
  },
  {
    what: 'the player comes back',
    stream: pulling({ rejoining: 'waitingForPlayer' }),
    zh: '正在回到直播…',
    looks: busy('Back to live…'),
  },
  {
    what: 'the player is back',
    stream: pulling({ rejoining: 'waitingForData' }),
    zh: '正在回到直播…',
    looks: busy('Back to live…'),
  },
  {
    what: 'live over one to many',
    stream: pulling('playing'),
    others: { route: 'shared' },
    zh: '直播 · 多人共享',
    looks: moving('Live · shared', 'live'),
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
  test('every state of the stream is in the table', () => {
    const named = new Set(rows.map(({ stream }) => JSON.stringify(stream)));
    expect(
      valuesIn('stream')
        .map((value) => JSON.stringify(value))
        .filter((value) => !named.has(value)),
    ).toEqual([]);
  });

  test.each(rows)('$what', ({ stream, others = {}, context = {}, zh, looks }) => {
    expect(looksOf(sessionView(snapshotIn({ ...others, stream }, context)))).toEqual(looks);
    const inChinese = sessionView(snapshotIn({ ...others, stream }, { ...context, language: 'zh' }));
    expect(looksOf(inChinese)).toEqual({ ...looks, status: zh });
  });

  test('left', () => {
    const left = sessionMachine().resolveState({ value: 'left', context: freshContext });
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
  const { status, hint, notice, sheet, quality, qualities, timelineMarks } = view;
  return [
    status.text,
    hint,
    notice.text,
    notice.action,
    ...(sheet ? [sheet.title, sheet.advice, sheet.primary.label] : []),
    quality,
    ...qualities.map(({ label }) => label),
    ...timelineMarks.map(({ label }) => label),
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
      .map(({ snapshot }) => pictureWord(snapshot));
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
    expect(wrong.map(({ snapshot }) => pictureWord(snapshot))).toEqual([]);
  });

  test('there is a player node exactly while the chart has one', () => {
    const wrong = views.filter(
      ({ snapshot, view }) => view.playerKey > 0 !== snapshot.matches({ viewing: { player: 'present' } }),
    );
    expect(wrong.map(({ snapshot }) => JSON.stringify(snapshot.value))).toEqual([]);
  });
});
