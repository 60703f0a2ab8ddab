export type { CameraSourceOptions } from './camera.types';
export { createCameraSource } from './camera-source';
export { frontDoorClips } from './clips';
export { readPackageFile } from './package-file';
export { createSceneCameras } from './scene-cameras';
