import { type FailureRows, row } from './row';

const lostService = row(
  'serviceLost',
  'connection',
  'retry',
  ['与摄像头的连接丢失', '请检查摄像头是否在线，再重试。'],
  ['The connection to the camera was lost', 'Make sure that the camera is online, then try again.'],
);

const cryptFailed = (kind: string) =>
  row(
    kind,
    'stream',
    'retryOnce',
    ['画面加密传输出错', '请重试；若一直如此，请检查摄像头的设置。'],
    ['The encrypted picture could not be read', 'Try again. If it keeps happening, check the camera’s settings.'],
  );

/** Every code of the XP2P plugin (contract 2.5), classed by its last column. */
export const xp2pRows: FailureRows = {
  '-2000': row(
    'badParameter',
    'stream',
    'never',
    ['摄像头的设置有误', '请检查这个摄像头的设置，再重新打开。'],
    ['Something in the camera’s settings is wrong', 'Check the settings of this camera, then open it again.'],
  ),
  '-2001': row(
    'xp2pInfoUnreadable',
    'connection',
    'never',
    ['无法识别摄像头的 xp2pInfo', '请重新获取 xp2pInfo，在摄像头设置里填写后再打开。'],
    [
      'The camera’s xp2pInfo cannot be read',
      'Fetch a new xp2pInfo, enter it in the camera’s settings, then open it again.',
    ],
  ),
  '-2002': row(
    'moduleLost',
    'module',
    'retry',
    ['P2P 服务未就绪', '请重试；若一直不行，请重新打开小程序。'],
    ['P2P is not ready', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  '-2003': row(
    'moduleAlreadyStarted',
    'module',
    'retry',
    ['P2P 服务需要重新启动', '请重试；若一直不行，请重新打开小程序。'],
    ['P2P has to be restarted', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  '-2004': row(
    'notSupported',
    'none',
    'never',
    ['这里不支持这项操作', '请更新微信后再试。'],
    ['This is not supported here', 'Update WeChat, then open this page again.'],
  ),
  '-2005': row(
    'deviceTooOld',
    'connection',
    'never',
    ['摄像头的固件版本过低', '请先升级摄像头的固件，再重新打开。'],
    ['The camera’s firmware is too old', 'Update the camera’s firmware, then open it again.'],
  ),
  '-2201': row(
    'xntpAlreadyStarted',
    'module',
    'retry',
    ['P2P 网络服务需要重新启动', '请重试；若一直不行，请重新打开小程序。'],
    ['The P2P network service has to be restarted', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  '-2202': row(
    'natProbeFailed',
    'module',
    'retry',
    ['网络探测失败', '请检查网络，或换一个网络后重试。'],
    ['The network could not be probed', 'Check the network, or change to another one, and try again.'],
  ),
  '-2301': row(
    'localServerNotLoaded',
    'localServer',
    'retryOnce',
    ['本地播放服务启动失败', '请重试；若一直不行，请重新打开小程序。'],
    ['The local playback service did not start', 'Try again. If that does not work, reopen the mini-program.'],
  ),
  '-2401': row(
    'serviceAlreadyStarted',
    'connection',
    'retry',
    ['与摄像头的上一次连接还没有结束', '请稍后重试。'],
    ['The last connection to the camera has not ended yet', 'Try again in a moment.'],
  ),
  '-2402': row(
    'pullNotStarted',
    'stream',
    'retry',
    ['暂时取不到画面', '请确认摄像头已通电联网，稍后重试。'],
    ['The picture cannot be fetched right now', 'Make sure that the camera is powered and online, then try again.'],
  ),
  '-2403': lostService,
  '-2404': row(
    'p2pImpossible',
    'none',
    'never',
    ['当前环境无法使用 P2P', '请换一个网络或更新微信，再重新打开。'],
    [
      'P2P is not possible in this environment',
      'Change to another network or update WeChat, then open the camera again.',
    ],
  ),
  '-2501': cryptFailed('encryptFailed'),
  '-2502': cryptFailed('decryptFailed'),
  '-2601': row(
    'talkBackNotStarted',
    'none',
    'ask',
    ['对讲没有接通', '观看不受影响，可稍后再试对讲。'],
    ['Talk-back did not start', 'Viewing goes on. You can try talking again later.'],
  ),
  '-2701': row(
    'downloadFailed',
    'none',
    'ask',
    ['下载中断', '已下载的部分会保留，可稍后继续。'],
    ['The download was interrupted', 'What has arrived is kept. You can continue later.'],
  ),
  '-2801': row(
    'fallOverQueryFailed',
    'stream',
    'retry',
    ['切换到多人共享时没有得到摄像头的应答', '请稍后重试。'],
    ['The camera did not answer while switching to sharing', 'Try again later.'],
  ),
  unknown: row(
    'unknownXp2p',
    'connection',
    'retry',
    ['与摄像头的连接出错', '请检查网络和摄像头，稍后重试。'],
    ['Something went wrong with the connection to the camera', 'Check the network and the camera, then try again.'],
  ),
};
