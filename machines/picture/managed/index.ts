export type { ManagedCallFact } from './managed.actors';
export { managedPicture } from './managed.machine';
