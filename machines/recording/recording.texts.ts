import type { Text } from '../words/text';

/** What is said of each state: empty where nothing is to be said, or where a failure has its own sentence. */
export const recordingTexts = {
  idle: { zh: '', en: '' },
  starting: { zh: '等待画面…', en: 'Waiting for a picture…' },
  running: { zh: '', en: '' },
  paused: { zh: '画面中断，等待恢复', en: 'Interrupted, waiting for the picture' },
  finishing: { zh: '正在收尾…', en: 'Closing the file…' },
  saving: { zh: '正在存到相册…', en: 'Saving to the album…' },
  saved: { zh: '录像已存到相册', en: 'The recording is in the album' },
  nothing: { zh: '还没有录到画面', en: 'Nothing was recorded yet' },
  waiting: { zh: '录像已保留，回来后存到相册', en: 'The recording is kept, and saved to the album on return' },
  kept: { zh: '录像已保留，没有存到相册。', en: 'The recording is kept, but not in the album.' },
  failed: { zh: '', en: '' },
  filesMissing: { zh: '', en: '' },
  unconnected: { zh: '', en: '' },
  recorderMissing: { zh: '', en: '' },
  left: { zh: '', en: '' },
} as const satisfies { readonly [word: string]: Text };

export type RecordingWord = keyof typeof recordingTexts;

export const recordingNotices = {
  soundLeftOut: {
    zh: '录像没有声音：手机不支持摄像头的声音格式',
    en: 'Recorded without sound: its format fits no MP4',
  },
  open: { zh: '查看', en: 'Show' },
  saveAgain: { zh: '再存一次', en: 'Save again' },
} as const satisfies { readonly [name: string]: Text };

/** What there is, and how much more fits. */
export const sizeText = (size: string, room: string): Text => ({
  zh: `${size} · 还能存 ${room}`,
  en: `${size} · room for ${room}`,
});

/** Why a recording that is kept is not in the album, in whole sentences. */
export const keptBecause = (why: string): Text => ({ zh: `录像已保留。${why}`, en: `The recording is kept. ${why}` });
