/** What benches need of the app and of its tests' world, in one bundle. */
export { createActor } from 'xstate';
export { sessionView } from '../../../machines/session';
export { connect } from '../../../miniprogram/runtime/connect';
export { VirtualClock } from '../../support/virtual-clock';
export { camera, World } from '../../support/world';
