import type { Lack } from '../kernel/abilities';
import type { Fit, Turn } from '../kernel/framing';
import type { Quality } from '../kernel/ports';
import type { PictureStep } from '../picture';
import { buttonTexts } from '../words/button.texts';
import { channelText } from '../words/channel.texts';
import { qualityTexts } from '../words/quality.texts';
import type { Text } from '../words/text';
import type { TimelineEntry } from './timeline';

/** The status pill's words, by what a state says of itself. */
export const statusTexts = {
  stopped: { zh: '已停止', en: 'Stopped' },
  savingMemory: { zh: '已暂停', en: 'Paused' },
  paused: { zh: '已暂停', en: 'Paused' },
  pausedStream: { zh: '已暂停', en: 'Paused' },
  live: { zh: '直播', en: 'Live' },
  soundOnly: { zh: '直播 · 仅有声音', en: 'Live · sound only' },
  behind: { zh: '画面晚于现场', en: 'Behind live' },
  late: { zh: '画面晚于现场', en: 'Behind live' },
  weak: { zh: '网络较弱', en: 'Weak network' },
  soundWeak: { zh: '网络较弱', en: 'Weak network' },
  resting: { zh: '已在后台暂停', en: 'Paused in the background' },
  offline: { zh: '网络已断开', en: 'Offline' },
  draining: { zh: '正在播完余下画面', en: 'Playing what is left' },
  ended: { zh: '已结束', en: 'Ended' },
  failed: { zh: '无法播放', en: 'Cannot play' },
  left: { zh: '已离开', en: 'Left' },
} satisfies Record<string, Text>;

/** What a state of a session says of itself; `theStep` and `theWait` are told by what the session knows besides. */
export type SessionWord = keyof typeof statusTexts | 'theStep' | 'theWait';

/** Live, over the server and other viewers. */
export const sharedText: Text = { zh: '直播 · 多人共享', en: 'Live · shared' };

/** A try that begins at once. */
export const retryingNow: Text = { zh: '正在重连…', en: 'Reconnecting…' };

/** Where a picture is on its way. */
export const onItsWayTexts: Readonly<Record<PictureStep, Text>> = {
  initModule: { zh: '正在准备 P2P… 1/4', en: 'Preparing P2P… 1/4' },
  resetModule: { zh: '网络变化，正在重新准备…', en: 'Network changed, preparing again…' },
  renewModule: { zh: '正在重新准备 P2P…', en: 'Preparing P2P again…' },
  waitForOthers: { zh: '正在等待其他画面让出连接…', en: 'Waiting for another stream to make room…' },
  startService: { zh: '正在连接摄像头… 2/4', en: 'Connecting to the camera… 2/4' },
  initCamera: { zh: '正在初始化摄像头… 2/4', en: 'Preparing the camera… 2/4' },
  waitPull: { zh: '正在启动播放器… 3/4', en: 'Starting the player… 3/4' },
  checkDevice: { zh: '正在询问摄像头… 4/4', en: 'Asking the camera… 4/4' },
  startStream: { zh: '正在请求画面… 4/4', en: 'Asking for the picture… 4/4' },
  waitHeader: { zh: '正在请求画面… 4/4', en: 'Asking for the picture… 4/4' },
  waitData: { zh: '正在等待画面… 4/4', en: 'Waiting for the picture… 4/4' },
  waitPicture: { zh: '正在等待画面… 4/4', en: 'Waiting for the picture… 4/4' },
  noPicture: { zh: '有数据，还没有画面…', en: 'Data comes, no picture yet…' },
  still: { zh: '画面停住了，请稍候…', en: 'The picture stands still…' },
  damaged: { zh: '画面数据损坏…', en: 'The stream is damaged…' },
  undecodable: { zh: '手机解不出画面…', en: 'The phone cannot decode it…' },
  reconnect: { zh: '播放器正在重连…', en: 'Player is reconnecting…' },
  rejoin: { zh: '正在回到直播…', en: 'Back to live…' },
};

export const sheetTexts = {
  stoppedTitle: { zh: '已停止播放', en: 'Playback stopped' },
  stoppedAdvice: { zh: '点按播放，继续观看。', en: 'Tap play to watch again.' },
  pausedTitle: { zh: '已暂停', en: 'Paused' },
  /** The picture alone is paused. */
  pausedAdvice: { zh: '继续后立即回到直播。', en: 'Resume to be live at once.' },
  /** Nothing is pulled either. */
  pausedStreamAdvice: {
    zh: '已停止接收画面，继续后重新连接。',
    en: 'Nothing is received meanwhile. Resume to connect again.',
  },
  resume: buttonTexts.resume,
  restingAdvice: { zh: '点按继续，立即恢复观看。', en: 'Resume to watch on at once.' },
  memoryTitle: { zh: '内存不足，已暂停此画面', en: 'Paused to save memory' },
  endedTitle: { zh: '直播已结束', en: 'The stream has ended' },
  endedAdvice: {
    zh: '摄像头结束了这次直播，可以重新播放。',
    en: 'The camera ended this stream. It can be played again.',
  },
  offlineTitle: { zh: '网络已断开', en: 'No network' },
  offlineAdvice: { zh: '恢复网络后会自动继续。', en: 'It goes on by itself when the network is back.' },
  play: buttonTexts.play,
  retry: buttonTexts.retry,
  retryNow: { zh: '立即重试', en: 'Try now' },
  openSettings: buttonTexts.openSettings,
  editCamera: { zh: '修改摄像头', en: 'Edit camera' },
  replay: { zh: '重新播放', en: 'Play again' },
} satisfies Record<string, Text>;

export const noticeTexts = {
  snapshotSaved: { zh: '截图已保存到相册', en: 'Picture saved to the album' },
  /** An older plugin saves it and does not say how that went. */
  snapshotAsked: { zh: '已请求截图，请到相册查看', en: 'A picture was asked for: look in the album' },
  metered: { zh: '正在使用移动数据观看，可能产生流量费用。', en: 'Watching over mobile data, which may cost money.' },
  late: {
    zh: '网络跟不上这个清晰度，画面越来越晚。',
    en: 'The network is too slow for this quality: the picture comes late.',
  },
  acceptMetered: { zh: '不再提示', en: 'Don’t tell me again' },
  microphoneDenied: {
    zh: '微信没有麦克风权限，无法低延迟播放，已改用普通模式。',
    en: 'WeChat may not use the microphone, which low delay needs. Playing in live mode.',
  },
} satisfies Record<string, Text>;

/** Over the picture, which goes on. */
export const soundHint: Text = {
  zh: '声音被来电或闹钟打断，结束后自动恢复',
  en: 'A call or an alarm has the sound: it comes back by itself',
};

export const weakHint: Text = { zh: '网络较弱，画面可能停顿', en: 'Weak network, the picture may pause' };

export const behindHint: Text = { zh: '画面比现场晚了几秒', en: 'The picture is some seconds late' };

export const fitTexts: Readonly<Record<Fit, Text>> = {
  contain: { zh: '完整', en: 'Whole' },
  fill: { zh: '铺满', en: 'Fill' },
};

/** Which way round a player lays a picture on its side is its own: only one that turns it all round tells degrees. */
export const turnText = (turn: Turn, turns: readonly Turn[]): Text => {
  if (turns.length > 2) return { zh: `${turn}°`, en: `${turn}°` };
  return turn === 0 ? { zh: '不旋转', en: 'Upright' } : { zh: '横放', en: 'Sideways' };
};

export const lackTexts: Readonly<Record<Lack['feature'], Text>> = {
  fullScreen: { zh: '全屏', en: 'Full screen' },
  networkEvents: { zh: '网络变化的通知', en: 'Network changes' },
  rotate: { zh: '旋转画面', en: 'Turning the picture' },
  fill: { zh: '铺满画面', en: 'Filling the stage' },
  initCommand: { zh: '初始化命令', en: 'Init command' },
  snapshotAnswer: { zh: '截图的结果', en: 'Photo result' },
};

/** In place of what the plugin is too old for. */
export const needsNewer = ({ feature, since }: Lack, version: string): Text => ({
  zh: `${lackTexts[feature].zh}需要 XP2P 插件 ${since} 或更新的版本，现在是 ${version}。`,
  en: `${lackTexts[feature].en} needs XP2P plugin ${since} or newer. This one is ${version}.`,
});

/** The same in short, beside what it is about. */
export const needsVersion = (since: string): Text => ({ zh: `需要插件 ${since}`, en: `needs XP2P ${since}` });

/** A build that was told to pull over calls that the vendor keeps up no more. */
export const untriedText: Text = {
  zh: '4.x 的旧接口（--allow-4），没有人试过',
  en: 'the old ones of 4.x (--allow-4), which nobody has tried',
};

/** In the order in which a timeline tells them. */
export const stepTexts: Readonly<Record<Exclude<TimelineEntry['step'], 'started'>, Text>> = {
  createPlayer: { zh: '创建播放器', en: 'Create player' },
  initModule: { zh: '初始化模块', en: 'Init module' },
  startService: { zh: '启动服务', en: 'Start service' },
  initCamera: { zh: '初始化摄像头', en: 'Init camera' },
  connectLocalServer: { zh: '连接本地服务', en: 'Connect local server' },
  waitPull: { zh: '等待播放器拉流', en: 'Wait for pull' },
  checkDevice: { zh: '询问摄像头', en: 'Check device' },
  startStream: { zh: '请求码流', en: 'Start stream' },
  waitHeader: { zh: '等待响应头', en: 'Wait for header' },
  waitData: { zh: '等待数据', en: 'Wait for data' },
  waitKeyFrame: { zh: '等待关键帧', en: 'Wait for key frame' },
  reconnect: { zh: '自动重连', en: 'Automatic reconnect' },
  newStream: { zh: '重新取流', en: 'Another stream' },
  resume: { zh: '继续播放', en: 'Resume' },
  finalStop: { zh: '结束', en: 'Final stop' },
};

/** When something came after the start: "after 12.3 s". */
export const afterSeconds = (ms: number): Text => ({
  zh: `第 ${(ms / 1_000).toFixed(1)} 秒`,
  en: `after ${(ms / 1_000).toFixed(1)} s`,
});

export const routeTexts = {
  direct: { zh: 'P2P 直连', en: 'P2P direct' },
  shared: { zh: '多人共享（由直连转来）', en: 'Shared (fell over from direct)' },
} satisfies Record<string, Text>;

export const diagnosisTexts = {
  source: { zh: '来源', en: 'Source' },
  route: { zh: '线路', en: 'Route' },
  localPeerName: { zh: '本机标识', en: 'Local peer' },
  bytes: { zh: '已收数据', en: 'Received' },
  rate: { zh: '码率', en: 'Bitrate' },
  frames: { zh: '视频帧', en: 'Video frames' },
  keyFrames: { zh: '关键帧', en: 'Key frames' },
  size: { zh: '分辨率', en: 'Size' },
  framesPerSecond: { zh: '帧率', en: 'Frame rate' },
  cache: { zh: '播放缓存', en: 'Player cache' },
  peers: { zh: '可共享的观众', en: 'Sharing viewers' },
  fromPeers: { zh: '来自其他观众', en: 'From other viewers' },
  fromServer: { zh: '来自服务器', en: 'From the server' },
  saved: { zh: '节省服务器流量', en: 'Server traffic saved' },
  plugin: { zh: '插件', en: 'Plugin' },
  calls: { zh: '插件接口', en: 'Plugin calls' },
  uuid: { zh: '插件标识', en: 'Plugin’s id' },
  attempts: { zh: '自动重连', en: 'Automatic retries' },
} satisfies Record<string, Text>;

/** "Reconnecting, in 3 s": the wait before a try. */
export const retryingIn = (secondsLeft: number): Text => ({
  zh: `重连中 · ${secondsLeft} 秒后`,
  en: `Reconnecting in ${secondsLeft} s`,
});

/** The slow schedule's wait, after the reason for it: "Too many viewers, trying again in 30 s". */
export const slowRetryIn = (title: string, secondsLeft: number): Text => ({
  zh: `${title}，${secondsLeft} 秒后重试`,
  en: `${title}, trying again in ${secondsLeft} s`,
});

/** A button that changes to it: "Try SD". */
export const tryIn = (quality: Quality): Text => ({
  zh: `换用${qualityTexts[quality].zh}`,
  en: `Try ${qualityTexts[quality].en}`,
});

export const joinedIn = (quality: Quality): Text => ({
  zh: `此摄像头正以${qualityTexts[quality].zh}播放，已一同观看`,
  en: `Already watched in ${qualityTexts[quality].en}, joined it`,
});

export const keptIn = (quality: Quality): Text => ({
  zh: `切换没有成功，仍以${qualityTexts[quality].zh}播放`,
  en: `That did not work: still playing in ${qualityTexts[quality].en}`,
});

export const channelKept = (channel: number): Text => ({
  zh: `切换没有成功，仍播放${channelText(channel).zh}`,
  en: `That did not work: still playing ${channelText(channel).en.toLowerCase()}`,
});
