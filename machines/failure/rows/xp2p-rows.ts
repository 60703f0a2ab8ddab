import { reopen } from './advice';
import type { FailureRows } from './row.types';

const lostService = {
  kind: 'serviceLost',
  scope: 'connection',
  remedy: 'retry',
  title: { zh: '与摄像头的连接丢失', en: 'The connection to the camera was lost' },
  advice: { zh: '请检查摄像头是否在线，再重试。', en: 'Make sure that the camera is online, then try again.' },
} as const;

const cryptFailed = <Kind extends string>(kind: Kind) =>
  ({
    kind,
    scope: 'stream',
    remedy: 'retryOnce',
    title: { zh: '画面加密传输出错', en: 'The encrypted picture could not be read' },
    advice: {
      zh: '请重试；若一直如此，请检查摄像头的设置。',
      en: 'Try again. If it keeps happening, check the camera’s settings.',
    },
  }) as const;

/** Every code of the XP2P plugin (contract 2.5), classed by its last column. */
export const xp2pRows = {
  '-2000': {
    kind: 'badParameter',
    scope: 'stream',
    remedy: 'never',
    opens: 'form',
    title: { zh: '摄像头的设置有误', en: 'Something in the camera’s settings is wrong' },
    advice: {
      zh: '请检查这个摄像头的设置，再重新打开。',
      en: 'Check the settings of this camera, then open it again.',
    },
  },
  '-2001': {
    kind: 'xp2pInfoUnreadable',
    scope: 'connection',
    remedy: 'never',
    opens: 'form',
    title: { zh: '无法识别摄像头的 xp2pInfo', en: 'The camera’s xp2pInfo cannot be read' },
    advice: {
      zh: '请为它重新获取 xp2pInfo，再打开。',
      en: 'Fetch a new xp2pInfo for it, then open it again.',
    },
  },
  '-2002': {
    kind: 'moduleLost',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 服务未就绪', en: 'P2P is not ready' },
    advice: reopen,
  },
  '-2003': {
    kind: 'moduleAlreadyStarted',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 服务需要重新启动', en: 'P2P has to be restarted' },
    advice: reopen,
  },
  '-2004': {
    kind: 'notSupported',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这里不支持这项操作', en: 'This is not supported here' },
    advice: { zh: '请更新微信后再试。', en: 'Update WeChat, then open this page again.' },
  },
  '-2005': {
    kind: 'deviceTooOld',
    scope: 'connection',
    remedy: 'ask',
    title: { zh: '摄像头的固件版本过低', en: 'The camera’s firmware is too old' },
    advice: { zh: '请先升级摄像头的固件，再重试。', en: 'Update the camera’s firmware, then try again.' },
  },
  '-2201': {
    kind: 'xntpAlreadyStarted',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 网络服务需要重新启动', en: 'The P2P network service has to be restarted' },
    advice: reopen,
  },
  '-2202': {
    kind: 'natProbeFailed',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '网络探测失败', en: 'The network could not be probed' },
    advice: {
      zh: '请检查网络，或换一个网络后重试。',
      en: 'Check the network, or change to another one, and try again.',
    },
  },
  '-2301': {
    kind: 'localServerNotLoaded',
    scope: 'localServer',
    remedy: 'retryOnce',
    title: { zh: '本地播放服务启动失败', en: 'The local playback service did not start' },
    advice: reopen,
  },
  '-2401': {
    kind: 'serviceAlreadyStarted',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '与摄像头的上一次连接还没有结束', en: 'The last connection to the camera has not ended yet' },
    advice: { zh: '请稍后重试。', en: 'Try again in a moment.' },
  },
  '-2402': {
    kind: 'pullNotStarted',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '暂时取不到画面', en: 'The picture cannot be fetched right now' },
    advice: {
      zh: '请确认摄像头已通电联网，稍后重试。',
      en: 'Make sure that the camera is powered and online, then try again.',
    },
  },
  '-2403': lostService,
  '-2404': {
    kind: 'p2pImpossible',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '当前环境无法使用 P2P', en: 'P2P is not possible in this environment' },
    advice: {
      zh: '请换一个网络后重试；在电脑上请改用手机微信打开；若还不行，请更新微信。',
      en: 'Change to another network, then try again. On a computer, open this in WeChat on a phone. If that does not work, update WeChat.',
    },
  },
  '-2501': cryptFailed('encryptFailed'),
  '-2502': cryptFailed('decryptFailed'),
  '-2801': {
    kind: 'fallOverQueryFailed',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '切换到多人共享时没有得到摄像头的应答', en: 'The camera did not answer while switching to sharing' },
    advice: { zh: '请稍后重试。', en: 'Try again later.' },
  },
  unknown: {
    kind: 'unknownXp2p',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '与摄像头的连接出错', en: 'Something went wrong with the connection to the camera' },
    advice: { zh: '请检查网络和摄像头，稍后重试。', en: 'Check the network and the camera, then try again.' },
  },
} as const satisfies FailureRows;
