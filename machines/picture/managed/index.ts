export { managedPicture } from './managed.machine';
