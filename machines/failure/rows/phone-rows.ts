import { type FailureRows, row } from './row';

const networkChanged = row(
  'networkChanged',
  'module',
  'retry',
  ['网络变化，连接中断', '请检查网络后重试。'],
  ['The network changed and the connection broke', 'Check the network, then try again.'],
);

/** WeChat's network events, the plugin's `natChanged` and `natError` (contract 2.1). */
export const networkRows: FailureRows = {
  changed: networkChanged,
  natChanged: { ...networkChanged, kind: 'natChanged' },
  natError: row(
    'natFailed',
    'module',
    'retry',
    ['网络连接出错', '请检查网络后重试。'],
    ['The network connection failed', 'Check the network, then try again.'],
  ),
  /** "Software caused connection abort": the player's local server is gone too. */
  '103': row(
    'natAborted',
    'localServer',
    'retry',
    ['系统中断了网络连接', '请重试；若一直不行，请重新打开小程序。'],
    ['The system cut the network connection', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  offline: row(
    'offline',
    'connection',
    'retry',
    ['没有网络', '请检查手机的网络，恢复后会自动继续。'],
    ['There is no network', 'Check the phone’s network. It goes on by itself when the network is back.'],
  ),
  yielded: row(
    'yielded',
    'connection',
    'retry',
    ['正在为另一个摄像头重置网络', '画面会自动恢复；若没有，请重试。'],
    ['The network is being reset for another camera', 'The picture comes back by itself. If it does not, try again.'],
  ),
  unknown: row(
    'unknownNetwork',
    'module',
    'retry',
    ['网络出错', '请检查网络后重试。'],
    ['Something went wrong with the network', 'Check the network, then try again.'],
  ),
};

/**
 * What stands in the way before anything is tried (contract 1).
 * A part in square brackets is left out when the failure has no message, such as the version that is needed.
 */
export const environmentRows: FailureRows = {
  wechatTooOld: row(
    'wechatTooOld',
    'none',
    'never',
    ['微信版本过低', '请把微信升级到[ {message} 或]更高版本，再打开这里。'],
    ['This version of WeChat is too old', 'Update WeChat[ to {message} or later], then come back.'],
  ),
  baseLibraryTooOld: row(
    'baseLibraryTooOld',
    'none',
    'never',
    ['微信基础库版本过低', '请升级微信，使基础库达到[ {message} 或]更高版本。'],
    ['WeChat’s base library is too old', 'Update WeChat to get a newer base library[ ({message} or later)].'],
  ),
  livePlayerMissing: row(
    'livePlayerMissing',
    'none',
    'never',
    ['这里不能播放直播画面', '请在手机上的微信里打开；开发工具里没有播放组件。'],
    ['Live pictures cannot be played here', 'Open this in WeChat on a phone; the developer tools have no player.'],
  ),
  pluginUnsupported: row(
    'pluginUnsupported',
    'none',
    'never',
    ['不支持这个版本的 P2P 插件', '请换用受支持的插件版本。[当前版本：{message}。]'],
    ['This version of the P2P plugin is not supported', 'Use a supported version of the plugin.[ Found: {message}.]'],
  ),
  pluginMissing: row(
    'pluginMissing',
    'none',
    'never',
    ['没有找到 P2P 插件', '请确认小程序已获得插件授权，并在 app.json 中声明。'],
    ['The P2P plugin was not found', 'Make sure that the plugin is authorised and declared in app.json.'],
  ),
  credentialsMissing: row(
    'credentialsMissing',
    'none',
    'never',
    ['还没有填写接入凭证', '请按说明复制 credentials.example.ts 为 credentials.ts 并填写，再重新构建。'],
    [
      'The credentials are missing',
      'Copy credentials.example.ts to credentials.ts as the README says, fill it in, and build again.',
    ],
  ),
  unknown: row(
    'unknownEnvironment',
    'none',
    'never',
    ['当前环境不能观看', '请更新微信，再打开这里。'],
    ['Watching is not possible in this environment', 'Update WeChat, then come back.'],
  ),
};

/** What a person typed, or a caller passed: refused before any call of the plugin. */
export const inputRows: FailureRows = {
  idEmpty: row(
    'idEmpty',
    'none',
    'never',
    ['摄像头没有填写 ID', '请在摄像头设置里填写 ID。'],
    ['The camera has no id', 'Enter an id in the camera’s settings.'],
  ),
  idMalformed: row(
    'idMalformed',
    'none',
    'never',
    ['摄像头的 ID 格式不对', '请在摄像头设置里改正 ID。'],
    ['The camera’s id is malformed', 'Correct the id in the camera’s settings.'],
  ),
  urlEmpty: row(
    'urlEmpty',
    'none',
    'never',
    ['没有填写播放地址', '请在摄像头设置里填写地址。'],
    ['There is no address to play', 'Enter an address in the camera’s settings.'],
  ),
  urlMalformed: row(
    'urlMalformed',
    'none',
    'never',
    ['播放地址格式不对', '请在摄像头设置里改正地址。'],
    ['The address is malformed', 'Correct the address in the camera’s settings.'],
  ),
  deviceIncomplete: row(
    'deviceIncomplete',
    'none',
    'never',
    ['摄像头的设备信息不完整', '请在摄像头设置里填全 productId、deviceName 和 xp2pInfo。'],
    ['The camera’s device is not complete', 'Enter productId, deviceName and xp2pInfo in the camera’s settings.'],
  ),
  sourceExcluded: row(
    'sourceExcluded',
    'none',
    'ask',
    ['正在观看另一类画面', '直连摄像头和多人共享不能同时观看，请停止另一个后重试。'],
    [
      'Another kind of picture is being watched',
      'A camera and a server stream cannot be watched together. Stop the other, then try again.',
    ],
  ),
  params: row(
    'paramsMalformed',
    'none',
    'never',
    ['观看参数不对', '请换一种清晰度或时间段。[（{message}）]'],
    ['What was asked for is not possible', 'Choose another quality or time.[ ({message})]'],
  ),
  unknown: row(
    'unknownInput',
    'none',
    'never',
    ['设置有误', '请检查摄像头的设置。'],
    ['Something in the settings is wrong', 'Check the camera’s settings.'],
  ),
};

/** Permissions and WeChat's own calls. */
export const systemRows: FailureRows = {
  albumDenied: row(
    'albumDenied',
    'none',
    'ask',
    ['没有保存到相册的权限', '请在设置里允许保存到相册，再试一次。'],
    ['Pictures may not be saved to the album', 'Allow it in the settings, then try again.'],
  ),
  settingsFailed: row(
    'settingsFailed',
    'none',
    'ask',
    ['设置没有打开', '请自己打开手机的设置，找到微信，再允许所需的权限。'],
    ['The settings could not be opened', 'Open the phone’s settings yourself, find WeChat, and allow what is needed.'],
  ),
  albumFailed: row(
    'albumFailed',
    'none',
    'ask',
    ['图片没有保存成功', '请检查手机存储空间，再试一次。'],
    ['The picture could not be saved', 'Check the phone’s storage, then try again.'],
  ),
  snapshotFailed: row(
    'snapshotFailed',
    'none',
    'ask',
    ['截图没有成功', '请在画面播放时再试一次。'],
    ['No snapshot could be taken', 'Try again while the picture is playing.'],
  ),
  unknown: row(
    'unknownSystem',
    'none',
    'ask',
    ['微信没有完成这项操作', '请稍后再试。'],
    ['WeChat could not do this', 'Try again later.'],
  ),
};
