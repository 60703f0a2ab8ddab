import type { Root } from 'glass-easel-miniprogram-adapter';
import { resolvePath } from '../../build/npm/places.mjs';
import { make } from '../../dom/make';
import type { ErrorLog } from './errors';
import type { MiniProgram } from './mini-program';
import type { MiniProgramPackage } from './packed';
import type { Chrome } from './phone/chrome';
import { NavigationBar, type WindowConfig } from './phone/navigation-bar';
import type { PhoneScreen } from './screen';
import type { TabBar } from './tab-bar';
import type { TabBarLayout } from './tab-bar-layout';
import { CallFailure } from './wechat/call';
import { windowConfig } from './window-config';

/** What WeChat hands out as a page: `getCurrentPages()`, and `this` in its functions. */
export interface PageCaller {
  route: string;
  options: Record<string, string>;
  createSelectorQuery(): object;
  [name: string]: unknown;
}

export interface OpenPage {
  readonly path: string;
  readonly caller: PageCaller;
  readonly root: Root;
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  readonly bar: NavigationBar;
  /** The mini-program's own, where it draws the tabs by itself. */
  readonly ownTabBar: Root | null;
  /** What WeChat asks before this page is left by going back; null where it does not. */
  leaveQuestion: string | null;
}

interface Surroundings {
  readonly packed: MiniProgramPackage;
  readonly miniProgram: MiniProgram;
  readonly errors: ErrorLog;
  readonly screen: PhoneScreen;
  readonly chrome: Chrome;
  readonly layer: HTMLElement;
  readonly backLabel: string;
  theme(): 'light' | 'dark';
  /** A page is on top: fetches ahead what its rule names. */
  preload(page: string): void;
  /** WeChat's question before a page is left: resolves with the answer. */
  ask(question: string): Promise<boolean>;
  readonly tabBar: TabBar;
  readonly tabBarLayout: TabBarLayout;
}

const MOST_PAGES = 10;
const REACH_BOTTOM_PX = 50;

/** The stack of pages, with WeChat's order of life-cycle calls. */
export class Router {
  readonly stack: OpenPage[] = [];
  /** Pages of tabs that were left for other tabs: alive, hidden, and not in the stack. */
  private readonly otherTabs = new Map<string, OpenPage>();
  private surroundings!: Surroundings;
  private isShown = true;
  private readonly watchers = new Set<() => void>();

  /** `wx` needs the router before the mini-program, whose modules need `wx`, exists. */
  connect(surroundings: Surroundings): void {
    this.surroundings = surroundings;
  }

  /** Called after every change of the stack, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => {
      this.watchers.delete(watcher);
    };
  }

  get current(): OpenPage | undefined {
    return this.stack.at(-1);
  }

  currentCaller(): PageCaller {
    const current = this.current;
    if (!current) throw new Error('no page is open');
    return current.caller;
  }

  navigateTo(url: string): Promise<void> | undefined {
    this.refuseTab(url, 'navigateTo');
    return this.go(url, (path, query) => {
      if (this.stack.length >= MOST_PAGES) throw new CallFailure(`webview count limit exceed`);
      this.hideCurrent();
      this.open(path, query, { animates: this.stack.length > 0 });
    });
  }

  redirectTo(url: string): Promise<void> | undefined {
    this.refuseTab(url, 'redirectTo');
    return this.go(url, (path, query) => {
      this.close();
      this.open(path, query, { animates: false });
    });
  }

  reLaunch(url: string): Promise<void> | undefined {
    return this.go(url, (path, query) => {
      while (this.current) this.close();
      for (const page of this.otherTabs.values()) this.end(page);
      this.otherTabs.clear();
      this.open(path, query, { animates: false });
    });
  }

  /** Shows a tab's page, as it was left if it was open before. Pages that are no tabs are closed; parameters are not taken. */
  switchTab(url: string): Promise<void> | undefined {
    if (!this.surroundings.tabBar.has(this.find(url).path)) throw new CallFailure('can not switch to no-tabBar page');
    return this.go(url, (path) => this.showTab(path));
  }

  /** A person taps a tab: its page is shown, and hears of it. */
  tapTab(index: number): void {
    const { tabBar, errors, theme } = this.surroundings;
    const pagePath = tabBar.paths[index];
    const text = tabBar.look(theme()).tabs[index]?.text;
    const tell = () => this.current && this.tell(this.current, 'onTabItemTap', { index, pagePath, text });
    errors.guard('tab', () => {
      const coming = this.switchTab(`/${pagePath}`);
      if (coming) void coming.then(tell, () => undefined);
      else tell();
    });
  }

  private showTab(path: string): void {
    if (this.current?.path === path) return;
    while (this.stack.length > 1) this.close();
    const bottom = this.current;
    if (bottom && bottom.path !== path) {
      if (this.surroundings.tabBar.has(bottom.path)) this.setAside(bottom);
      else this.close();
    }
    const known = this.current ?? this.otherTabs.get(path);
    if (!known) {
      this.open(path, {}, { animates: false });
      return;
    }
    if (known !== this.current) this.stack.push(known);
    this.otherTabs.delete(path);
    this.showCurrent();
    this.changed();
  }

  /** A tab's page is left for another tab. */
  private setAside(page: OpenPage): void {
    // one that is below others is hidden already
    if (!page.element.classList.contains('phone-covered')) this.hideCurrent();
    this.stack.pop();
    this.otherTabs.set(page.path, page);
  }

  private refuseTab(url: string, call: string): void {
    if (this.surroundings.tabBar.has(this.find(url).path)) throw new CallFailure(`can not ${call} a tabbar page`);
  }

  /** At once, or when the page's package has come: until then, and where it does not come, everything stays as it is. */
  private go(url: string, open: (path: string, query: Record<string, string>) => void): Promise<void> | undefined {
    const { path, query } = this.find(url);
    const coming = this.surroundings.miniProgram.bring(path);
    if (coming) return coming.then(() => open(path, query));
    open(path, query);
    return undefined;
  }

  /** As a person or the mini-program goes back: a page that asks before it is left does so first. */
  async goBack(delta: number): Promise<void> {
    const question = this.stack.length < 2 ? null : this.current?.leaveQuestion;
    if (question && !(await this.surroundings.ask(question))) throw new CallFailure('cancel');
    this.navigateBack(delta);
  }

  private navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new CallFailure('cannot navigate back at first page.');
    for (let left = Math.min(delta, this.stack.length - 1); left > 0; left -= 1) this.close();
    this.showCurrent();
    this.changed();
  }

  /** The app goes to the background (the page hears it first) or comes back. */
  setShown(isShown: boolean): void {
    if (isShown === this.isShown) return;
    if (isShown) {
      this.isShown = true;
      this.showCurrent();
    } else {
      this.hideCurrent();
      this.isShown = false;
    }
  }

  /** How far down on the page on top the element is that the selector finds. Throws when there is none. */
  topOf(selector: string): number {
    const page = this.current;
    const found = page?.root.getComponent().getShadowRoot()?.querySelector(selector);
    if (!page || !found) throw new CallFailure(`no element is "${selector}"`);
    const element = found.getBackendElement() as unknown as HTMLElement;
    return element.getBoundingClientRect().top - page.scroller.getBoundingClientRect().top + page.scroller.scrollTop;
  }

  /** theme.json may give the bars other colours now. */
  themeChanged(): void {
    for (const page of [...this.stack, ...this.otherTabs.values()]) page.bar.apply(this.config(page.path), true);
    this.refreshChrome();
    this.refreshTabBar();
  }

  /** What the bar of tabs takes from the page on top. */
  get tabBarHeight(): number {
    return this.surroundings.tabBarLayout.heightOn(this.current);
  }

  /** The bar of tabs, over the page on top. */
  refreshTabBar(): void {
    this.surroundings.tabBarLayout.apply(this.current);
  }

  refreshChrome(): void {
    const style = this.current?.bar.textStyle;
    if (style) this.surroundings.chrome.setTextStyle(style);
  }

  private find(url: string): { path: string; query: Record<string, string> } {
    const [location = '', search = ''] = url.split('?');
    const path = resolvePath(location, this.current?.path ?? '');
    if (!this.surroundings.packed.pages.includes(path)) throw new CallFailure(`page "${path}" is not found`);
    return { path, query: Object.fromEntries(new URLSearchParams(search)) };
  }

  private open(path: string, query: Record<string, string>, { animates }: { animates: boolean }): void {
    const { miniProgram, errors, layer } = this.surroundings;
    const search = new URLSearchParams(query).toString().replace(/\+/g, '%20');
    const root = miniProgram.createPage(search ? `${path}?${search}` : path);
    const page = this.render(path, root);
    page.caller.route = path;
    page.caller.options = query;
    layer.append(page.element);
    this.stack.push(page);
    this.refreshTabBar();
    if (animates) page.element.classList.add('phone-entering');
    const placeholder = make('div');
    page.scroller.append(placeholder);
    miniProgram.attachPage(
      () => {
        root.attach(page.scroller as never, placeholder as never);
        if (page.ownTabBar)
          page.ownTabBar.attach(page.scroller as never, page.scroller.appendChild(make('div')) as never);
      },
      () => {
        this.tell(page, 'onLoad', query);
        this.showCurrent();
      },
    );
    this.tell(page, 'onReady');
    page.scroller.addEventListener('scroll', () => errors.guard(path, () => this.scrolled(page)));
    this.changed();
  }

  private render(path: string, root: Root): OpenPage {
    const { screen, backLabel, tabBar, miniProgram } = this.surroundings;
    const config = this.config(path);
    const bar = new NavigationBar(config, {
      hasBack: this.stack.length > 0,
      backLabel,
      onBack: () => void this.goBack(1).catch(() => undefined),
    });
    const hasBar = config.navigationStyle !== 'custom';
    const scroller = make('div', { class: 'phone-page-scroller' });
    const element = make(
      'section',
      { class: 'phone-page', 'data-route': path },
      bar.element,
      make('div', { class: 'phone-page-window' }, scroller),
    );
    element.style.setProperty('--safe-area-inset-top', `${hasBar ? 0 : screen.statusBarHeight}px`);
    const caller = root.get() as unknown as PageCaller;
    const ownTabBar = tabBar.isCustom && tabBar.has(path) ? miniProgram.createTabBar(root) : null;
    return { path, caller, root, element, scroller, bar, ownTabBar, leaveQuestion: null };
  }

  private config(path: string): WindowConfig {
    return windowConfig(this.surroundings.packed, path, this.surroundings.theme());
  }

  private close(): void {
    const page = this.stack.pop();
    if (page) this.end(page);
  }

  private end(page: OpenPage): void {
    this.tell(page, 'onUnload');
    page.root.release();
    page.ownTabBar?.release();
    page.element.remove();
  }

  private hideCurrent(): void {
    const page = this.current;
    if (!page) return;
    page.element.classList.add('phone-covered');
    if (!this.isShown) return;
    this.tell(page, 'onHide');
    this.tellLifetime(page, 'hide');
  }

  private showCurrent(): void {
    const page = this.current;
    if (!page || !this.isShown) return;
    page.element.classList.remove('phone-covered');
    this.tell(page, 'onShow');
    this.tellLifetime(page, 'show');
    this.refreshChrome();
  }

  private scrolled(page: OpenPage): void {
    const { scrollTop, scrollHeight, clientHeight } = page.scroller;
    this.tell(page, 'onPageScroll', { scrollTop });
    if (scrollTop + clientHeight >= scrollHeight - REACH_BOTTOM_PX) this.tell(page, 'onReachBottom');
  }

  private tell(page: OpenPage, name: string, ...parameters: unknown[]): void {
    const listener = page.caller[name];
    if (typeof listener !== 'function') return;
    this.surroundings.errors.guard(`${name} of ${page.path}`, () => listener.apply(page.caller, parameters));
  }

  private tellLifetime(page: OpenPage, name: 'show' | 'hide'): void {
    for (const root of [page.root, page.ownTabBar]) root?.getComponent().triggerPageLifetime(name, []);
  }

  private changed(): void {
    const { current } = this;
    if (current) this.surroundings.preload(current.path);
    this.refreshChrome();
    this.refreshTabBar();
    for (const watcher of this.watchers) watcher();
  }
}
