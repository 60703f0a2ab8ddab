export { commandsMachine } from './commands.machine';
export type { CommandEntryView, CommandsIntent, CommandsView } from './commands.types';
export { commandsView } from './commands.view';
