import { reopen } from './advice';
import type { FailureRows } from './row.types';

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
    advice: {
      zh: '请换一个清晰度，或在摄像头设置中改用 H.264 编码，再重试。',
      en: 'Choose another quality, or set the camera to H.264, then try again.',
    },
  },
  init: {
    kind: 'initTimedOut',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 服务启动超时', en: 'P2P took too long to start' },
    advice: { zh: '请检查网络后重试。', en: 'Check the network, then try again.' },
  },
  reset: {
    kind: 'resetTimedOut',
    scope: 'module',
    remedy: 'retry',
    title: { zh: 'P2P 服务重置超时', en: 'P2P took too long to reset' },
    advice: { zh: '请检查网络后重试。', en: 'Check the network, then try again.' },
  },
  module: {
    kind: 'moduleTimedOut',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '等待 P2P 服务就绪超时', en: 'P2P was not ready in time' },
    advice: { zh: '请检查网络后重试。', en: 'Check the network, then try again.' },
  },
  startService: {
    kind: 'startServiceTimedOut',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '连接摄像头超时', en: 'Connecting to the camera took too long' },
    advice: {
      zh: '请确认摄像头已通电联网，再重试。',
      en: 'Make sure that the camera is powered and online, then try again.',
    },
  },
  service: {
    kind: 'serviceTimedOut',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '没能及时连上摄像头', en: 'The camera could not be reached in time' },
    advice: {
      zh: '请确认摄像头已通电联网，再重试。',
      en: 'Make sure that the camera is powered and online, then try again.',
    },
  },
  startStream: {
    kind: 'startStreamTimedOut',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '请求画面超时', en: 'Asking for the picture took too long' },
    advice: { zh: '请检查网络和摄像头，再重试。', en: 'Check the network and the camera, then try again.' },
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
    title: { zh: '摄像头没有应答', en: 'The camera did not answer' },
    advice: {
      zh: '请确认摄像头已通电联网，再重试。',
      en: 'Make sure that the camera is powered and online, then try again.',
    },
  },
  firstByte: {
    kind: 'firstByteTimedOut',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '摄像头应答了，但画面没有来', en: 'The camera answered, but no picture came' },
    advice: { zh: '请检查网络和摄像头，再重试。', en: 'Check the network and the camera, then try again.' },
  },
  stall: {
    kind: 'stalled',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '网络太弱，画面停住了', en: 'The network is weak and the picture stopped' },
    advice: {
      zh: '请检查手机和摄像头的网络，再重试。',
      en: 'Check the network of the phone and the camera, then try again.',
    },
  },
  silence: {
    kind: 'silent',
    scope: 'module',
    remedy: 'retry',
    title: { zh: '很久没有收到画面', en: 'No picture has come for long' },
    advice: {
      zh: '请检查手机和摄像头的网络，再重试。',
      en: 'Check the network of the phone and the camera, then try again.',
    },
  },
  playerReconnect: {
    kind: 'playerReconnectTimedOut',
    scope: 'player',
    remedy: 'retry',
    title: { zh: '播放器重连超时', en: 'The player took too long to reconnect' },
    advice: { zh: '请检查网络后重试。', en: 'Check the network, then try again.' },
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
    advice: { zh: '请检查网络后重试。', en: 'Check the network, then try again.' },
  },
} as const satisfies FailureRows;
