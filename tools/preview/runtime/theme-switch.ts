import type { StyleSheets } from './style-sheets';

type Theme = 'light' | 'dark';

/** The phone's theme: what the address says, else what the browser prefers, also when that changes. */
export class ThemeSwitch {
  private theme: Theme;
  private readonly watchers = new Set<(theme: Theme) => void>();

  constructor(
    fixed: Theme | null,
    /** Without it the mini-program is shown light, and is told nothing of themes, as in WeChat. */
    private readonly hasDarkMode: boolean,
    private readonly styleSheets: StyleSheets,
  ) {
    const preference = window.matchMedia('(prefers-color-scheme: dark)');
    this.theme = fixed ?? (preference.matches ? 'dark' : 'light');
    if (!fixed) preference.addEventListener('change', ({ matches }) => this.set(matches ? 'dark' : 'light'));
    this.apply();
  }

  /** What is shown. */
  get current(): Theme {
    return this.hasDarkMode ? this.theme : 'light';
  }

  /** What the mini-program is told. */
  get reported(): Theme | undefined {
    return this.hasDarkMode ? this.theme : undefined;
  }

  watch(watcher: (theme: Theme) => void): void {
    this.watchers.add(watcher);
  }

  set(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.apply();
    if (this.hasDarkMode) for (const watcher of this.watchers) watcher(theme);
  }

  private apply(): void {
    // The phone itself is dark also where the mini-program has no dark mode; only its pages stay light.
    document.documentElement.dataset.theme = this.theme;
    document.documentElement.style.colorScheme = this.current;
    this.styleSheets.adapt({ theme: this.current });
  }
}
