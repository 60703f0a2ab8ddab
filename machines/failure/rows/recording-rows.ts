import type { FailureRows } from './row.types';

/** What keeps a picture from being kept as a file. None of it touches what is watched. */
export const recordingRows = {
  /** WeChat gives a mini-program 200 MB for its files. */
  full: {
    kind: 'noRoomForFiles',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '小程序的存储空间已满', en: 'This mini-program has no room left for files' },
    advice: {
      zh: '请把保留的录像存到相册或删除一些，再试一次。',
      en: 'Save some of the kept recordings to the album, or delete them, then try again.',
    },
  },
  /** A call of WeChat's file system did not work. */
  fileFailed: {
    kind: 'fileFailed',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '文件没有写成功', en: 'The file could not be written' },
    advice: { zh: '请检查手机存储空间，再试一次。', en: 'Check the phone’s storage, then try again.' },
  },
  /** WeChat older than 2.16.1 writes files as a whole only. */
  filesMissing: {
    kind: 'filesMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个版本的微信不能录像', en: 'This version of WeChat cannot record' },
    advice: { zh: '请更新微信，再试一次。', en: 'Update WeChat, then try again.' },
  },
  /** Where components of the plugin pull by themselves nobody here has the bytes. */
  recorderMissing: {
    kind: 'recorderMissing',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个小程序还不能录像', en: 'This mini-program cannot record yet' },
    advice: {
      zh: '请联系小程序的开发者：由插件自己播放时（managed），这里拿不到数据；可以先用截图。',
      en: 'Ask its developer: where the plugin plays by itself (managed), its bytes are not to be had. Take pictures meanwhile.',
    },
  },
  /** No key frame came to begin a file with. */
  noPicture: {
    kind: 'noPictureToRecord',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '没有等到可以录的画面', en: 'No picture came that could be recorded' },
    advice: { zh: '请在画面播放时再试一次。', en: 'Try again while the picture plays.' },
  },
  /** Neither H.264 nor H.265. */
  codec: {
    kind: 'notRecordable',
    scope: 'none',
    remedy: 'never',
    title: { zh: '这个摄像头的画面格式不能录像', en: 'Pictures of this camera’s format cannot be recorded' },
    advice: {
      zh: '请在摄像头的设置里把视频编码改为 H.264 或 H.265[（{message}）]。',
      en: 'Choose H.264 or H.265 in the camera’s settings[ ({message})].',
    },
  },
  soundOnly: {
    kind: 'onlySoundToRecord',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '只有声音，没有画面可录', en: 'There is sound alone, and no picture to record' },
    advice: { zh: '请在画面出现后再试一次。', en: 'Try again once there is a picture.' },
  },
  encrypted: {
    kind: 'encryptedRecording',
    scope: 'none',
    remedy: 'never',
    title: { zh: '画面已加密，不能录像', en: 'The picture is encrypted and cannot be recorded' },
    advice: {
      zh: '请在摄像头的设置里关闭视频加密，再试一次。',
      en: 'Turn off its encryption in the camera’s settings, then try again.',
    },
  },
  /** The tags of the stream can no longer be told apart. */
  damaged: {
    kind: 'unreadableRecording',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '收到的数据无法录像', en: 'What was received cannot be recorded' },
    advice: { zh: '请在画面恢复后再试一次。', en: 'Try again once the picture is well.' },
  },
  unknown: {
    kind: 'unknownRecording',
    scope: 'none',
    remedy: 'ask',
    title: { zh: '录像没有成功', en: 'It could not be recorded' },
    advice: { zh: '请再试一次。', en: 'Try again in a moment.' },
  },
} as const satisfies FailureRows;
