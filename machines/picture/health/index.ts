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
  withoutLateness,
  withRhythm,
  withStream,
} from './signs';
