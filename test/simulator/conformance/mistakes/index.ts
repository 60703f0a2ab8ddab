import { fileMistakes } from './file-mistakes';
import { managedMistakes } from './managed-mistakes';
import type { Mistakes } from './mistake';
import { moduleMistakes } from './module-mistakes';
import { phoneMistakes } from './phone-mistakes';
import { playerMistakes } from './player-mistakes';
import { serviceMistakes } from './service-mistakes';
import { streamMistakes } from './stream-mistakes';
import { timeMistakes } from './time-mistakes';

/** Every mistake, with the row that it is to be found by. */
export const mistakes = [
  timeMistakes,
  moduleMistakes,
  serviceMistakes,
  streamMistakes,
  playerMistakes,
  managedMistakes,
  phoneMistakes,
  fileMistakes,
].flatMap((ofPort: Mistakes) =>
  Object.entries(ofPort).flatMap(([row, whats]) =>
    Object.entries(whats).map(([what, bench]) => ({ row, what, bench })),
  ),
);
