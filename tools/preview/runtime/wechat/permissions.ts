import type { PreviewOptions } from '../options';
import type { Dialogs } from '../phone/dialogs';
import type { SettingsPage } from '../phone/settings-page';
import { CallFailure, type CallMaker } from './call';

type Answer = 'granted' | 'denied';

const ALBUM = 'scope.writePhotosAlbum';

const WORDS: Record<string, Record<PreviewOptions['language'], string>> = {
  [ALBUM]: { zh_CN: '保存图片或视频到你的相册', en: 'Save pictures and videos to your album' },
  'scope.record': { zh_CN: '使用你的麦克风', en: 'Use your microphone' },
};

/** What the person allowed this mini-program, as WeChat keeps it. */
export class Permissions {
  private readonly answers = new Map<string, Answer>();

  constructor(
    private readonly options: PreviewOptions,
    private readonly dialogs: Dialogs,
    private readonly settingsPage: SettingsPage,
  ) {
    if (options.album !== 'ask') this.answers.set(ALBUM, options.album);
  }

  /** Asks once; later the earlier answer counts, and only the settings can change it. Throws when refused. */
  async require(scope: string): Promise<void> {
    const known = this.answers.get(scope);
    if (known === 'granted') return;
    if (known === 'denied') throw new CallFailure('auth deny', 103);
    const isAllowed = await this.dialogs.permission(this.describe(scope));
    this.answers.set(scope, isAllowed ? 'granted' : 'denied');
    if (!isAllowed) throw new CallFailure('auth deny', 103);
  }

  /** Resolves when the person comes back. */
  async openSettings(): Promise<void> {
    const asked = [...this.answers].map(([scope, answer]) => ({
      scope,
      title: this.describe(scope),
      isAllowed: answer === 'granted',
    }));
    for (const { scope, isAllowed } of await this.settingsPage.open(asked)) {
      this.answers.set(scope, isAllowed ? 'granted' : 'denied');
    }
  }

  /** Resolves when the person comes back. */
  openPhoneSettings(): Promise<void> {
    return this.settingsPage.openPhone();
  }

  /** As `getSetting` tells it: scopes that were never asked for are missing. */
  authSetting(): Record<string, boolean> {
    return Object.fromEntries([...this.answers].map(([scope, answer]) => [scope, answer === 'granted']));
  }

  private describe(scope: string): string {
    return WORDS[scope]?.[this.options.language] ?? scope;
  }
}

/** Pictures and films that the mini-program saved, newest last. */
export type Album = string[];

export function permissionsApi(call: CallMaker, permissions: Permissions, album: Album): Record<string, unknown> {
  const authSetting = () => ({ authSetting: permissions.authSetting() });
  const saving = (name: string) =>
    call.async<{ filePath: string }>(name, async ({ filePath = '' }) => {
      if (!filePath) throw new CallFailure('invalid file type');
      await permissions.require(ALBUM);
      album.push(filePath);
      return {};
    });
  return {
    getSetting: call.async('getSetting', authSetting),
    // nothing is declared for a mini-program without an appid, so nothing has to be agreed to
    getPrivacySetting: call.async('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' })),
    authorize: call.async<{ scope: string }>('authorize', async ({ scope = '' }) => {
      await permissions.require(scope);
      return {};
    }),
    openSetting: call.async('openSetting', async () => {
      await permissions.openSettings();
      return authSetting();
    }),
    openAppAuthorizeSetting: call.async('openAppAuthorizeSetting', async () => {
      await permissions.openPhoneSettings();
      return {};
    }),
    saveImageToPhotosAlbum: saving('saveImageToPhotosAlbum'),
    saveVideoToPhotosAlbum: saving('saveVideoToPhotosAlbum'),
  };
}
