// @ts-check
import { existsSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';

/**
 * Calls back on every change below the folders, folders that appear later included. One watcher a folder: Node's own
 * recursive watching on Linux follows files, and loses those that an editor replaces by renaming.
 *
 * @param {readonly string[]} roots absolute paths; those that do not exist are left out
 * @param {() => void} onChange
 * @returns {{ close(): void }}
 */
export function watchFolders(roots, onChange) {
  /** @type {Map<string, import('node:fs').FSWatcher>} */
  const watchers = new Map();

  /** @param {string} folder */
  const forget = (folder) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  const look = () => {
    const folders = new Set(roots.flatMap(foldersBelow));
    for (const folder of watchers.keys()) {
      if (!folders.has(folder)) forget(folder);
    }
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, () => {
        look();
        onChange();
      });
      // a folder that vanishes while it is looked at: the next look forgets it
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
    }
  };

  look();
  return {
    close() {
      for (const folder of [...watchers.keys()]) forget(folder);
    },
  };
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function foldersBelow(folder) {
  if (!existsSync(folder)) return [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) => foldersBelow(path.join(folder, entry.name)));
  return [folder, ...below];
}
