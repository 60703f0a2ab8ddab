export { createPlayerNodes, type DeliveringPlayerNodes } from './player-nodes';
