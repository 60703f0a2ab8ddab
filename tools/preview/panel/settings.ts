import type { PanelLanguage } from './words';

/** One choice that becomes a parameter of the phone's address. */
export interface Setting {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
}

export interface PhoneSize {
  readonly width: number;
  readonly height: number;
}

const SIZES = ['375x812', '430x932', '320x568'];
const GENERATIONS = ['beta', '1.0', '1.3', '2.0', '3.0', '3.1', 'iot'];
const SPEEDS = ['1', '2', '4', '10'];

/** What the page's address says; what it does not say is the default. */
export class PanelSettings {
  private readonly parameters: URLSearchParams;

  constructor(
    search: string,
    private readonly browserLanguage: string,
  ) {
    this.parameters = new URLSearchParams(search);
  }

  get language(): PanelLanguage {
    const asked = this.parameters.get('lang');
    if (asked !== null) return asked.startsWith('en') ? 'en' : 'zh';
    return /^zh/i.test(this.browserLanguage) ? 'zh' : 'en';
  }

  get theme(): 'light' | 'dark' {
    const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const wanted = this.parameters.get('theme');
    if (wanted === 'light' || wanted === 'dark') return wanted;
    return prefersDark ? 'dark' : 'light';
  }

  get size(): PhoneSize {
    const [width = 375, height = 812] = (this.parameters.get('size') ?? '').split('x').map(Number);
    return width > 0 && height > 0 ? { width, height } : { width: 375, height: 812 };
  }

  /** What is beside the phone. */
  get beside(): 'inspector' | 'panel' {
    return this.parameters.get('beside') === 'panel' ? 'panel' : 'inspector';
  }

  /** The inspector beside the phone: its language and theme are those of the phone. */
  inspectorUrl(): string {
    const token = this.parameters.get('token');
    const parameters = { embedded: '1', lang: this.language, theme: this.theme, ...(token ? { token } : {}) };
    return `/inspector/?${new URLSearchParams(parameters)}`;
  }

  /** The frame's address: everything but what concerns the panel alone. */
  phoneUrl(): string {
    const parameters = new URLSearchParams(this.parameters);
    parameters.delete('size');
    parameters.delete('beside');
    parameters.set('lang', this.language === 'en' ? 'en' : 'zh_CN');
    parameters.set('theme', this.theme);
    return `/phone.html?${parameters}`;
  }

  /** This page's address with one choice changed; the phone opens `page` first, or where that is empty its first one. */
  urlWith(name: string, value: string, page = this.parameters.get('page') ?? ''): string {
    const parameters = new URLSearchParams(this.parameters);
    parameters.set(name, value);
    if (page) parameters.set('page', page);
    else parameters.delete('page');
    return `/?${parameters}`;
  }

  list(words: Readonly<Record<SettingWord, string>>): readonly Setting[] {
    const { width, height } = this.size;
    const given = (name: string, first: string) => this.parameters.get(name) ?? first;
    const plain = (values: readonly string[], label = (value: string) => value) =>
      values.map((value) => ({ value, label: label(value) }));
    return [
      {
        name: 'beside',
        title: words.beside,
        choices: [
          { value: 'inspector', label: words.inspector },
          { value: 'panel', label: words.panel },
        ],
        chosen: this.beside,
      },
      {
        name: 'size',
        title: words.size,
        choices: plain(SIZES, (value) => value.replace('x', '×')),
        chosen: `${width}x${height}`,
      },
      {
        name: 'lang',
        title: words.language,
        choices: [
          { value: 'zh_CN', label: '中文' },
          { value: 'en', label: 'English' },
        ],
        chosen: this.language === 'en' ? 'en' : 'zh_CN',
      },
      {
        name: 'theme',
        title: words.theme,
        choices: [
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
        ],
        chosen: this.theme,
      },
      {
        name: 'platform',
        title: words.platform,
        choices: [
          { value: 'ios', label: 'iOS' },
          { value: 'android', label: 'Android' },
        ],
        chosen: given('platform', 'ios'),
      },
      {
        name: 'generation',
        title: words.generation,
        choices: plain(GENERATIONS),
        chosen: given('generation', '3.1'),
      },
      {
        name: 'speed',
        title: words.speed,
        choices: plain(SPEEDS, (value) => `${value}×`),
        chosen: given('speed', '1'),
      },
      {
        name: 'decoder',
        title: words.decoder,
        choices: [
          { value: 'video', label: words.withDecoder },
          { value: 'none', label: words.withoutDecoder },
        ],
        chosen: given('decoder', 'video'),
      },
    ];
  }
}

type SettingWord =
  | 'beside'
  | 'inspector'
  | 'panel'
  | 'size'
  | 'language'
  | 'theme'
  | 'light'
  | 'dark'
  | 'platform'
  | 'generation'
  | 'speed'
  | 'decoder'
  | 'withDecoder'
  | 'withoutDecoder';
