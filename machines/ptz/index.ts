export { ptzMachine } from './ptz.machine';
export type { PtzIntent, PtzView } from './ptz.types';
export { ptzView } from './ptz.view';
