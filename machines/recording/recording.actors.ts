import { fromPromise } from 'xstate';
import type { Ports } from '../kernel/ports';

export interface SaveInput {
  readonly ports: Pick<Ports, 'album' | 'files'>;
  readonly files: readonly string[];
}

/**
 * Puts files into the album, one after another, and takes away each that is there: it goes on where nobody waits for it any more. Rejects
 * with the failure of the first that could not be saved.
 */
export const saveFiles = fromPromise<void, SaveInput>(async ({ input: { ports, files } }) => {
  for (const name of files) {
    await ports.album.saveVideo(ports.files?.pathOf(name) ?? name);
    ports.files?.remove(name);
  }
});
