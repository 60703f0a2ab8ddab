export { appMachine } from './app.machine';
export { faultEntry } from './fault-entry';
