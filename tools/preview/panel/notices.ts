import type { Text } from '../../../machines/words/text';
import { make } from '../../dom/make';

/** What is wrong with a link, in both languages: the one of the page may be what is wrong. */
export class Notices {
  readonly element: HTMLElement;
  private readonly list = make('ul', { role: 'status' });

  constructor(close: string) {
    const button = make(
      'button',
      { class: 'quiet', 'aria-label': close, title: close, onclick: () => this.hide() },
      '✕',
    );
    this.element = make('div', { class: 'notices reason', hidden: true }, this.list, button);
  }

  tell({ zh, en }: Text): void {
    this.list.append(make('li', {}, make('span', { lang: 'zh-CN' }, zh), make('span', { lang: 'en' }, en)));
    this.element.hidden = false;
  }

  private hide(): void {
    this.element.hidden = true;
    this.list.replaceChildren();
  }
}
