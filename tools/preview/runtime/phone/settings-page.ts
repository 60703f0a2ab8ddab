import { make } from '../../../dom/make';

export interface PermissionSetting {
  readonly scope: string;
  readonly title: string;
  readonly isAllowed: boolean;
}

/** WeChat's page where permissions that were asked for can be given and taken. */
export class SettingsPage {
  constructor(
    private readonly layer: HTMLElement,
    private readonly words: {
      readonly title: string;
      readonly back: string;
      readonly nothing: string;
      readonly phone: string;
    },
  ) {}

  /** Stands for the phone's own settings, which are not there in a browser. Resolves when the person goes back. */
  async openPhone(): Promise<void> {
    await this.open([], this.words.phone);
  }

  /** Resolves with the settings when the person goes back. */
  open(
    settings: readonly PermissionSetting[],
    nothing: string = this.words.nothing,
  ): Promise<readonly PermissionSetting[]> {
    return new Promise((resolve) => {
      let current = settings;
      const rows = settings.map(({ scope, title, isAllowed }) => {
        const toggle = make('button', {
          class: 'phone-settings-switch',
          role: 'switch',
          'aria-checked': String(isAllowed),
        });
        toggle.setAttribute('aria-label', title);
        toggle.addEventListener('click', () => {
          const next = toggle.getAttribute('aria-checked') !== 'true';
          toggle.setAttribute('aria-checked', String(next));
          current = current.map((one) => (one.scope === scope ? { ...one, isAllowed: next } : one));
        });
        return make('div', { class: 'phone-settings-row' }, make('span', {}, title), toggle);
      });
      const back = make(
        'button',
        {
          class: 'phone-navigation-back',
          'aria-label': this.words.back,
          onclick: () => {
            page.remove();
            resolve(current);
          },
        },
        make('span', { class: 'phone-chevron' }),
      );
      const page = make(
        'section',
        { class: 'phone-settings-page', role: 'dialog', 'aria-label': this.words.title },
        make(
          'header',
          { class: 'phone-navigation-bar' },
          make(
            'div',
            { class: 'phone-navigation-row' },
            back,
            make('div', { class: 'phone-navigation-title' }, this.words.title),
          ),
        ),
        ...(rows.length > 0 ? rows : [make('p', { class: 'phone-settings-nothing' }, nothing)]),
      );
      this.layer.append(page);
      back.focus();
    });
  }
}
