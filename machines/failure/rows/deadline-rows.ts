import type { Text } from '../../words/text';
import { checkBothNetworks, checkNetwork, checkNetworkAndCamera, checkPower, otherCoding, reopen } from './advice';
import type { FailureRows } from './row.types';

const noAnswer: Text = { zh: '摄像头没有应答', en: 'The camera did not answer' };

/** A named delay of `machines/kernel/config.ts` that ran out. */
export const deadlineRows = {
  firstPicture: {
    kind: 'noPicture',
    scope: 'player',
    remedy: 'retryOnce',
    title: { zh: '有数据，但没有画面', en: 'Data comes, but no picture' },
    advice: {
      zh: '请换一个清晰度，或重试；若一直不行，请检查摄像头的编码设置。',
      en: 'Choose another quality, or try again. If that does not help, check how the camera encodes its picture.',
    },
  },
  stillPicture: {
    kind: 'pictureStandsStill',
    scope: 'player',
    remedy: 'retryOnce',
    title: { zh: '画面停住了', en: 'The picture stands still' },
    advice: {
      zh: '请重试；若一直不行，请检查摄像头，或重启摄像头。',
      en: 'Try again. If that does not help, check the camera or restart it.',
    },
  },
  damaged: {
    kind: 'streamDamaged',
    scope: 'stream',
    remedy: 'retryOnce',
    title: { zh: '收到的画面数据已损坏', en: 'The data of the picture is damaged' },
    advice: {
      zh: '请重试，或换一个清晰度；若一直如此，请重启摄像头。',
      en: 'Try again, or choose another quality. If it keeps happening, restart the camera.',
    },
  },
  undecodable: {
    kind: 'undecodable',
    scope: 'player',
    remedy: 'retryOnce',
    title: { zh: '手机解不出这路画面', en: 'This phone cannot decode the picture' },
    advice: otherCoding,
  },
  init: {
    kind: 'initTimedOut',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 服务启动超时', en: 'P2P took too long to start' },
    advice: checkNetwork,
  },
  reset: {
    kind: 'resetTimedOut',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 服务重置超时', en: 'P2P took too long to reset' },
    advice: checkNetwork,
  },
  module: {
    kind: 'moduleTimedOut',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '等待 P2P 服务就绪超时', en: 'P2P was not ready in time' },
    advice: checkNetwork,
  },
  startService: {
    kind: 'startServiceTimedOut',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '连接摄像头超时', en: 'Connecting to the camera took too long' },
    advice: checkPower,
  },
  service: {
    kind: 'serviceTimedOut',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '没能及时连上摄像头', en: 'The camera could not be reached in time' },
    advice: checkPower,
  },
  startStream: {
    kind: 'startStreamTimedOut',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '请求画面超时', en: 'Asking for the picture took too long' },
    advice: checkNetworkAndCamera,
  },
  playerReady: {
    kind: 'playerReadyTimedOut',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器没有及时就绪', en: 'The player was not ready in time' },
    advice: reopen,
  },
  startPull: {
    kind: 'startPullTimedOut',
    scope: 'player',
    remedy: 'retryOnce',
    title: { zh: '播放器没有开始取画面', en: 'The player did not begin to fetch the picture' },
    advice: reopen,
  },
  header: {
    kind: 'headerTimedOut',
    scope: 'stream',
    remedy: 'retry',
    title: noAnswer,
    advice: checkPower,
  },
  firstByte: {
    kind: 'firstByteTimedOut',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '摄像头应答了，但画面没有来', en: 'The camera answered, but no picture came' },
    advice: checkNetworkAndCamera,
  },
  stall: {
    kind: 'stalled',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '网络太弱，画面停住了', en: 'The network is weak and the picture stopped' },
    advice: checkBothNetworks,
  },
  silence: {
    kind: 'silent',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '很久没有收到画面', en: 'No picture has come for long' },
    advice: checkBothNetworks,
  },
  /** Of what the device is asked for beside its picture. */
  command: {
    kind: 'commandTimedOut',
    scope: 'none',
    remedy: 'ask',
    title: noAnswer,
    advice: checkPower,
  },
  playerReconnect: {
    kind: 'playerReconnectTimedOut',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器重连超时', en: 'The player took too long to reconnect' },
    advice: checkNetwork,
  },
  stop: {
    kind: 'stopJammed',
    scope: 'module',
    remedy: 'ask',
    title: { zh: '这个摄像头的上一次连接没有关闭', en: 'The last connection to this camera did not close' },
    advice: {
      zh: '其他摄像头还在观看，请停止它们后重试。',
      en: 'Other cameras are being watched. Stop them, then try again.',
    },
  },
  unknown: {
    kind: 'unknownDeadline',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '等待时间过长', en: 'It took too long' },
    advice: checkNetwork,
  },
} as const satisfies FailureRows;
