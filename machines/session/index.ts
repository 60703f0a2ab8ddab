export { framingView } from './framing.view';
export { type SessionMachine, sessionWith } from './session.machine';
export { onItsWayTexts, statusTexts, stepTexts } from './session.texts';
export type {
  PhoneFact,
  SessionInput,
  SessionIntent,
  SessionReport,
} from './session.types';
export { sessionView } from './session.view';
export type { EditCamera, SessionView, TileView } from './session.view.types';
export { tileView } from './tile.view';
