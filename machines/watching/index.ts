export { watchingMachine } from './watching.machine';
export type { ViewLogic, WatchingEvent } from './watching.types';
export { watchingView } from './watching.view';
export type { WatchingView } from './watching.view.types';
