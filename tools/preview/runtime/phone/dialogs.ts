import { make } from '../../../dom/make';

export interface ModalRequest {
  readonly title: string;
  readonly content: string;
  /** Empty: there is no cancel button. */
  readonly cancelText: string;
  readonly confirmText: string;
  readonly confirmColor: string;
  readonly cancelColor: string;
  readonly editable: boolean;
  readonly placeholder: string;
}

export interface ToastRequest {
  readonly title: string;
  readonly icon: 'success' | 'error' | 'loading' | 'none';
  readonly mask: boolean;
  /** `null`: until it is hidden. */
  readonly durationMs: number | null;
}

export interface ActionSheetRequest {
  readonly items: readonly string[];
  readonly title: string;
  readonly itemColor: string;
  readonly cancelText: string;
}

/** WeChat's own pop-ups, over everything else in the phone. One at a time of each kind, as in WeChat. */
export class Dialogs {
  private toastTimer = 0;
  private shownToast: { element: HTMLElement; isLoading: boolean } | null = null;

  constructor(
    private readonly layer: HTMLElement,
    private readonly words: { readonly allow: string; readonly refuse: string; readonly asks: string },
  ) {}

  /** Resolves with what was typed (empty where nothing can be), or `null` when cancelled. */
  modal(request: ModalRequest): Promise<string | null> {
    return new Promise((resolve) => {
      const field = make('textarea', { class: 'phone-modal-field', placeholder: request.placeholder, rows: 2 });
      field.value = request.editable ? request.content : '';
      const finish = (answer: string | null) => {
        close();
        resolve(answer);
      };
      const confirm = make(
        'button',
        {
          class: 'phone-modal-confirm',
          style: request.confirmColor && `color:${request.confirmColor}`,
          onclick: () => finish(field.value),
        },
        request.confirmText,
      );
      const cancel = make(
        'button',
        { style: request.cancelColor && `color:${request.cancelColor}`, onclick: () => finish(null) },
        request.cancelText,
      );
      const box = make(
        'div',
        { class: 'phone-modal', role: 'dialog', 'aria-modal': 'true', 'aria-label': request.title || request.content },
        ...(request.title ? [make('div', { class: 'phone-modal-title' }, request.title)] : []),
        request.editable ? field : make('div', { class: 'phone-modal-content' }, request.content),
        make('div', { class: 'phone-modal-buttons' }, ...(request.cancelText ? [cancel] : []), confirm),
      );
      const close = this.show(box, { onEscape: request.cancelText ? () => finish(null) : undefined });
      (request.editable ? field : confirm).focus();
    });
  }

  /** Resolves with the tapped index, or `null`. */
  actionSheet(request: ActionSheetRequest): Promise<number | null> {
    return new Promise((resolve) => {
      const finish = (answer: number | null) => {
        close();
        resolve(answer);
      };
      const items = request.items.map((item, index) =>
        make(
          'button',
          { style: request.itemColor && `color:${request.itemColor}`, onclick: () => finish(index) },
          item,
        ),
      );
      const box = make(
        'div',
        { class: 'phone-sheet phone-action-sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': request.title },
        ...(request.title ? [make('div', { class: 'phone-sheet-title' }, request.title)] : []),
        ...items,
        make('button', { class: 'phone-sheet-cancel', onclick: () => finish(null) }, request.cancelText),
      );
      const close = this.show(box, { onEscape: () => finish(null), onBackdrop: () => finish(null) });
      items[0]?.focus();
    });
  }

  /** WeChat's question for a permission; true when the person allows it. */
  permission(wish: string): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (answer: boolean) => {
        close();
        resolve(answer);
      };
      const allow = make('button', { class: 'phone-permission-allow', onclick: () => finish(true) }, this.words.allow);
      const box = make(
        'div',
        { class: 'phone-sheet phone-permission', role: 'dialog', 'aria-modal': 'true', 'aria-label': wish },
        make('div', { class: 'phone-permission-asks' }, this.words.asks),
        make('div', { class: 'phone-permission-wish' }, wish),
        make(
          'div',
          { class: 'phone-permission-buttons' },
          make('button', { onclick: () => finish(false) }, this.words.refuse),
          allow,
        ),
      );
      const close = this.show(box, {});
      allow.focus();
    });
  }

  toast(request: ToastRequest): void {
    this.removeToast();
    const element = make(
      'div',
      { class: `phone-toast-layer${request.mask ? ' phone-masked' : ''}`, role: 'status' },
      make(
        'div',
        { class: `phone-toast phone-${request.icon}` },
        ...(request.icon === 'none' ? [] : [make('div', { class: 'phone-toast-icon', 'aria-hidden': 'true' })]),
        make('div', { class: 'phone-toast-title' }, request.title),
      ),
    );
    this.layer.append(element);
    this.shownToast = { element, isLoading: request.icon === 'loading' };
    if (request.durationMs !== null) this.toastTimer = window.setTimeout(() => this.removeToast(), request.durationMs);
  }

  hideToast(kind: 'toast' | 'loading'): void {
    if (this.shownToast?.isLoading === (kind === 'loading')) this.removeToast();
  }

  /** Shows a box over a dimmed phone; the answer closes it. */
  show(box: HTMLElement, { onEscape, onBackdrop }: { onEscape?: () => void; onBackdrop?: () => void }): () => void {
    const before = document.activeElement;
    const backdrop = make('div', { class: 'phone-backdrop', onclick: () => onBackdrop?.() });
    const layer = make('div', { class: 'phone-dialog-layer' }, backdrop, box);
    layer.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') onEscape?.();
    });
    this.layer.append(layer);
    return () => {
      layer.remove();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }

  private removeToast(): void {
    window.clearTimeout(this.toastTimer);
    this.shownToast?.element.remove();
    this.shownToast = null;
  }
}
