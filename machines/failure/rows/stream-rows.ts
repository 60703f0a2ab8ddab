import { otherQuality, thenCameraNetwork, whenSomebodyLeaves } from './advice';
import type { FailureRows } from './row.types';

/** The status of the response header (contract 2.3, `parsed`); `serverError` stands for every other status from 500 on. */
export const httpRows = {
  '404': {
    kind: 'streamNotFound',
    scope: 'stream',
    remedy: 'ask',
    opens: 'form',
    title: { zh: '摄像头没有这一路画面', en: 'The camera does not have this picture' },
    advice: otherQuality,
  },
  '503': {
    kind: 'tooManyViewers',
    scope: 'connection',
    remedy: 'wait',
    title: { zh: '观看人数已满', en: 'Too many people are watching' },
    advice: whenSomebodyLeaves,
  },
  serverError: {
    kind: 'serverError',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '摄像头暂时无法提供画面', en: 'The camera cannot send its picture right now' },
    advice: { zh: '请稍后重试。（状态 {code}）', en: 'Try again later. (status {code})' },
  },
  unknown: {
    kind: 'requestRefused',
    scope: 'stream',
    remedy: 'ask',
    opens: 'form',
    title: { zh: '摄像头拒绝了这次请求', en: 'The camera refused the request' },
    advice: {
      zh: '请检查摄像头的设置，或稍后重试。（状态 {code}）',
      en: 'Check the camera’s settings, or try again later. (status {code})',
    },
  },
} as const satisfies FailureRows;

const ended = {
  kind: 'streamEnded',
  scope: 'stream',
  remedy: 'ask',
  title: { zh: '直播已结束', en: 'The live picture has ended' },
  advice: { zh: '摄像头结束了这次直播，可以重新播放。', en: 'The camera ended it. You can play it again.' },
} as const;

/** What a `Notify` of the plugin says of a stream or a service (contract 2.3). */
export const noticeRows = {
  fail: {
    kind: 'transferFailed',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '画面传输出错', en: 'The picture could not be transferred' },
    advice: thenCameraNetwork,
  },
  close: {
    kind: 'streamClosed',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '画面意外中断', en: 'The picture stopped unexpectedly' },
    advice: thenCameraNetwork,
  },
  disconnect: {
    kind: 'disconnected',
    scope: 'connection',
    remedy: 'retry',
    title: { zh: '与摄像头的连接断开', en: 'The connection to the camera broke' },
    advice: thenCameraNetwork,
  },
  eof: ended,
  success: ended,
  unknown: {
    kind: 'unknownNotice',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '画面中断', en: 'The picture was interrupted' },
    advice: thenCameraNetwork,
  },
} as const satisfies FailureRows;

/** The camera's own answer to `get_device_st` (contract 2.4); 0 accepts and is no failure. */
export const deviceRows = {
  '1': {
    kind: 'deviceBusy',
    scope: 'stream',
    remedy: 'wait',
    title: { zh: '摄像头正忙', en: 'The camera is busy' },
    advice: { zh: '空闲后即可观看，请稍后重试。', en: 'You can watch when it is free. Try again later.' },
  },
  '404': {
    kind: 'deviceBadRequest',
    scope: 'stream',
    remedy: 'ask',
    opens: 'form',
    title: { zh: '摄像头不认识这个请求', en: 'The camera does not understand the request' },
    advice: otherQuality,
  },
  '405': {
    kind: 'deviceTooManyViewers',
    scope: 'stream',
    remedy: 'wait',
    title: { zh: '这个摄像头的观看人数已满', en: 'Too many people are watching this camera' },
    advice: whenSomebodyLeaves,
  },
  '406': {
    kind: 'deviceUnsupported',
    scope: 'stream',
    remedy: 'ask',
    title: { zh: '摄像头不支持这种画面', en: 'The camera does not offer this picture' },
    advice: { zh: '请换一种清晰度。', en: 'Choose another quality.' },
  },
  '407': {
    kind: 'deviceError',
    scope: 'stream',
    remedy: 'retryOnce',
    title: { zh: '摄像头自身出错', en: 'The camera reports a fault of its own' },
    advice: { zh: '请重试；若一直如此，请重启摄像头。', en: 'Try again. If it keeps happening, restart the camera.' },
  },
  /** Not to that question, but to a command. */
  refused: {
    kind: 'commandRefused',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '摄像头没有照做', en: 'The camera did not do it' },
    advice: { zh: '请确认摄像头有这个功能，再试一次。', en: 'Make sure that the camera can do this, then try again.' },
  },
  unknown: {
    kind: 'unknownDevice',
    scope: 'stream',
    remedy: 'ask',
    title: { zh: '摄像头没有接受观看请求', en: 'The camera did not accept the request' },
    advice: { zh: '请稍后重试。', en: 'Try again later.' },
  },
} as const satisfies FailureRows;

/** What the bytes themselves tell (machines/flv). */
export const flvRows = {
  encrypted: {
    kind: 'streamEncrypted',
    scope: 'stream',
    remedy: 'ask',
    title: { zh: '画面已加密，这个播放器无法显示', en: 'The stream is encrypted, this player cannot show it' },
    advice: {
      zh: '请在摄像头的设置里关闭画面加密，再重试。',
      en: 'Turn off the encryption of the stream in the camera’s settings, then try again.',
    },
  },
  notFlv: {
    kind: 'streamNotFlv',
    scope: 'stream',
    remedy: 'retry',
    opens: 'form',
    title: { zh: '收到的数据不是 FLV 画面', en: 'What comes is not an FLV stream' },
    advice: {
      zh: '请重试；若一直如此，请检查播放地址和摄像头的设置。',
      en: 'Try again. If it keeps happening, check the address and the camera’s settings.',
    },
  },
  unknown: {
    kind: 'unknownFlv',
    scope: 'stream',
    remedy: 'retry',
    title: { zh: '画面数据有问题', en: 'Something is wrong with the stream’s data' },
    advice: { zh: '请重试。', en: 'Try again.' },
  },
} as const satisfies FailureRows;
