export type { CallFact } from './player.actors';
export { playerMachine } from './player.machine';
export type { PlayerCommand, PlayerFact } from './player.protocol';
