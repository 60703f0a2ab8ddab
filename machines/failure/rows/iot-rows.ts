import type { Text } from '../../words/text';
import { allowAlbum, checkPower, checkStorage, reopen, supportedPlugin, whilePlaying } from './advice';
import { checkNetwork, unknownIotRow } from './iot-unknown-row';
import type { FailureRows } from './row.types';

/** The component could not make its player, or lost it. */
const player = <Kind extends string>(kind: Kind, title: Text) =>
  ({ kind, scope: 'player', remedy: 'retry', title, advice: reopen }) as const;

/** What the component's own pull of the stream says of itself. */
const stream = <Kind extends string>(kind: Kind, title: Text) =>
  ({ kind, scope: 'stream', remedy: 'retry', title, advice: checkNetwork }) as const;

/** A local server of the plugin's: `checkReset` makes it anew, and that is the module's to call (section 3). */
const localServer = <Kind extends string>(kind: Kind) =>
  ({
    kind,
    scope: 'module',
    remedy: 'retry',
    title: { zh: '插件的本地服务已中断', en: 'The plugin’s local service has gone' },
    advice: reopen,
  }) as const;

const snapshot = <Kind extends string>(kind: Kind, title: Text, advice: Text) =>
  ({ kind, scope: 'none', remedy: 'ask', title, advice }) as const;

/**
 * What the plugin's manager and its own player components say (docs/plugin-contract-managed.md): by the word that they give it,
 * a state's name or an `errType`; or by ours where they have none. Codes that their texts carry are of the sources that
 * they come from (miniprogram/plugins/iot/read-failure.ts).
 */
export const iotRows = {
  // ---- the plugin (2, 10)
  iotMissing: {
    kind: 'iotMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个版本的 P2P 插件没有播放组件', en: 'This version of the P2P plugin has no player of its own' },
    advice: {
      zh: '请在 app.json 中改用 3.2 或更高版本的插件；更早的版本请用 --way bytes 构建。[当前版本：{message}。]',
      en: 'Declare version 3.2 or later of the plugin, or build with --way bytes for an earlier one.[ Found: {message}.]',
    },
  },
  managerMissing: {
    kind: 'managerMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: 'P2P 插件没有给出管理对象', en: 'The P2P plugin gave no manager' },
    advice: supportedPlugin,
  },
  methodMissing: {
    kind: 'pluginTooOld',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个版本的 P2P 插件没有此功能', en: 'This version of the P2P plugin cannot do this' },
    advice: {
      zh: '请开发者换用更高版本的插件。[缺少：{message}。]',
      en: 'Its developer has to use a later version of the plugin.[ Missing: {message}.]',
    },
  },

  // ---- the manager (3)
  /** A call of the plugin threw, and nothing that it said has a row. */
  threw: {
    kind: 'managerThrew',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 插件出错', en: 'Something went wrong in the P2P plugin' },
    advice: reopen,
  },
  localHttpServerError: localServer('managerHttpServerGone'),
  localRtmpServerError: localServer('managerRtmpServerGone'),
  ServiceStartError: {
    kind: 'managedStartFailed',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '没能连上摄像头', en: 'The camera could not be reached' },
    advice: checkPower,
  },
  ServiceError: {
    kind: 'managedServiceBroke',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '与摄像头的连接中断', en: 'The connection to the camera broke off' },
    advice: checkNetwork,
  },
  /** Somebody asked for the same device with another `xp2pInfo`: tried once by itself, as two that ask in turns would never end. */
  ServiceXp2pChanged: {
    kind: 'xp2pInfoChanged',
    scope: 'connection',
    remedy: 'retryOnce',
    opens: 'form',
    title: { zh: '摄像头的 xp2pInfo 已经变了', en: 'The camera’s xp2pInfo has changed' },
    advice: {
      zh: '请重试；若不行，请为它重新获取 xp2pInfo。',
      en: 'Try again. If that does not work, fetch the new xp2pInfo for it.',
    },
  },
  /** The camera refused the command that its record has for it, or did not answer (7): twice is no chance. */
  initCommand: {
    kind: 'initCommandFailed',
    scope: 'connection',
    remedy: 'retryOnce',
    opens: 'form',
    title: { zh: '摄像头没有接受初始化命令', en: 'The camera did not take its init command' },
    advice: {
      zh: '请重试，或检查这个命令。[回答：{message}。]',
      en: 'Try again, or check the command.[ Answer: {message}.]',
    },
  },

  // ---- the player of a component (4.2)
  PlayerError: player('managedPlayerNotMade', { zh: '播放器没有启动成功', en: 'The player could not be made' }),
  LivePlayerError: player('managedPlayerFailed', { zh: '播放器出了错', en: 'The player reported an error' }),
  LivePlayerStateError: player('managedPlayerGaveUp', { zh: '播放器中断了播放', en: 'The player gave up' }),
  LocalServerError: localServer('managedLocalServerGone'),
  MjpgPlayerError: player('managedPicturesFailed', {
    zh: '图片画面没有启动成功',
    en: 'The player of pictures could not be made',
  }),
  MjpgImageError: player('managedImageFailed', { zh: '图片画面无法显示', en: 'A picture could not be shown' }),

  // ---- its stream (4.2)
  StreamCheckError: {
    kind: 'managedCheckRefused',
    scope: 'stream',
    remedy: 'wait',
    title: { zh: '摄像头没有接受观看', en: 'The camera did not accept a viewer' },
    advice: {
      zh: '可能正忙或观看人数已满，请稍后重试。',
      en: 'It may be busy, or too many people may be watching. Try again later.',
    },
  },
  StreamLocalServerError: localServer('managedStreamServerGone'),
  StreamStartError: stream('managedStreamNotStarted', {
    zh: '没能请求到画面',
    en: 'The picture could not be asked for',
  }),
  StreamHttpStatusError: stream('managedStreamRefused', {
    zh: '摄像头没有给出画面',
    en: 'The camera did not send its picture',
  }),
  StreamError: stream('managedStreamBroke', { zh: '画面传输中断', en: 'The picture broke off on its way' }),
  StreamDataEnd: {
    kind: 'managedStreamEnded',
    scope: 'stream',
    remedy: 'ask',
    title: { zh: '摄像头结束了画面', en: 'The camera ended its picture' },
    advice: { zh: '可以重新播放。', en: 'You can play it again.' },
  },

  /** Before 3.2.12 a connection carries one of them (10): the other may go by itself, as on a page that was left for this one. */
  channelsMissing: {
    kind: 'channelsMissing',
    scope: 'none',
    remedy: 'wait',
    title: {
      zh: '这个插件一次只能播放一个通道',
      en: 'This plugin plays one channel at a time',
    },
    advice: {
      zh: '请先停止另一个再重试；3.2.12 起可同时播放。[当前：{message}。]',
      en: 'Stop the other, then try again. 3.2.12 plays several.[ Found: {message}.]',
    },
  },

  // ---- what a component is asked to do (4.3)
  /** A method threw or rejected, and said nothing that has a row. */
  deviceCommand: {
    kind: 'managedDeviceCommand',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '没能发给摄像头', en: 'It could not be sent to the camera' },
    advice: checkNetwork,
  },
  commandFailed: {
    kind: 'managedCommandFailed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '播放器没有完成这项操作', en: 'The player could not do this' },
    advice: whilePlaying,
  },
  snapshotError: snapshot(
    'managedSnapshotFailed',
    { zh: '播放器没有截到图', en: 'The player could not take a snapshot' },
    { zh: '请在画面播放时再试一次。', en: 'Try again while the picture is playing.' },
  ),
  saveAuthError: {
    ...snapshot(
      'managedAlbumDenied',
      { zh: '截图没有保存到相册的权限', en: 'The snapshot may not be saved to the album' },
      allowAlbum,
    ),
    opens: 'settings',
  },
  saveError: snapshot(
    'managedSaveFailed',
    { zh: '截图没有保存成功', en: 'The snapshot could not be saved' },
    checkStorage,
  ),
  timeout: snapshot(
    'managedSnapshotTimedOut',
    { zh: '截图用时过长', en: 'The snapshot took too long' },
    { zh: '请再试一次。', en: 'Try again.' },
  ),

  unknown: unknownIotRow,
} as const satisfies FailureRows;
