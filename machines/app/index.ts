export { appMachine } from './app.machine';
export type { AppEvent } from './app.types';
export { appView } from './app.view';
export type { AppView } from './app.view.types';
