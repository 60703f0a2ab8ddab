export type { CameraSourceOptions } from './camera.types';
export { createCameraSource } from './camera-source';
export { cameraClips } from './clips';
