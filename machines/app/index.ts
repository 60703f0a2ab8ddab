export { appMachine } from './app.machine';
export type { AppContext, AppInput } from './app.types';
export { faultEntry } from './fault-entry';
