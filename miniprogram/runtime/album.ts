import { type CodeOf, type Failure, failureOf } from '../../machines/failure';
import type { Album, Clock } from '../../machines/kernel/ports';
import { forgetRefusal, type RefusalCalls, reasonOf } from './refusal';
import { answerOf, type Refusal, type Wechat } from './wechat';

/** As much of WeChat as the album needs. */
export type AlbumCalls = RefusalCalls &
  Pick<Wechat, 'authorize' | 'saveImageToPhotosAlbum' | 'saveVideoToPhotosAlbum' | 'openSetting'>;

const scope = 'scope.writePhotosAlbum';

/** The phone's album. Both promises reject with a `Failure` only. */
export function createAlbum(wechat: AlbumCalls, clock: Clock): Album {
  /** WeChat asks a person once; after a refusal only the settings help, and `authorize` fails without a word. */
  async function askPermission(): Promise<void> {
    const { authSetting } = await answerOf(wechat.getSetting, {});
    if (authSetting[scope]) return;
    await answerOf(wechat.authorize, { scope });
    forgetRefusal(wechat, 'album');
  }

  const failedAt = (step: string) => async (refusal: Refusal) => {
    throw failed((await reasonOf(wechat, clock, 'album', refusal ?? {})) ?? 'albumFailed', refusal, step);
  };

  const saveBy = (call: 'saveImageToPhotosAlbum' | 'saveVideoToPhotosAlbum') => async (filePath: string) => {
    await askPermission().catch(failedAt('askPermission'));
    await answerOf(wechat[call], { filePath }).catch(failedAt(call));
    forgetRefusal(wechat, 'album');
  };

  return {
    save: saveBy('saveImageToPhotosAlbum'),
    saveVideo: saveBy('saveVideoToPhotosAlbum'),
    async openSettings() {
      await answerOf(wechat.openSetting, {}).catch((refusal) => {
        throw failed('settingsFailed', refusal, 'openSettings');
      });
    },
  };
}

function failed(code: CodeOf<'system'>, reason: unknown, step: string): Failure {
  return failureOf('system', code, { step, message: messageOf(reason) });
}

function messageOf(reason: unknown): string {
  const { errMsg, message } = (reason ?? {}) as { errMsg?: unknown; message?: unknown };
  return String(errMsg ?? message ?? reason);
}
