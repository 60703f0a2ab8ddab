import { make } from '../../../dom/make';
import type { PhoneScreen } from '../screen';

export interface ChromeWords {
  readonly menu: string;
  readonly leave: string;
  readonly returnToApp: string;
  readonly inBackground: string;
}

export interface ChromeActions {
  openMenu(): void;
  leave(): void;
  returnToApp(): void;
}

const CLOCK_MS = 5000;

const ICONS = {
  signal:
    '<svg viewBox="0 0 18 12" width="18" height="12"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5.5" width="3" height="6.5" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/></svg>',
  wifi: '<svg viewBox="0 0 17 12" width="17" height="12"><path d="M8.5 2.2c2.4 0 4.6.9 6.2 2.5l1.2-1.3A10.6 10.6 0 0 0 8.5.4 10.6 10.6 0 0 0 1.1 3.4l1.2 1.3A8.8 8.8 0 0 1 8.5 2.2Zm0 3.7c1.4 0 2.7.5 3.7 1.4l1.2-1.3a7.2 7.2 0 0 0-9.8 0l1.2 1.3c1-.9 2.3-1.4 3.7-1.4Zm0 3.5c-.9 0-1.7.3-2.3.9l2.3 2.4 2.3-2.4c-.6-.6-1.4-.9-2.3-.9Z"/></svg>',
  battery:
    '<svg viewBox="0 0 27 12" width="27" height="12"><rect x=".5" y=".5" width="23" height="11" rx="3.5" fill="none" stroke="currentColor" opacity=".4"/><rect x="2" y="2" width="18" height="8" rx="2"/><path d="M25 4v4c.8-.3 1.3-1.1 1.3-2S25.800 4.300 25 4Z" opacity=".4"/></svg>',
};

/** What belongs to the phone and to WeChat, not to a page: status bar, capsule, home indicator, the background veil. */
export class Chrome {
  readonly element: HTMLElement;
  private readonly network = make('span', { class: 'phone-status-network' });
  private readonly veil: HTMLElement;

  constructor(screen: PhoneScreen, words: ChromeWords, actions: ChromeActions) {
    const time = make('span', { class: 'phone-status-time' });
    const tick = () => {
      time.textContent = new Date().toTimeString().slice(0, 5);
    };
    tick();
    window.setInterval(tick, CLOCK_MS);

    const icons = make('span', { class: 'phone-status-icons' }, svg(ICONS.signal), this.network, svg(ICONS.battery));
    const statusBar = make('div', { class: 'phone-status-bar', 'aria-hidden': 'true' }, time, icons);
    const menu = make('button', { class: 'phone-capsule-menu', 'aria-label': words.menu, onclick: actions.openMenu });
    const leave = make('button', { class: 'phone-capsule-leave', 'aria-label': words.leave, onclick: actions.leave });
    const capsule = make('div', { class: 'phone-capsule' }, menu, leave);
    this.veil = make(
      'div',
      { class: 'phone-background-veil', hidden: true },
      make('p', {}, words.inBackground),
      make('button', { onclick: actions.returnToApp }, words.returnToApp),
    );
    this.element = make('div', { class: 'phone-chrome' }, statusBar, capsule, this.veil);
    if (screen.safeAreaBottom > 0) this.element.append(make('div', { class: 'phone-home-indicator' }));
  }

  showNetwork(type: string): void {
    if (type === 'wifi') this.network.replaceChildren(svg(ICONS.wifi));
    else this.network.textContent = type === 'none' ? '×' : type.toUpperCase();
  }

  setTextStyle(style: 'black' | 'white'): void {
    this.element.dataset.textStyle = style;
  }

  setInBackground(isInBackground: boolean): void {
    this.veil.hidden = !isInBackground;
  }
}

function svg(markup: string): HTMLElement {
  const holder = make('span', { class: 'phone-status-icon' });
  holder.innerHTML = markup;
  return holder;
}
