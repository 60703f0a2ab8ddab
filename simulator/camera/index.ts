export type { CameraPull, CameraSource, CameraSourceOptions } from './camera.types';
export { createCameraSource } from './camera-source';
export { cameraClips } from './clips';
