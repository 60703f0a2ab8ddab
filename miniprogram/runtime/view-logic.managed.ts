import { connectionMachine } from '../../machines/connection';
import { lazily } from '../../machines/kernel/lazily';
import { managedPicture } from '../../machines/picture/managed';
import { asPicture } from '../../machines/picture/picture.protocol';
import { recordingWith } from '../../machines/recording/recording.machine';
import { sessionWith } from '../../machines/session';
import type { ViewLogic } from '../../machines/watching';
import { iotAbilities } from '../plugins/iot/iot-abilities';

/** The charts of a view whose picture a component of the plugin makes by itself (XP2P 3.2 and later). */
export const managedViewLogic = lazily(
  (): ViewLogic => ({
    session: sessionWith(asPicture(managedPicture()), iotAbilities),
    connection: connectionMachine(),
  }),
);

/** Its bytes are the plugin's own: nobody here records them. */
export const managedRecording = lazily(() => recordingWith(null));
