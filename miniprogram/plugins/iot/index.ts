export type { IotSettings } from './iot-settings';
export { createManagedNodes, type DeliveringManagedNodes, type ManagedDelivery } from './managed-nodes';
export { selectIot } from './select-iot';
