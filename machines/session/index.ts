export { sessionMachine } from './session.machine';
export { statusTexts, stepTexts } from './session.texts';
export type { SessionEvent, SessionIntent } from './session.types';
export { sessionView } from './session.view';
export type { SessionView } from './session.view.types';
export { type TileView, tileView } from './tile.view';
