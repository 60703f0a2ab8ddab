import { besideConfig } from '../kernel/beside-config';
import type { Text } from '../words/text';

/** What is said of each state: empty where the pad says enough by itself, or where a failure has its own sentence. */
export const ptzTexts = {
  still: { zh: '', en: '' },
  asked: { zh: '', en: '' },
  moving: { zh: '', en: '' },
  releasing: { zh: '', en: '' },
  atEnd: { zh: '已到尽头', en: 'It goes no further' },
  taken: { zh: '另一个画面正在转动摄像头', en: 'Another view turns the camera now' },
  tooLong: {
    zh: `已按住 ${besideConfig.maxPtzPressMs / 1_000} 秒，摄像头已停下`,
    en: `Pressed for ${besideConfig.maxPtzPressMs / 1_000} seconds, so it was stopped`,
  },
  notDone: { zh: '', en: '' },
  serverStream: { zh: '这个画面不能转动', en: 'This picture cannot be steered' },
  commandsMissing: { zh: '', en: '' },
  left: { zh: '', en: '' },
} as const satisfies { readonly [word: string]: Text };

export type PtzWord = keyof typeof ptzTexts;
