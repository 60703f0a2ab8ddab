import type { FailureRow } from '../failure.types';
import { type FailureRows, row } from './row';

/** A step of the player that is told in the log and needs nobody: a code of contract 3 that is no failure. */
function progress(kind: string, zh: string, en: string): FailureRow {
  return row(kind, 'none', 'never', [zh, '一切正常，无需操作。'], [en, 'All is well; nothing needs to be done.']);
}

/** Something on the picture that the player mends by itself: told, not acted on. */
function hiccup(kind: string, zh: string, en: string): FailureRow {
  return row(
    kind,
    'none',
    'ask',
    [zh, '播放器会自行恢复；若一直如此，请重新播放。'],
    [en, 'The player recovers by itself. If it keeps happening, play again.'],
  );
}

const sourceFailed = (kind: string) =>
  row(
    kind,
    'player',
    'retry',
    ['播放器读取画面失败', '请重试；若一直不行，请重新打开小程序。'],
    ['The player could not read the picture', 'Try again. If that does not work, reopen the mini-program.'],
  );

const decodeFailed = (kind: string, zh: string, en: string) =>
  hiccup(kind, `${zh}解码出错`, `${en} could not be decoded`);

/** `statechange` and `error` codes of live-player, and the project's own words for what its messages mean (contract 3). */
export const livePlayerRows: FailureRows = {
  '2001': progress('playerConnected', '播放器已连接', 'The player has connected'),
  '2002': progress('playerPulling', '播放器开始取画面', 'The player has begun to fetch the picture'),
  '2003': progress('playerKeyFrame', '收到首个关键帧', 'The first key frame has arrived'),
  '2004': progress('playerPlaying', '播放开始', 'Playback has begun'),
  '2005': progress('playerProgress', '播放进行中', 'Playback is going on'),
  '2006': progress('playerEnded', '播放结束', 'Playback has ended'),
  '2007': progress('playerLoading', '播放器正在缓冲', 'The player is loading'),
  '2008': progress('playerDecoderUp', '解码器已启动', 'The decoder is up'),
  '2009': progress('playerResolution', '画面尺寸已确定', 'The size of the picture is known'),
  '2026': progress('playerFirstAudio', '收到首段声音', 'The first sound has arrived'),
  '2030': progress('playerAudioDevice', '声音输出已切换', 'The sound output has changed'),
  '2032': progress('playerFirstFrame', '首帧画面已显示', 'The first picture is shown'),
  '2101': decodeFailed('videoDecodeFailed', '画面', 'A picture'),
  '2102': decodeFailed('audioDecodeFailed', '声音', 'Some sound'),
  '2103': row(
    'playerReconnecting',
    'player',
    'retry',
    ['播放中断，播放器正在重连', '请稍候；若一直不行，请重试。'],
    ['Playback was interrupted; the player is reconnecting', 'Please wait. If that does not work, try again.'],
  ),
  '2104': hiccup('networkUnstable', '网络不稳定', 'The network is unstable'),
  '2105': hiccup('pictureStutters', '画面出现卡顿', 'The picture stutters'),
  '2106': hiccup('hardwareDecoderFailed', '硬件解码未能启动', 'The hardware decoder did not start'),
  '2107': hiccup('framesLost', '画面丢失了几帧', 'Some frames were lost'),
  '2108': hiccup('softwareDecoder', '已改用软件解码', 'The software decoder has taken over'),
  '3001': sourceFailed('playerNameLookupFailed'),
  '3002': sourceFailed('playerServerUnreachable'),
  '3003': sourceFailed('playerHandshakeFailed'),
  '3005': sourceFailed('playerReadWriteFailed'),
  '6000': hiccup('playerSuspended', '播放被系统暂停', 'Playback was suspended by the system'),
  '-2301': row(
    'playerGaveUp',
    'player',
    'retry',
    ['播放器多次重连没有成功', '请重试；若一直不行，请重新打开小程序。'],
    ['The player tried to reconnect without success', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  '-2302': row(
    'playerNoAddress',
    'player',
    'retry',
    ['播放器没有拿到播放地址', '请重试；若一直不行，请重新打开小程序。'],
    ['The player got no address to play', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  LOCAL_SERVER_GONE: row(
    'localServerGone',
    'localServer',
    'retry',
    ['本地播放服务已中断', '请重试；若一直不行，请重新打开小程序。'],
    ['The local playback service has gone', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  permissionDenied: row(
    'microphoneDenied',
    'player',
    'ask',
    ['微信没有麦克风权限', '请在系统设置里允许微信使用麦克风，再重试。'],
    ['WeChat may not use the microphone', 'Allow it in the system settings, then try again.'],
  ),
  commandFailed: row(
    'playerCommandFailed',
    'player',
    'retry',
    ['播放器没有响应操作', '请重试；若一直不行，请重新打开小程序。'],
    ['The player did not do what it was asked to', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  unknown: row(
    'unknownLivePlayer',
    'player',
    'retry',
    ['播放器出错', '请重试；若一直不行，请重新打开小程序。'],
    ['Something went wrong in the player', 'Try again. If that does not work, reopen the mini-program.'],
  ),
};

const localServerKilled = row(
  'localServerKilled',
  'localServer',
  'retry',
  ['本地播放服务被微信关闭', '请重试；若一直不行，请重新打开小程序。'],
  ['WeChat closed the local playback service', 'Try again. If that does not work, reopen the mini-program.'],
);

const playerLetGo = row(
  'playerLetGo',
  'player',
  'retry',
  ['播放器断开了画面', '请重试。'],
  ['The player let go of the picture', 'Try again.'],
);

/** `playerError`, `playerClose` and `initHttp` codes of the P2P-Player plugin (contract 3). */
export const p2pPlayerRows: FailureRows = {
  WECHAT_SERVER_ERROR: localServerKilled,
  /** `errNum` 53 of `initHttp`: iOS stopped all sockets after a long background. */
  '53': { ...localServerKilled, kind: 'socketsStopped' },
  LIVE_PLAYER_CLOSED: playerLetGo,
  TRANSMISSION_ERROR: { ...playerLetGo, kind: 'playerTransmissionFailed' },
  /** `playerReady` brought nothing to play with: another version of the plugin than those of the contract. */
  notUsable: row(
    'playerNotUsable',
    'player',
    'ask',
    ['这个版本的播放器插件不能使用', '请换用受支持的 P2P-Player 插件版本。'],
    ['This version of the player plugin cannot be used', 'Use a supported version of the P2P-Player plugin.'],
  ),
  /** The plugin's own `reset()` did not restart the local server. */
  resetFailed: row(
    'localServerResetFailed',
    'localServer',
    'retry',
    ['本地播放服务没有重启成功', '请重试；若一直不行，请重新打开小程序。'],
    ['The local playback service did not restart', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  MEDIA_FINISH: progress('mediaFinished', '画面已全部送到', 'The whole picture has been delivered'),
  USER_CLOSE: progress('playerStopped', '播放已停止', 'Playback was stopped'),
  unknown: row(
    'localServerNotStarted',
    'localServer',
    'retry',
    ['播放器没有启动成功', '请重试；若一直不行，请重新打开小程序。'],
    ['The player did not start', 'Try again. If that does not work, reopen the mini-program.'],
  ),
};
