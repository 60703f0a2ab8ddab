import type { Text } from '../../words/text';
import { otherCoding, reopen } from './advice';
import type { FailureRows } from './row.types';

/** A step of the player that is told in the log and needs nobody: a code of contract 3 that is no failure. */
const progress = <Kind extends string>(kind: Kind, title: Text) =>
  ({
    kind,
    scope: 'none',
    remedy: 'never',
    title,
    advice: { zh: '一切正常，无需操作。', en: 'All is well; nothing needs to be done.' },
  }) as const;

/** Something on the picture that the player mends by itself: told, not acted on. */
const hiccup = <Kind extends string>(kind: Kind, title: Text) =>
  ({
    kind,
    scope: 'none',
    remedy: 'ask',
    title,
    advice: {
      zh: '播放器会自行恢复；若一直如此，请重新播放。',
      en: 'The player recovers by itself. If it keeps happening, play again.',
    },
  }) as const;

const sourceFailed = <Kind extends string>(kind: Kind) =>
  ({
    kind,
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器读取画面失败', en: 'The player could not read the picture' },
    advice: reopen,
  }) as const;

const decodeFailed = <Kind extends string>(kind: Kind, { zh, en }: Text) =>
  hiccup(kind, { zh: `${zh}解码出错`, en: `${en} could not be decoded` });

const microphoneDenied = {
  kind: 'microphoneDenied',
  scope: 'player',
  remedy: 'ask',
  opens: 'phoneSettings',
  title: { zh: '微信没有麦克风权限', en: 'WeChat may not use the microphone' },
  advice: {
    zh: '请在系统设置里允许微信使用麦克风，再重试。',
    en: 'Allow it in the system settings, then try again.',
  },
} as const;

/** `statechange` and `error` codes of live-player, and the project's own words for what its messages mean (contract 3). */
export const livePlayerRows = {
  '2001': progress('playerConnected', { zh: '播放器已连接', en: 'The player has connected' }),
  '2002': progress('playerPulling', { zh: '播放器开始取画面', en: 'The player has begun to fetch the picture' }),
  '2003': progress('playerFirstFrame', { zh: '首帧画面已就绪', en: 'The first picture is there' }),
  '2004': progress('playerPlaying', { zh: '播放开始', en: 'Playback has begun' }),
  '2005': progress('playerProgress', { zh: '播放进行中', en: 'Playback is going on' }),
  '2006': progress('playerEnded', { zh: '播放结束', en: 'Playback has ended' }),
  '2007': progress('playerLoading', { zh: '播放器正在缓冲', en: 'The player is loading' }),
  '2008': progress('playerDecoderUp', { zh: '解码器已启动', en: 'The decoder is up' }),
  '2009': progress('playerResolution', { zh: '画面尺寸已确定', en: 'The size of the picture is known' }),
  '2026': progress('playerFirstAudio', { zh: '收到首段声音', en: 'The first sound has arrived' }),
  '2030': progress('playerAudioDevice', { zh: '声音输出已切换', en: 'The sound output has changed' }),
  /** Told where it is this alone; elsewhere it is the first frame (miniprogram/plugins/player/first-frame.ts). */
  '2032': {
    ...hiccup('soundTaken', { zh: '声音被其他应用打断', en: 'Another app took the sound' }),
    advice: {
      zh: '关闭其他应用的声音后，点按画面的声音按钮。',
      en: 'End the sound of the other app, then turn the sound on again.',
    },
  },
  '2101': decodeFailed('videoDecodeFailed', { zh: '画面', en: 'A picture' }),
  '2102': decodeFailed('audioDecodeFailed', { zh: '声音', en: 'Some sound' }),
  '2103': {
    kind: 'playerReconnecting',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放中断，播放器正在重连', en: 'Playback was interrupted; the player is reconnecting' },
    advice: { zh: '请稍候；若一直不行，请重试。', en: 'Please wait. If that does not work, try again.' },
  },
  '2104': hiccup('networkUnstable', { zh: '网络不稳定', en: 'The network is unstable' }),
  '2105': hiccup('pictureStutters', { zh: '画面出现卡顿', en: 'The picture stutters' }),
  '2106': hiccup('hardwareDecoderFailed', { zh: '硬件解码未能启动', en: 'The hardware decoder did not start' }),
  '2107': hiccup('framesLost', { zh: '画面丢失了几帧', en: 'Some frames were lost' }),
  '2108': hiccup('softwareDecoder', { zh: '已改用软件解码', en: 'The software decoder has taken over' }),
  '3001': sourceFailed('playerNameLookupFailed'),
  '3002': sourceFailed('playerServerUnreachable'),
  '3003': sourceFailed('playerHandshakeFailed'),
  '3005': sourceFailed('playerReadWriteFailed'),
  '6000': hiccup('playerSuspended', { zh: '播放被系统暂停', en: 'Playback was suspended by the system' }),
  '-2301': {
    kind: 'playerGaveUp',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器多次重连没有成功', en: 'The player tried to reconnect without success' },
    advice: reopen,
  },
  '-2304': {
    kind: 'noDecoder',
    scope: 'player',
    remedy: 'ask',
    title: { zh: '手机解不出这路画面', en: 'This phone cannot decode the picture' },
    advice: otherCoding,
  },
  '-2302': {
    kind: 'playerNoAddress',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器没有拿到播放地址', en: 'The player got no address to play' },
    advice: reopen,
  },
  LOCAL_SERVER_GONE: {
    kind: 'localServerGone',
    scope: 'localServer',
    remedy: 'retry',
    title: { zh: '本地播放服务已中断', en: 'The local playback service has gone' },
    advice: reopen,
  },
  /** In RTC mode, by number or in words. */
  '10002': microphoneDenied,
  permissionDenied: microphoneDenied,
  /** "jsapi has no permission": the component is not switched on for this mini-program, or was not approved. */
  notEnabled: {
    kind: 'livePlayerNotEnabled',
    scope: 'player',
    remedy: 'never',
    title: { zh: '小程序还没有开通播放组件', en: 'The player is not switched on for this mini-program' },
    advice: {
      zh: '请开发者在微信公众平台的“开发管理 → 接口设置”里打开“实时播放音视频流”，再重新打开小程序。',
      en: 'Its developer has to switch on live-player in the console, under development and interface settings. Then reopen it.',
    },
  },
  commandFailed: {
    kind: 'playerCommandFailed',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器没有响应操作', en: 'The player did not do what it was asked to' },
    advice: reopen,
  },
  unknown: {
    kind: 'unknownLivePlayer',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器出错', en: 'Something went wrong in the player' },
    advice: reopen,
  },
} as const satisfies FailureRows;

const localServerKilled = {
  kind: 'localServerKilled',
  scope: 'localServer',
  remedy: 'retry',
  title: { zh: '本地播放服务被微信关闭', en: 'WeChat closed the local playback service' },
  advice: reopen,
} as const;

const playerLetGo = {
  kind: 'playerLetGo',
  scope: 'player',
  remedy: 'retry',
  title: { zh: '播放器断开了画面', en: 'The player let go of the picture' },
  advice: { zh: '请重试。', en: 'Try again.' },
} as const;

/** `playerError`, `playerClose` and `initHttp` codes of the P2P-Player plugin (contract 3). */
export const p2pPlayerRows = {
  WECHAT_SERVER_ERROR: localServerKilled,
  /** `errNum` 53 of `initHttp`: iOS stopped all sockets after a long background. */
  '53': { ...localServerKilled, kind: 'socketsStopped' },
  LIVE_PLAYER_CLOSED: playerLetGo,
  TRANSMISSION_ERROR: { ...playerLetGo, kind: 'playerTransmissionFailed' },
  /** `playerReady` brought nothing to play with: another version of the plugin than those of the contract. */
  notUsable: {
    kind: 'playerNotUsable',
    scope: 'player',
    remedy: 'ask',
    title: { zh: '这个版本的播放器插件不能使用', en: 'This version of the player plugin cannot be used' },
    advice: { zh: '请换用受支持的 P2P-Player 插件版本。', en: 'Use a supported version of the P2P-Player plugin.' },
  },
  /** The local server is restarted, and with it the module is made anew (contract 3). */
  restarting: { ...localServerKilled, kind: 'localServerRestarting', scope: 'module' },
  /** The plugin's own `reset()` did not restart the local server. */
  resetFailed: {
    kind: 'localServerResetFailed',
    scope: 'localServer',
    remedy: 'retry',
    title: { zh: '本地播放服务没有重启成功', en: 'The local playback service did not restart' },
    advice: reopen,
  },
  MEDIA_FINISH: progress('mediaFinished', { zh: '画面已全部送到', en: 'The whole picture has been delivered' }),
  USER_CLOSE: progress('playerStopped', { zh: '播放已停止', en: 'Playback was stopped' }),
  unknown: {
    kind: 'localServerNotStarted',
    scope: 'localServer',
    remedy: 'retry',
    title: { zh: '播放器没有启动成功', en: 'The player did not start' },
    advice: reopen,
  },
} as const satisfies FailureRows;
