import type { EditCamera, SessionIntent } from '../../machines/session';
import type { OpenView } from './cameras.types';
import { openPage } from './navigation';

/** Not an intent of the session: the form is a page. */
const editCamera: EditCamera = 'EDIT_CAMERA';

/** Does what a button of a view names: opens the form of its camera, or sends the intent to its session. */
export function act({ session, cameraId }: Pick<OpenView<unknown>, 'session' | 'cameraId'>, event: string): void {
  if (event === editCamera) openPage('form', cameraId);
  else session.send({ type: event } as SessionIntent);
}
