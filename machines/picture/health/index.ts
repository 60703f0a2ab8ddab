export { type Health, healthOf } from './health';
export { noSigns, renewed, type Signs, withDecodeFailure, withFirstFrame, withFrameRate, withStream } from './signs';
