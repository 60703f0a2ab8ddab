import type { StateValue } from 'xstate';
import type { PictureStep } from '../../../machines/picture';
import { onItsWayTexts, sessionView } from '../../../machines/session';
import type { SessionContext } from '../../../machines/session/session.types';
import type { Language } from '../../../machines/words/text';
import {
  broken,
  freshContext,
  giveUp,
  moving,
  notFound,
  retry,
  sessionMachine,
  snapshotIn,
  tooMany,
  valuesIn,
  weak,
  working,
} from './snapshot-in';

type Looks = ReturnType<typeof looksOf>;

const steps = Object.keys(onItsWayTexts) as PictureStep[];

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

interface Row {
  readonly what: string;
  readonly watch: StateValue;
  readonly others?: Record<string, StateValue>;
  readonly context?: Partial<SessionContext>;
  readonly zh: string;
  readonly looks: Looks;
}

const busy = (status: string): Looks => ({ status, tone: 'busy', shows: 'activity', button: 'stop', can: 'stop' });
const looksMoving = (status: string, tone: Looks['tone'], shows = ''): Looks => ({
  status,
  tone,
  shows,
  button: 'stop',
  can: 'stop, snapshot, fullScreen',
});
const atStep = (step: PictureStep, zh: string, en: string, tone: Looks['tone'] = 'busy'): Row => ({
  what: `on its way, at ${step}`,
  ...working,
  context: { step },
  zh,
  looks: { ...busy(en), tone },
});
const paused: Looks = { status: 'Paused', tone: 'idle', shows: 'paused sheet', button: 'stop', can: 'stop' };

const rows: readonly Row[] = [
  atStep('initModule', '正在准备 P2P… 1/4', 'Preparing P2P… 1/4'),
  atStep('resetModule', '网络变化，正在重新准备…', 'Network changed, preparing again…'),
  atStep('waitForOthers', '正在等待其他画面让出连接…', 'Waiting for another stream to make room…'),
  atStep('startService', '正在连接摄像头… 2/4', 'Connecting to the camera… 2/4'),
  atStep('waitPull', '正在启动播放器… 3/4', 'Starting the player… 3/4'),
  atStep('startStream', '正在请求画面… 4/4', 'Asking for the picture… 4/4'),
  atStep('waitHeader', '正在请求画面… 4/4', 'Asking for the picture… 4/4'),
  atStep('checkDevice', '正在询问摄像头… 4/4', 'Asking the camera… 4/4'),
  atStep('waitData', '正在等待画面… 4/4', 'Waiting for the picture… 4/4'),
  atStep('waitPicture', '正在等待画面… 4/4', 'Waiting for the picture… 4/4'),
  atStep('noPicture', '有数据，还没有画面…', 'Data comes, no picture yet…', 'warn'),
  atStep('still', '画面停住了，请稍候…', 'The picture stands still…', 'warn'),
  atStep('damaged', '画面数据损坏…', 'The stream is damaged…', 'warn'),
  atStep('undecodable', '手机解不出画面…', 'The phone cannot decode it…', 'warn'),
  atStep('reconnect', '播放器正在重连…', 'Player is reconnecting…', 'warn'),
  atStep('rejoin', '正在回到直播…', 'Back to live…'),
  { what: 'playing', ...moving, zh: '直播', looks: looksMoving('Live', 'live') },
  {
    what: 'live over one to many',
    ...moving,
    others: { route: 'shared' },
    zh: '直播 · 多人共享',
    looks: looksMoving('Live · shared', 'live'),
  },
  ...(['mending', 'late'] as const).map((behind) => ({
    what: `behind live, ${behind}`,
    watch: { playing: { showing: { shown: { behind } } } },
    zh: '画面晚于现场',
    looks: looksMoving('Behind live', 'warn', 'hint'),
  })),
  { what: 'weak', ...weak, zh: '网络较弱', looks: looksMoving('Weak network', 'warn', 'hint') },
  {
    what: 'stopped',
    watch: 'stopped',
    zh: '已停止',
    looks: { status: 'Stopped', tone: 'idle', shows: 'stopped sheet', button: 'play', can: 'play' },
  },
  {
    what: 'made room, as memory is short',
    watch: 'savingMemory',
    zh: '已暂停',
    looks: { status: 'Paused', tone: 'idle', shows: 'stopped sheet', button: 'play', can: 'play' },
  },
  {
    what: 'resting, as nobody looks',
    watch: { playing: 'resting' },
    zh: '已在后台暂停',
    looks: { status: 'Paused in the background', tone: 'idle', shows: 'paused sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'asleep, as nobody has looked for long',
    watch: { playing: 'asleep' },
    zh: '已在后台暂停',
    looks: { status: 'Paused in the background', tone: 'idle', shows: 'paused sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'retrying at once',
    watch: { playing: { retrying: 'counting' } },
    context: { failure: broken, decision: retry('fast') },
    zh: '正在重连…',
    looks: { status: 'Reconnecting…', tone: 'warn', shows: '', button: 'stop', can: 'stop' },
  },
  {
    what: 'retrying in a while',
    watch: { playing: { retrying: 'counting' } },
    context: { failure: broken, decision: retry('fast'), secondsLeft: 3 },
    zh: '重连中 · 3 秒后',
    looks: { status: 'Reconnecting in 3 s', tone: 'warn', shows: 'failure sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'waiting for room',
    watch: { playing: { retrying: 'counting' } },
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
  { what: 'paused, its picture alone', watch: { paused: 'picture' }, zh: '已暂停', looks: paused },
  { what: 'paused with its stream', watch: { paused: 'stream' }, zh: '已暂停', looks: paused },
  { what: 'paused for long', watch: { paused: 'asleep' }, zh: '已暂停', looks: paused },
  {
    what: 'offline',
    watch: { playing: { retrying: 'offline' } },
    context: { failure: broken, online: false },
    zh: '网络已断开',
    looks: { status: 'Offline', tone: 'warn', shows: 'failure sheet', button: 'stop', can: 'stop' },
  },
  {
    what: 'playing sound alone',
    watch: { playing: { showing: { shown: 'soundOnly' } } },
    zh: '直播 · 仅有声音',
    looks: { status: 'Live · sound only', tone: 'live', shows: '', button: 'stop', can: 'stop' },
  },
  {
    what: 'weak, with sound alone',
    watch: { playing: { showing: { shown: 'soundWeak' } } },
    zh: '网络较弱',
    looks: { status: 'Weak network', tone: 'warn', shows: '', button: 'stop', can: 'stop' },
  },
  {
    what: 'playing what is left',
    watch: { ended: 'draining' },
    zh: '正在播完余下画面',
    looks: looksMoving('Playing what is left', 'live'),
  },
  {
    what: 'ended',
    watch: { ended: 'over' },
    zh: '已结束',
    looks: { status: 'Ended', tone: 'idle', shows: 'ended sheet', button: 'play', can: 'play, stop' },
  },
  {
    what: 'failed, and it can be tried again',
    watch: 'failed',
    context: { failure: broken, decision: giveUp(true) },
    zh: '无法播放',
    looks: { status: 'Cannot play', tone: 'bad', shows: 'failure sheet', button: 'play', can: 'play, stop' },
  },
  {
    what: 'failed, and trying again cannot help',
    watch: 'failed',
    context: { failure: notFound, decision: giveUp(false) },
    zh: '无法播放',
    looks: { status: 'Cannot play', tone: 'bad', shows: 'failure sheet', button: 'play', can: 'stop' },
  },
];

describe('what a person sees of every state', () => {
  test('every state of what a person wants is in the table', () => {
    const named = new Set(rows.map(({ watch }) => JSON.stringify(watch)));
    expect(
      valuesIn('watch')
        .map((value) => JSON.stringify(value))
        .filter((value) => !named.has(value)),
    ).toEqual([]);
  });

  test.each(rows)('$what', ({ watch, others = {}, context = {}, zh, looks }) => {
    expect(looksOf(sessionView(snapshotIn({ ...others, watch }, context)))).toEqual(looks);
    const inChinese = sessionView(snapshotIn({ ...others, watch }, { ...context, language: 'zh' }));
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
    expect(sessionView(left)).toMatchObject({ controls: { canChangeQuality: false } });
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
  const views = valuesIn('watch').flatMap((watch) =>
    steps.flatMap((step) =>
      (['direct', 'shared'] as const).flatMap((route) =>
        failures.map((context) => {
          const snapshot = snapshotIn({ watch, route }, { ...context, step, language });
          return { path: `${JSON.stringify(watch)} ${step} ${route}`, view: sessionView(snapshot) };
        }),
      ),
    ),
  );

  test('the status says something', () => {
    const silent = views.filter(({ view }) => view.status.text.trim() === '').map(({ path }) => path);
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
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('there is a player node exactly while the picture says so', () => {
    const none = sessionView(snapshotIn(moving, { node: { way: 'none' }, fullScreen: true, language }));
    expect(none).toMatchObject({ playerKey: 0, autoplay: false, controls: { fullScreen: false } });
    expect(views.every(({ view }) => view.playerKey === 1)).toBe(true);
  });
});
