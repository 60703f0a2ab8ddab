export { camerasMachine } from './cameras.machine';
export { sourceOf, sourceRefusal } from './cameras.source';
export { LIST_KEY, SET_ASIDE_KEY } from './cameras.storage';
export type {
  Camera,
  CameraField,
  CameraForm,
  CameraFormView,
  CamerasEvent,
  CamerasView,
} from './cameras.types';
export { camerasView } from './cameras.view';
