import { fromPromise } from 'xstate';
import type { Album, Files } from '../kernel/ports';

export interface SaveInput {
  readonly album: Album;
  readonly files: Files;
  readonly names: readonly string[];
}

/**
 * Puts files into the album, one after another, and takes away each that is there: it goes on where nobody waits for it any more. Rejects
 * with the failure of the first that could not be saved.
 */
export const saveFiles = fromPromise<void, SaveInput>(async ({ input: { album, files, names } }) => {
  for (const name of names) {
    await album.saveVideo(files.pathOf(name));
    files.remove(name);
  }
});
