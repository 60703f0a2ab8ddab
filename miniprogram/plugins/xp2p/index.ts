export { type SelectedXp2p, selectXp2p } from './select-xp2p';
