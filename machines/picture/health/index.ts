export { type Health, healthOf } from './health';
export {
  later,
  noSigns,
  renewed,
  type Signs,
  withDecodeFailure,
  withFirstFrame,
  withFrameRate,
  withoutBytes,
  withoutLag,
  withRhythm,
  withStream,
} from './signs';
