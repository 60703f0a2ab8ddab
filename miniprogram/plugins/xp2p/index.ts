export { type SelectedXp2p, selectXp2p } from './select-xp2p';
export type { AppParams, Xp2pSurface } from './surface';
