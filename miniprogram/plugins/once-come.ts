import { readField } from './player/read-field';

/**
 * Says that a plugin came: at once, or when a promise of it is kept, as of one that another package declares. A promise that is
 * broken is told to nobody, or to who wants to know.
 */
export function onceCome(plugin: unknown, come: (plugin: unknown) => void, broken: () => void = () => undefined): void {
  if (typeof readField(plugin, 'then') === 'function') Promise.resolve(plugin).then(come, broken);
  else come(plugin);
}
