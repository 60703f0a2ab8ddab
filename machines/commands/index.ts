export { commandsMachine } from './commands.machine';
export { commandsView } from './commands.view';
