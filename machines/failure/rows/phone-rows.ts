import { allowAlbum, checkNetwork, checkStorage, reopen, supportedPlugin, whilePlaying } from './advice';
import type { FailureRows } from './row.types';

const networkChanged = {
  kind: 'networkChanged',
  scope: 'module',
  remedy: 'retry',
  title: { zh: '网络变化，连接中断', en: 'The network changed and the connection broke' },
  advice: checkNetwork,
} as const;

/** WeChat's network events, the plugin's `natChanged` and `natError` (contract 2.1). */
export const networkRows = {
  changed: networkChanged,
  natChanged: { ...networkChanged, kind: 'natChanged' },
  natError: {
    kind: 'natFailed',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '网络连接出错', en: 'The network connection failed' },
    advice: checkNetwork,
  },
  /** "Software caused connection abort": the player's local server is gone too. */
  '103': {
    kind: 'natAborted',
    scope: 'localServer',
    remedy: 'retry',
    title: { zh: '系统中断了网络连接', en: 'The system cut the network connection' },
    advice: reopen,
  },
  offline: {
    kind: 'offline',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '没有网络', en: 'There is no network' },
    advice: {
      zh: '请检查手机的网络，恢复后会自动继续。',
      en: 'Check the phone’s network. It goes on by itself when the network is back.',
    },
  },
  unknown: {
    kind: 'unknownNetwork',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '网络出错', en: 'Something went wrong with the network' },
    advice: checkNetwork,
  },
} as const satisfies FailureRows;

/**
 * What stands in the way before anything is tried (contract 1).
 * A part in square brackets is left out when the failure has no message, such as the version that is needed.
 */
export const environmentRows = {
  wechatTooOld: {
    kind: 'wechatTooOld',
    scope: 'none',
    remedy: 'never',
    title: { zh: '微信版本过低', en: 'This version of WeChat is too old' },
    advice: {
      zh: '请把微信升级到[ {message} 或]更高版本，再打开这里。',
      en: 'Update WeChat[ to {message} or later], then come back.',
    },
  },
  baseLibraryTooOld: {
    kind: 'baseLibraryTooOld',
    scope: 'none',
    remedy: 'never',
    title: { zh: '微信基础库版本过低', en: 'WeChat’s base library is too old' },
    advice: {
      zh: '请升级微信，使基础库达到[ {message} 或]更高版本。',
      en: 'Update WeChat to get a newer base library[ ({message} or later)].',
    },
  },
  livePlayerMissing: {
    kind: 'livePlayerMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这里不能播放直播画面', en: 'Live pictures cannot be played here' },
    advice: {
      zh: '请在手机上的微信里打开：点右上角“···”，转发给“文件传输助手”，再在手机上点开。这里没有可用的播放组件。',
      en: 'Open this in WeChat on a phone: tap “···” above, forward it to File Transfer, and tap it there. There is no player for it here.',
    },
  },
  pluginUnsupported: {
    kind: 'pluginUnsupported',
    scope: 'none',
    remedy: 'never',
    title: { zh: '不支持这个版本的 P2P 插件', en: 'This version of the P2P plugin is not supported' },
    advice: supportedPlugin,
  },
  /** From 3.2 on the plugin pulls and plays by itself; whether its old calls are still whole no public source says. */
  pluginPlaysByItself: {
    kind: 'pluginPlaysByItself',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个版本的 P2P 插件要用另一种构建', en: 'This version of the P2P plugin needs the other build' },
    advice: {
      zh: '请开发者用 --way managed（npm 包：xp2p-statecharts/managed），或用 --allow-4 沿用旧接口。[当前版本：{message}。]',
      en: 'Its developer needs --way managed (package: xp2p-statecharts/managed), or --allow-4 for its old calls.[ Found: {message}.]',
    },
  },
  pluginMissing: {
    kind: 'pluginMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '没有找到 P2P 插件', en: 'The P2P plugin was not found' },
    advice: {
      zh: '请确认小程序已获得插件授权，并在 app.json 中以 xp2p 之名声明。',
      en: 'Make sure that the plugin is authorised, and declared in app.json as xp2p.',
    },
  },
  /** One that another package declares may come with the next try, once there is a network. */
  playerPluginMissing: {
    kind: 'playerPluginMissing',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '没有找到播放器插件', en: 'The player plugin was not found' },
    advice: {
      zh: '请确认小程序已获得插件授权，并在 app.json 中以 wechat-p2p-player 之名声明。',
      en: 'Make sure that the plugin is authorised, and declared in app.json as wechat-p2p-player.',
    },
  },
  credentialsMissing: {
    kind: 'credentialsMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '还没有填写接入凭证', en: 'The credentials are missing' },
    advice: {
      zh: '请把厂商给的值填进 config/credentials.ts（用 npm 包时：createCameras 的 appParams），再重新构建。',
      en: 'Fill what the vendor gave you into config/credentials.ts (with the npm package: appParams of createCameras), and build again.',
    },
  },
  /** The beta: it has pictures alone. */
  commandsMissing: {
    kind: 'commandsMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个版本的插件不能控制摄像头', en: 'This version of the plugin cannot control cameras' },
    advice: supportedPlugin,
  },
  unknown: {
    kind: 'unknownEnvironment',
    scope: 'none',
    remedy: 'never',
    title: { zh: '当前环境不能观看', en: 'Watching is not possible in this environment' },
    advice: { zh: '请更新微信，再打开这里。', en: 'Update WeChat, then come back.' },
  },
} as const satisfies FailureRows;

/** What a person typed, or a caller passed: refused before any call of the plugin. */
export const inputRows = {
  idEmpty: {
    kind: 'idEmpty',
    scope: 'none',
    remedy: 'never',
    opens: 'form',
    title: { zh: '摄像头没有填写 ID', en: 'The camera has no id' },
    advice: { zh: '请给摄像头一个 ID。', en: 'Give the camera an id.' },
  },
  idMalformed: {
    kind: 'idMalformed',
    scope: 'none',
    remedy: 'never',
    opens: 'form',
    title: { zh: '摄像头的 ID 格式不对', en: 'The camera’s id is malformed' },
    advice: {
      zh: '请改正 ID：只用字母、数字、点、横线和下划线。',
      en: 'Correct it: letters, digits, dot, dash and underscore.',
    },
  },
  urlEmpty: {
    kind: 'urlEmpty',
    scope: 'none',
    remedy: 'never',
    opens: 'form',
    title: { zh: '没有填写播放地址', en: 'There is no address to play' },
    advice: { zh: '请给摄像头一个播放地址。', en: 'Give the camera an address.' },
  },
  urlMalformed: {
    kind: 'urlMalformed',
    scope: 'none',
    remedy: 'never',
    opens: 'form',
    title: { zh: '播放地址格式不对', en: 'The address is malformed' },
    advice: {
      zh: '请改正地址，例如 https://example.com/live.flv。',
      en: 'Correct it, such as https://example.com/live.flv.',
    },
  },
  deviceIncomplete: {
    kind: 'deviceIncomplete',
    scope: 'none',
    remedy: 'never',
    opens: 'form',
    title: { zh: '摄像头的设备信息不完整', en: 'The camera’s device is not complete' },
    advice: {
      zh: '它需要 productId、deviceName 和 xp2pInfo，请补全。',
      en: 'It needs productId, deviceName and xp2pInfo: add what is missing.',
    },
  },
  sourceExcluded: {
    kind: 'sourceExcluded',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '正在观看另一类画面', en: 'Another kind of picture is being watched' },
    advice: {
      zh: '直连摄像头和多人共享不能同时观看，请停止另一个后重试。',
      en: 'A camera and a server stream cannot be watched together. Stop the other, then try again.',
    },
  },
  params: {
    kind: 'paramsMalformed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '观看参数不对', en: 'What was asked for is not possible' },
    advice: { zh: '请换一种清晰度或时间段。[（{message}）]', en: 'Choose another quality or time.[ ({message})]' },
  },
  /** A camera is asked for something beside its picture, and there is no service to it. */
  notConnected: {
    kind: 'notConnected',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '没有连上摄像头', en: 'The camera is not connected' },
    advice: whilePlaying,
  },
  unknown: {
    kind: 'unknownInput',
    scope: 'none',
    remedy: 'never',
    opens: 'form',
    title: { zh: '设置有误', en: 'Something in the settings is wrong' },
    advice: { zh: '请检查摄像头的设置。', en: 'Check the camera’s settings.' },
  },
} as const satisfies FailureRows;

/** Permissions and WeChat's own calls. */
export const systemRows = {
  /** The developer has not declared it in the console (errno 112), or said at review that no private data is used. */
  privacyUndeclared: {
    kind: 'privacyUndeclared',
    scope: 'none',
    remedy: 'never',
    title: { zh: '小程序还没有声明要使用此功能', en: 'This mini-program has not declared that it uses this' },
    advice: {
      zh: '请开发者在微信公众平台的“用户隐私保护指引”里声明，约 5 分钟后生效。',
      en: 'Its developer has to declare it in the console’s guideline for user privacy; that takes about 5 minutes.',
    },
  },
  /** Said no in WeChat's own pop-up, to the permission or to the privacy guideline: it asks anew (errno 103, 104). */
  refusedOnce: {
    kind: 'refusedOnce',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '没有得到你的同意', en: 'You did not agree to this' },
    advice: { zh: '过十秒再试，微信会重新询问。', en: 'Try again after ten seconds, and WeChat asks anew.' },
  },
  deniedInSettings: {
    kind: 'deniedInSettings',
    scope: 'none',
    remedy: 'ask',
    opens: 'settings',
    title: { zh: '没有保存到相册的权限', en: 'Pictures may not be saved to the album' },
    advice: allowAlbum,
  },
  deniedByPhone: {
    kind: 'deniedByPhone',
    scope: 'none',
    remedy: 'ask',
    opens: 'phoneSettings',
    title: { zh: '手机没有允许微信使用相册', en: 'The phone does not let WeChat use the album' },
    advice: {
      zh: '请在手机的设置里允许微信使用照片，再试一次。',
      en: 'Allow WeChat to use photos in the phone’s settings, then try again.',
    },
  },
  /** It is told to nobody: who cancels knows it. */
  cancelled: {
    kind: 'cancelled',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '已取消', en: 'Cancelled' },
    advice: { zh: '需要时再试一次。', en: 'Try again when you want to.' },
  },
  copyFailed: {
    kind: 'copyFailed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '没有复制成功', en: 'It was not copied' },
    advice: { zh: '请再试一次。', en: 'Try again.' },
  },
  settingsFailed: {
    kind: 'settingsFailed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '设置没有打开', en: 'The settings could not be opened' },
    advice: {
      zh: '请自己打开手机的设置，找到微信，再允许所需的权限。',
      en: 'Open the phone’s settings yourself, find WeChat, and allow what is needed.',
    },
  },
  albumFailed: {
    kind: 'albumFailed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '图片没有保存成功', en: 'The picture could not be saved' },
    advice: checkStorage,
  },
  snapshotFailed: {
    kind: 'snapshotFailed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '截图没有成功', en: 'No snapshot could be taken' },
    advice: whilePlaying,
  },
  unknown: {
    kind: 'unknownSystem',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '微信没有完成这项操作', en: 'WeChat could not do this' },
    advice: { zh: '请稍后再试。', en: 'Try again later.' },
  },
} as const satisfies FailureRows;
