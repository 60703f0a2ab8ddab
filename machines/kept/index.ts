export { keptMachine } from './kept.machine';
export type { KeptIntent } from './kept.types';
export { keptView } from './kept.view';
export type { KeptRow, KeptView } from './kept.view.types';
