/** What benches need of the app and of its tests' world, in one bundle. */
export { sessionView } from '../../../machines/session';
export { connect } from '../../../miniprogram/runtime/connect';
export { createListOpener } from '../../../miniprogram/runtime/list-opener';
export { camera, World } from '../../support/world';
export { runSmallest } from './smallest-chart';
