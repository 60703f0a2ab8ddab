import type { PreviewOptions } from '../options';
import type { Dialogs } from '../phone/dialogs';
import type { Router } from '../router';
import type { CallMaker } from './call';

/** What the mini-program did to the phone, for tests and the panel to look at. */
export interface PhoneRecord {
  clipboard: string;
  isScreenKeptOn: boolean;
  /** Sound in spite of the mute switch, and beside other apps' (`setInnerAudioOption`). */
  innerAudio: object;
}

export function oddsAndEndsApi(
  call: CallMaker,
  record: PhoneRecord,
  dialogs: Dialogs,
  router: Router,
  options: PreviewOptions,
): Record<string, unknown> {
  const nothing = () => {};
  return {
    setClipboardData: call.async<{ data: string }>('setClipboardData', ({ data = '' }) => {
      record.clipboard = data;
      // The browser may refuse; what the phone shows and remembers is the same.
      navigator.clipboard?.writeText(data).catch(nothing);
      const title = options.language === 'en' ? 'Copied' : '内容已复制';
      dialogs.toast({ title, icon: 'success', mask: false, durationMs: 1500 });
    }),
    getClipboardData: call.async('getClipboardData', () => ({ data: record.clipboard })),
    setKeepScreenOn: call.async<{ keepScreenOn: boolean }>('setKeepScreenOn', ({ keepScreenOn = false }) => {
      record.isScreenKeptOn = keepScreenOn;
    }),
    setInnerAudioOption: call.async('setInnerAudioOption', ({ success, fail, complete, ...wanted }) => {
      record.innerAudio = wanted;
    }),
    vibrateShort: call.async('vibrateShort', nothing),
    vibrateLong: call.async('vibrateLong', nothing),
    hideKeyboard: call.async('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
    getUpdateManager: () => ({
      applyUpdate: nothing,
      onCheckForUpdate: nothing,
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
    }),
    nextTick: (run: () => void) => void Promise.resolve().then(run),
    createSelectorQuery: () => router.currentCaller().createSelectorQuery(),
    createIntersectionObserver: (component: { createIntersectionObserver(options: object): object }, wanted = {}) =>
      component.createIntersectionObserver(wanted),
    setBackgroundColor: call.async('setBackgroundColor', nothing),
    setBackgroundTextStyle: call.async('setBackgroundTextStyle', nothing),
    showShareMenu: call.async('showShareMenu', nothing),
    hideShareMenu: call.async('hideShareMenu', nothing),
    hideHomeButton: call.async('hideHomeButton', nothing),
    reportEvent: nothing,
    setPageOrientation: call.async('setPageOrientation', nothing),
  };
}
