import { make } from '../../../dom/make';

/** The part of a page's configuration (and of app.json's `window`) that its bar shows. */
export interface WindowConfig {
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: string;
  readonly navigationStyle?: string;
  readonly backgroundColor?: string;
}

/** A page's title bar. WeChat's defaults are white on black. */
export class NavigationBar {
  readonly element: HTMLElement;
  private readonly title = make('div', { class: 'phone-navigation-title' });
  private readonly spinner = make('span', { class: 'phone-navigation-spinner', hidden: true });
  private style: 'black' | 'white' = 'white';

  constructor(
    config: WindowConfig,
    { hasBack, backLabel, onBack }: { hasBack: boolean; backLabel: string; onBack: () => void },
  ) {
    const chevron = make('span', { class: 'phone-chevron' });
    const back = make('button', { class: 'phone-navigation-back', 'aria-label': backLabel, onclick: onBack }, chevron);
    const row = make('div', { class: 'phone-navigation-row' }, this.spinner, this.title);
    if (hasBack) row.prepend(back);
    this.element = make('header', { class: 'phone-navigation-bar' }, row);
    this.apply(config);
  }

  get textStyle(): 'black' | 'white' {
    return this.style;
  }

  get titleText(): string {
    return this.title.textContent ?? '';
  }

  /** At first, and when the theme changes: theme.json may give other colours. */
  apply(config: WindowConfig, keepsTitle = false): void {
    this.element.hidden = config.navigationStyle === 'custom';
    if (!keepsTitle) this.setTitle(config.navigationBarTitleText ?? '');
    this.setColours(
      config.navigationBarBackgroundColor ?? '#000000',
      config.navigationBarTextStyle === 'black' ? 'black' : 'white',
    );
  }

  setTitle(title: string): void {
    this.title.textContent = title;
  }

  setColours(background: string, textStyle: 'black' | 'white'): void {
    this.style = textStyle;
    this.element.style.background = background;
    this.element.dataset.textStyle = textStyle;
  }

  setLoading(isLoading: boolean): void {
    this.spinner.hidden = !isLoading;
  }
}
