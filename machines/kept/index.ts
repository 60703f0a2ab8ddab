export { keptMachine } from './kept.machine';
export type { KeptIntent } from './kept.types';
export { keptView } from './kept.view';
export type { KeptView } from './kept.view.types';
