import type { IotAssumptions } from '../iot/iot-assumptions';

/** Why a component plays no more. `errType` is the name of the state that it came to. */
export interface PlayTrouble {
  readonly errType: string;
  /** Technical: `httpStatus: 503`, `startStream err -2402`. */
  readonly why: string;
  /** Nothing helps before the module or the local server was reset. */
  readonly isFatal?: boolean;
}

const SENTENCE = '播放失败，请稍后再试';

/** What `playerror` says of it: how much, no document tells. */
export function playErrorOf(
  { errType, why, isFatal = false }: PlayTrouble,
  { errorFields, fatalTold }: Pick<IotAssumptions, 'errorFields' | 'fatalTold'>,
): object {
  const fatal = fatalTold ? { isFatalError: isFatal } : {};
  switch (errorFields) {
    case 'all':
      return { errType, errMsg: SENTENCE, errDetail: { msg: why }, ...fatal };
    case 'message':
      return { errMsg: SENTENCE, ...fatal };
    case 'detailAsText':
      return { errType, errMsg: SENTENCE, errDetail: why, ...fatal };
    case 'none':
      return {};
  }
}
