import type { CommandsView } from '../../machines/commands/commands.view.types';
import type { PtzView } from '../../machines/ptz/ptz.view.types';
import type { RecordingView } from '../../machines/recording/recording.view.types';

/** What a view shows of steering before anybody steers, and where there is nothing to. */
export const noPtz: PtzView = {
  canSteer: false,
  direction: '',
  isMoving: false,
  isAtEnd: false,
  notice: '',
  noticeTone: 'idle',
};

/** The same of commands. */
export const noCommands: CommandsView = { canSend: false, notice: '', maxCharacters: 0, pending: 0, entries: [] };

/** The same of recording. */
export const noRecording: RecordingView = {
  canRecord: false,
  isRecording: false,
  isRunning: false,
  time: '',
  size: '',
  status: '',
  notice: { text: '', action: '', event: '' },
};
