import { readField } from './player/read-field';

/**
 * Says that a plugin came: at once, or when a promise of it is kept, as of one that another package declares. Of a promise that is
 * broken nothing is said.
 */
export function onceCome(plugin: unknown, come: (plugin: unknown) => void): void {
  if (typeof readField(plugin, 'then') === 'function') Promise.resolve(plugin).then(come, () => undefined);
  else come(plugin);
}
