export { permissionsMachine } from './permissions.machine';
export type { PermissionsEvent, PermissionsView } from './permissions.types';
export { permissionsNeeded, permissionsView } from './permissions.view';
