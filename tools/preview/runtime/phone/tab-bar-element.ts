import { make } from '../../../dom/make';
import type { TabBarLook } from '../tab-bar';

/** More letters than these are shown as three dots, as WeChat does it. */
const MOST_BADGE_LETTERS = 4;

interface TabBarElementOptions {
  readonly words: { readonly tabBar: string; readonly newMark: string };
  /** At the top it shows no pictures. */
  readonly position: 'top' | 'bottom';
  pictureUrl(path: string): string;
  onTap(index: number): void;
}

/** WeChat's bar of tabs, as it stands over pages that are tabs. */
export class TabBarElement {
  readonly element: HTMLElement;
  private buttons: readonly HTMLButtonElement[] = [];

  constructor(private readonly options: TabBarElementOptions) {
    const { position, words } = options;
    this.element = make('nav', { class: `phone-tab-bar phone-${position}`, 'aria-label': words.tabBar, hidden: true });
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** `selected`: the tab whose page is on top. */
  show(look: TabBarLook, selected: number): void {
    const { style } = this.element;
    this.element.hidden = false;
    style.background = look.backgroundColor;
    this.element.dataset.border = look.borderStyle;
    // the one that is pressed stays in the document, or a keyboard's focus would be lost
    if (this.buttons.length !== look.tabs.length) {
      this.buttons = look.tabs.map((_, index) => make('button', { onclick: () => this.options.onTap(index) }));
      this.element.replaceChildren(...this.buttons);
    }
    for (const [index, button] of this.buttons.entries()) this.draw(button, look, index, index === selected);
  }

  private draw(button: HTMLButtonElement, look: TabBarLook, index: number, isSelected: boolean): void {
    const tab = look.tabs[index];
    if (!tab) return;
    const { position, words } = this.options;
    const badge = tab.mark?.type === 'badge' ? shortened(tab.mark.text) : '';
    const said = tab.mark?.type === 'dot' ? words.newMark : badge;
    button.style.color = isSelected ? look.selectedColor : look.color;
    button.setAttribute('aria-label', [tab.text, said].filter(Boolean).join(' '));
    if (isSelected) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
    const path = isSelected ? tab.selectedIconPath : tab.iconPath;
    const hasPicture = position === 'bottom' && path !== '';
    const mark = tab.mark && make('span', { class: `phone-tab-${tab.mark.type}` }, badge);
    button.replaceChildren(
      make(
        'span',
        { class: 'phone-tab' },
        ...(hasPicture ? [make('img', { src: this.options.pictureUrl(path), alt: '' })] : []),
        make('span', { class: 'phone-tab-text' }, tab.text),
        ...(mark ? [mark] : []),
      ),
    );
  }
}

function shortened(text: string): string {
  return [...text].length > MOST_BADGE_LETTERS ? '...' : text;
}
