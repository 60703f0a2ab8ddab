import type { Text } from '../../../machines/words/text';
import { generationsOf, USUAL_GENERATION, type Way } from '../../../simulator/generations';
import { isServedAsFiles } from '../../dom/served';
import { type LinkedFault, linkedFaults, linkedRecording, type OddParameter, oddParameters } from './link';
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
const SPEEDS = ['1', '2', '4', '10'];

/** What the page's address says; what it does not say is the default. */
export class PanelSettings {
  private readonly parameters: URLSearchParams;
  /** What the address says and makes no sense: as if it were not there. */
  private readonly odd: readonly OddParameter[];

  constructor(
    search: string,
    private readonly browserLanguage: string,
  ) {
    this.parameters = new URLSearchParams(search);
    // the word of links for it
    const plugin = this.parameters.get('plugin');
    if (plugin !== null) this.parameters.set('generation', plugin);
    this.parameters.delete('plugin');
    this.odd = oddParameters(this.parameters);
    for (const { name } of this.odd) this.parameters.delete(name);
  }

  get language(): PanelLanguage {
    const asked = this.parameters.get('lang');
    if (/^(zh|en)/i.test(asked ?? '')) return /^en/i.test(asked ?? '') ? 'en' : 'zh';
    return /^zh/i.test(this.browserLanguage) ? 'zh' : 'en';
  }

  get theme(): 'light' | 'dark' {
    const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const wanted = this.parameters.get('theme');
    if (wanted === 'light' || wanted === 'dark') return wanted;
    return prefersDark ? 'dark' : 'light';
  }

  get size(): PhoneSize {
    const [, width = 375, height = 812] = (/^(\d{3,4})x(\d{3,4})$/.exec(this.parameters.get('size') ?? '') ?? []).map(
      Number,
    );
    return { width, height };
  }

  /** What is beside the phone. */
  get beside(): 'inspector' | 'panel' {
    // from files it is loaded when somebody wants it
    const first = isServedAsFiles() ? 'panel' : 'inspector';
    const asked = this.parameters.get('beside') ?? (this.parameters.has('recording') ? 'inspector' : null);
    return asked === 'panel' || asked === 'inspector' ? asked : first;
  }

  /** The inspector beside the phone: its language and theme are those of the phone. */
  inspectorUrl(): string {
    const token = this.parameters.get('token');
    const recording = linkedRecording(this.parameters, location.href);
    const parameters = {
      ...{ embedded: '1', lang: this.language, theme: this.theme },
      ...(token ? { token } : {}),
      ...(recording && 'url' in recording ? { recording: recording.url } : {}),
    };
    return `inspector/?${new URLSearchParams(parameters)}`;
  }

  /** The frame's address: everything but what concerns the panel alone. */
  phoneUrl(): string {
    const parameters = new URLSearchParams(this.parameters);
    parameters.delete('size');
    for (const name of ['beside', 'fault', 'recording']) parameters.delete(name);
    parameters.set('lang', this.language === 'en' ? 'en' : 'zh_CN');
    parameters.set('theme', this.theme);
    return `phone.html?${parameters}`;
  }

  /** This page's address with one choice changed; the phone opens `page` first, or where that is empty its first one; what it said where none is given. */
  urlWith(name: string, value: string, page?: string): string {
    const parameters = new URLSearchParams(this.parameters);
    parameters.set(name, value);
    if (page !== undefined) {
      parameters.delete('camera');
      parameters.delete('page');
    }
    if (page) parameters.set('page', page);
    return `./?${parameters}`;
  }

  /** The page that it asks for, without query; empty where it asks for none. */
  get page(): string {
    return (this.parameters.get('page') ?? '').replace(/^\//, '').replace(/\?.*$/, '');
  }

  /** What the link that led here wants, and what of it makes no sense. */
  get link(): { readonly faults: readonly LinkedFault[]; readonly odd: readonly Text[] } {
    const recording = linkedRecording(this.parameters, location.href);
    const odd = this.odd.map(({ text }) => text);
    return {
      faults: linkedFaults(this.parameters),
      odd: recording && 'odd' in recording ? [...odd, recording.odd] : odd,
    };
  }

  /** `way`: who pulls in the mini-program that is shown; it can be shown with plugins of that kind. */
  list(words: Readonly<Record<SettingWord, string>>, way: Way): readonly Setting[] {
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
        choices: plain(generationsOf(way)),
        chosen: given('generation', USUAL_GENERATION[way]),
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
