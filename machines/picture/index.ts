export { bytesPicture } from './bytes/bytes.machine';
export {
  asPicture,
  type NodeView,
  type PictureCommand,
  type PictureFact,
  type PictureInput,
  type PictureLogic,
  type PictureMeasure,
  type PictureStep,
  type StreamMeasure,
} from './picture.protocol';
