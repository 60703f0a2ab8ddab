import { cameraComponent } from '../../miniprogram/runtime/camera-component';
import { camerasForComponent } from '../../miniprogram/runtime/component-cameras';

/** A camera with its buttons and words, by the bytes way. `createCameras` of `xp2p-statecharts` comes first. */
Component(cameraComponent(() => camerasForComponent('bytes')));
