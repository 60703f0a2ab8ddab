export { settle, VirtualClock } from '../../simulator/virtual-clock';
