import { type FailureRows, row } from './row';

/** The status of the response header (contract 2.3, `parsed`); `serverError` stands for every other status from 500 on. */
export const httpRows: FailureRows & { readonly serverError: FailureRows['unknown'] } = {
  '404': row(
    'streamNotFound',
    'stream',
    'never',
    ['摄像头没有这一路画面', '请换一种清晰度，或检查摄像头的设置。'],
    ['The camera does not have this picture', 'Choose another quality, or check the camera’s settings.'],
  ),
  '503': row(
    'tooManyViewers',
    'connection',
    'wait',
    ['观看人数已满', '有人离开后即可观看，请稍后重试。'],
    ['Too many people are watching', 'You can watch when someone leaves. Try again later.'],
  ),
  serverError: row(
    'serverError',
    'connection',
    'retry',
    ['摄像头暂时无法提供画面', '请稍后重试。（状态 {code}）'],
    ['The camera cannot send its picture right now', 'Try again later. (status {code})'],
  ),
  unknown: row(
    'requestRefused',
    'stream',
    'ask',
    ['摄像头拒绝了这次请求', '请检查摄像头的设置，或稍后重试。（状态 {code}）'],
    ['The camera refused the request', 'Check the camera’s settings, or try again later. (status {code})'],
  ),
};

const ended = row(
  'streamEnded',
  'stream',
  'ask',
  ['直播已结束', '摄像头结束了这次直播，可以重新播放。'],
  ['The live picture has ended', 'The camera ended it. You can play it again.'],
);

/** What a `Notify` of the plugin says of a stream or a service (contract 2.3). */
export const noticeRows: FailureRows = {
  fail: row(
    'transferFailed',
    'stream',
    'retry',
    ['画面传输出错', '请重试；若一直不行，请检查摄像头的网络。'],
    ['The picture could not be transferred', 'Try again. If that does not work, check the camera’s network.'],
  ),
  close: row(
    'streamClosed',
    'stream',
    'retry',
    ['画面意外中断', '请重试；若一直不行，请检查摄像头的网络。'],
    ['The picture stopped unexpectedly', 'Try again. If that does not work, check the camera’s network.'],
  ),
  disconnect: row(
    'disconnected',
    'connection',
    'retry',
    ['与摄像头的连接断开', '请重试；若一直不行，请检查摄像头的网络。'],
    ['The connection to the camera broke', 'Try again. If that does not work, check the camera’s network.'],
  ),
  eof: ended,
  success: ended,
  unknown: row(
    'unknownNotice',
    'stream',
    'retry',
    ['画面中断', '请重试；若一直不行，请检查摄像头的网络。'],
    ['The picture was interrupted', 'Try again. If that does not work, check the camera’s network.'],
  ),
};

/** The camera's own answer to `get_device_st` (contract 2.4); 0 accepts and is no failure. */
export const deviceRows: FailureRows = {
  '1': row(
    'deviceBusy',
    'stream',
    'wait',
    ['摄像头正忙', '空闲后即可观看，请稍后重试。'],
    ['The camera is busy', 'You can watch when it is free. Try again later.'],
  ),
  '404': row(
    'deviceBadRequest',
    'stream',
    'never',
    ['摄像头不认识这个请求', '请检查摄像头的通道和清晰度设置。'],
    ['The camera does not understand the request', 'Check the channel and quality in the camera’s settings.'],
  ),
  '405': row(
    'deviceTooManyViewers',
    'stream',
    'wait',
    ['这个摄像头的观看人数已满', '有人离开后即可观看，请稍后重试。'],
    ['Too many people are watching this camera', 'You can watch when someone leaves. Try again later.'],
  ),
  '406': row(
    'deviceUnsupported',
    'stream',
    'never',
    ['摄像头不支持这种画面', '请换一种清晰度。'],
    ['The camera does not offer this picture', 'Choose another quality.'],
  ),
  '407': row(
    'deviceError',
    'stream',
    'retryOnce',
    ['摄像头自身出错', '请重试；若一直如此，请重启摄像头。'],
    ['The camera reports a fault of its own', 'Try again. If it keeps happening, restart the camera.'],
  ),
  unknown: row(
    'unknownDevice',
    'stream',
    'ask',
    ['摄像头没有接受观看请求', '请稍后重试。'],
    ['The camera did not accept the request', 'Try again later.'],
  ),
};
