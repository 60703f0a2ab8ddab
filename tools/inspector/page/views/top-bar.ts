import { make } from '../../../dom/make';
import type { ShownApp } from '../model/apps';
import { clockText } from '../model/sequence';
import type { RelayState } from '../relay';
import type { Settings, StageView } from '../settings';
import type { Words } from '../words';

export interface TopListener {
  chooseApp(key: string): void;
  closeFile(): void;
  save(): void;
  open(): void;
  set(name: 'lang' | 'theme', value: string): void;
  view(view: StageView): void;
}

/** Which app is shown, how the connection is, and what can be done with a session. */
export class TopBar {
  readonly element: HTMLElement;
  private readonly apps = make('select', { class: 'field-input app-select' });
  private readonly pill = make('span', { class: 'pill', role: 'status' });
  private readonly close: HTMLButtonElement;
  private readonly save: HTMLButtonElement;
  private readonly views = make('div', { class: 'segments', role: 'group' });
  private shown = '';

  constructor(
    private readonly words: Words,
    { language, theme, isEmbedded }: Settings,
    private readonly listener: TopListener,
  ) {
    this.apps.setAttribute('aria-label', words.app);
    this.apps.addEventListener('change', () => listener.chooseApp(this.apps.value));
    this.close = quiet('×', words.closeFile, () => listener.closeFile());
    this.save = quiet(words.save, words.saveTitle, () => listener.save());
    this.views.setAttribute('aria-label', words.view);
    const isChinese = language === 'zh';
    const isDark = theme === 'dark';
    this.element = make(
      'header',
      { class: 'top-bar' },
      ...(isEmbedded ? [] : [make('h1', {}, words.title)]),
      this.apps,
      this.close,
      this.pill,
      make('span', { class: 'gap' }),
      this.views,
      this.save,
      quiet(words.open, words.openTitle, () => listener.open()),
      ...(isEmbedded
        ? []
        : [
            quiet(isChinese ? 'English' : '中文', words.language, () => listener.set('lang', isChinese ? 'en' : 'zh')),
            quiet(isDark ? words.light : words.dark, words.theme, () =>
              listener.set('theme', isDark ? 'light' : 'dark'),
            ),
          ]),
    );
  }

  show(apps: readonly ShownApp[], shown: ShownApp | undefined, relay: RelayState, view: StageView): void {
    const key = JSON.stringify([apps.map(({ key, source }) => [key, source]), shown?.key, relay, view]);
    if (key === this.shown) return;
    this.shown = key;
    this.apps.hidden = apps.length === 0;
    this.apps.replaceChildren(
      ...apps.map((app) => make('option', { value: app.key, selected: app === shown }, this.appName(app))),
    );
    this.close.hidden = shown?.source !== 'file';
    this.save.disabled = !shown;
    const { look, text } = this.connection(shown, relay);
    this.pill.className = `pill pill-${look}`;
    this.pill.replaceChildren(make('span', { class: 'dot' }), text);
    const names = { chart: this.words.chart, both: this.words.both, sequence: this.words.sequence };
    this.views.replaceChildren(
      ...(['chart', 'both', 'sequence'] as const).map((one) =>
        make(
          'button',
          { 'aria-pressed': String(one === view), 'data-view': one, onclick: () => this.listener.view(one) },
          names[one],
        ),
      ),
    );
  }

  private appName({ hello, source, fileName }: ShownApp): string {
    if (source === 'file') return `${this.words.sources.file} · ${fileName}`;
    const what = [hello.title, hello.platform, clockText(hello.startedAtMs).slice(0, 8)].filter(Boolean);
    return source === 'away' ? `${what.join(' · ')} · ${this.words.sources.away}` : what.join(' · ');
  }

  private connection(shown: ShownApp | undefined, relay: RelayState): { look: string; text: string } {
    const { words } = this;
    if (shown?.source === 'file') return { look: 'file', text: words.sources.file };
    if (relay.kind === 'connecting') return { look: 'wait', text: words.connecting };
    if (relay.kind !== 'connected') return { look: 'bad', text: words.disconnected };
    if (shown?.source === 'away') return { look: 'wait', text: words.sources.away };
    return { look: 'ok', text: words.connected };
  }
}

function quiet(text: string, title: string, onclick: () => void): HTMLButtonElement {
  return make('button', { class: 'quiet', title, 'aria-label': title, onclick }, text);
}
