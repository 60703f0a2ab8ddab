import { type CodeOf, type Failure, failureOf } from '../../machines/failure';
import type { Album } from '../../machines/kernel/ports';
import { answerOf, type Wechat } from './wechat';

/** As much of WeChat as the album needs. */
export type AlbumCalls = Pick<Wechat, 'getSetting' | 'authorize' | 'saveImageToPhotosAlbum' | 'openSetting'>;

const scope = 'scope.writePhotosAlbum';

/** The phone's album. Both promises reject with a `Failure` only. */
export function createAlbum(wechat: AlbumCalls): Album {
  /** WeChat asks a person once; after a refusal only the settings help, and `authorize` fails without a word. */
  async function askPermission(): Promise<void> {
    const { authSetting } = await answerOf(wechat.getSetting, {});
    if (!authSetting[scope]) await answerOf(wechat.authorize, { scope });
  }

  return {
    async save(filePath) {
      await askPermission().catch((reason) => Promise.reject(asFailure(reason, 'askPermission')));
      await answerOf(wechat.saveImageToPhotosAlbum, { filePath }).catch((reason) =>
        Promise.reject(asFailure(reason, 'saveImage')),
      );
    },
    async openSettings() {
      await answerOf(wechat.openSetting, {}).catch((reason) =>
        Promise.reject(failed('settingsFailed', reason, 'openSettings')),
      );
    },
  };
}

/** `auth deny`, `auth denied`, `permission denied`: a no, now or earlier; everything else is WeChat's or the phone's. */
function asFailure(reason: unknown, step: string): Failure {
  return failed(/\bden(y|ied)\b/.test(messageOf(reason)) ? 'albumDenied' : 'albumFailed', reason, step);
}

function failed(code: CodeOf<'system'>, reason: unknown, step: string): Failure {
  return failureOf('system', code, { step, message: messageOf(reason) });
}

function messageOf(reason: unknown): string {
  const { errMsg, message } = (reason ?? {}) as { errMsg?: unknown; message?: unknown };
  return String(errMsg ?? message ?? reason);
}
