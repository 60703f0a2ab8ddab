import { cameraComponent } from '../../miniprogram/runtime/camera-component';
import { camerasForComponent } from '../../miniprogram/runtime/component-cameras';
import { createCameras } from '../managed';

/** A camera with its buttons and words, by the managed way. Where nobody has called `createCameras`, it does. */
Component(cameraComponent(() => camerasForComponent('managed', createCameras)));
