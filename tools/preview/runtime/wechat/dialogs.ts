import type { PreviewOptions } from '../options';
import type { Dialogs } from '../phone/dialogs';
import { CallFailure, type CallMaker } from './call';

interface ModalOptions {
  title: string;
  content: string;
  showCancel: boolean;
  cancelText: string;
  confirmText: string;
  confirmColor: string;
  cancelColor: string;
  editable: boolean;
  placeholderText: string;
}

interface ToastOptions {
  title: string;
  icon: 'success' | 'error' | 'loading' | 'none';
  image: string;
  duration: number;
  mask: boolean;
}

const TOAST_MS = 1500;

export function dialogsApi(
  call: CallMaker,
  dialogs: Dialogs,
  language: PreviewOptions['language'],
): Record<string, unknown> {
  const words = language === 'en' ? { cancel: 'Cancel', confirm: 'OK' } : { cancel: '取消', confirm: '确定' };
  return {
    showModal: call.async<ModalOptions>('showModal', async (options) => {
      const answer = await dialogs.modal({
        title: options.title ?? '',
        content: options.content ?? '',
        cancelText: options.showCancel === false ? '' : (options.cancelText ?? words.cancel),
        confirmText: options.confirmText ?? words.confirm,
        confirmColor: options.confirmColor ?? '',
        cancelColor: options.cancelColor ?? '',
        editable: options.editable ?? false,
        placeholder: options.placeholderText ?? '',
      });
      return { confirm: answer !== null, cancel: answer === null, content: options.editable ? answer : undefined };
    }),
    showActionSheet: call.async<{ itemList: string[]; alertText: string; itemColor: string }>(
      'showActionSheet',
      async ({ itemList = [], alertText = '', itemColor = '' }) => {
        const tapIndex = await dialogs.actionSheet({
          items: itemList,
          title: alertText,
          itemColor,
          cancelText: words.cancel,
        });
        if (tapIndex === null) throw new CallFailure('cancel');
        return { tapIndex };
      },
    ),
    showToast: call.async<ToastOptions>(
      'showToast',
      ({ title = '', icon = 'success', duration = TOAST_MS, mask = false }) => {
        dialogs.toast({ title, icon, mask, durationMs: duration });
      },
    ),
    hideToast: call.async('hideToast', () => dialogs.hideToast('toast')),
    showLoading: call.async<{ title: string; mask: boolean }>('showLoading', ({ title = '', mask = false }) => {
      dialogs.toast({ title, icon: 'loading', mask, durationMs: null });
    }),
    hideLoading: call.async('hideLoading', () => dialogs.hideToast('loading')),
  };
}
