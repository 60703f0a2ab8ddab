export { watchingMachine } from './watching.machine';
export type { ViewLogic, WatchingContext, WatchingEvent, WatchingInput } from './watching.types';
export { watchingView } from './watching.view';
export type { WatchingView } from './watching.view.types';
