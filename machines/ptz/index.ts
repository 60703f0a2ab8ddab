export { ptzMachine } from './ptz.machine';
export { ptzView } from './ptz.view';
