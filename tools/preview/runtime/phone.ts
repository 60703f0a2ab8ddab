import { addGlobalErrorListener, type GeneralComponent } from 'glass-easel';
import { createDevtools } from '../../../development/devtools';
import type { Devtools } from '../../../development/devtools.types';
import { useLatinQuotes } from '../../dom/latin-quotes';
import { assetUrl } from './asset-url';
import type { PhoneServices } from './built-ins';
import { createModuleTime, type ModuleTime } from './clock';
import { PreviewBackend } from './dom-backend';
import { ErrorLog } from './errors';
import { followNavigator } from './follow-navigator';
import { Gestures } from './gestures';
import { listenToKeyboard } from './keyboard';
import { MiniProgram } from './mini-program';
import type { PreviewOptions } from './options';
import { Packages } from './packages';
import type { MiniProgramPackage } from './packed';
import { Chrome } from './phone/chrome';
import { Dialogs } from './phone/dialogs';
import { FullScreen } from './phone/full-screen';
import { MediaViewer } from './phone/media-viewer';
import { PickerSheet } from './phone/picker-sheet';
import { SettingsPage } from './phone/settings-page';
import { TabBarElement } from './phone/tab-bar-element';
import type { PreviewHandle } from './preview-handle';
import { Router } from './router';
import { measureScreen, type PhoneScreen } from './screen';
import { StyleSheets } from './style-sheets';
import { TabBar } from './tab-bar';
import { TabBarLayout } from './tab-bar-layout';
import { ThemeSwitch } from './theme-switch';
import { createWx } from './wechat';
import { CallFailure, CallMaker } from './wechat/call';
import { dialogsApi } from './wechat/dialogs';
import { filesApi, PhoneFiles } from './wechat/files';
import { navigationApi } from './wechat/navigation';
import { oddsAndEndsApi, type PhoneRecord } from './wechat/odds-and-ends';
import { type Album, Permissions, permissionsApi } from './wechat/permissions';
import { type Decoders, playerApi } from './wechat/player';
import { type Inspected, inspectorAddress, socketsApi } from './wechat/sockets';
import { PhoneStorage, storageApi } from './wechat/storage';
import { Surroundings, surroundingsApi } from './wechat/surroundings';
import { systemApi } from './wechat/system';
import { tabBarApi } from './wechat/tab-bar';
import { videoApi } from './wechat/video';
import { hasDarkMode, windowConfig } from './window-config';
import { type PhoneWords, phoneWords } from './words';

/** WeChat's scene number for "opened from the list of recent mini-programs". */
const SCENE = 1001;

/** Puts a phone into the page and runs the mini-program in it. */
export class Phone {
  private readonly words: PhoneWords;
  private readonly errors = new ErrorLog();
  private readonly time: ModuleTime;
  private readonly screen: PhoneScreen;
  private readonly theme: ThemeSwitch;
  private readonly router = new Router();
  private readonly tabBar: TabBar;
  private readonly surroundings: Surroundings;
  private readonly packages: Packages;
  private readonly chrome: Chrome;
  private readonly dialogs: Dialogs;
  private readonly permissions: Permissions;
  private readonly miniProgram: MiniProgram;
  private readonly backend: PreviewBackend;
  private readonly album: Album = [];
  private readonly files = new PhoneFiles();
  private readonly fullScreen = new FullScreen();
  private readonly decoders: Decoders = new Set();
  private readonly record: PhoneRecord = { clipboard: '', isScreenKeptOn: false, innerAudio: {} };
  private readonly inspected: Inspected = { app: '' };
  private isReady = false;
  private isShown = true;

  constructor(
    private readonly options: PreviewOptions,
    private readonly packed: MiniProgramPackage,
    private readonly layers: { readonly pages: HTMLElement; readonly over: HTMLElement },
  ) {
    this.words = phoneWords(options.language);
    this.time = createModuleTime(options.speed);
    this.errors.watch(window);
    addGlobalErrorListener((error, method, component) => {
      this.errors.add(error, `${method ?? 'callback'} of ${nameOf(component)}`);
      return false;
    });
    this.screen = measureScreen(options.platform, window.innerWidth, window.innerHeight);
    const styleSheets = new StyleSheets({ screenWidth: this.screen.width, theme: 'light' });
    this.backend = new PreviewBackend(styleSheets);
    this.theme = new ThemeSwitch(options.theme, hasDarkMode(packed), styleSheets);
    this.surroundings = new Surroundings(this.errors, options.network);
    this.tabBar = new TabBar(packed);
    this.packages = new Packages(packed.configs.app, options.packages, this.time);
    this.dialogs = new Dialogs(layers.over, this.words);
    const { settings: title, back, noPermissions: nothing, phoneSettings } = this.words;
    const settings = { title, back, nothing, phone: phoneSettings };
    this.permissions = new Permissions(options, this.dialogs, new SettingsPage(layers.over, settings));
    this.chrome = new Chrome(this.screen, this.words, {
      openMenu: () => void this.openMenu(),
      leave: () => this.setShown(false),
      returnToApp: () => this.setShown(true),
    });
    layers.over.before(this.chrome.element);
    this.surroundings.watchNetwork((type) => this.chrome.showNetwork(type));
    this.miniProgram = new MiniProgram({
      packed,
      backend: this.backend,
      errors: this.errors,
      time: this.time,
      services: this.services(),
      wx: this.createWx(),
      packages: this.packages,
      launchOptions: () => this.launchOptions(),
      lazyLoadFailed: (name, reason) =>
        this.surroundings.lazyLoadErrors.tell({ type: 'subpackage', subpackage: [name], errMsg: reason }),
      getCurrentPages: () => this.router.stack.map((page) => page.caller),
    });
    this.surroundings.errorReports.on((text) => this.miniProgram.tellApp('onError', text));
    this.router.connect({
      packed,
      miniProgram: this.miniProgram,
      errors: this.errors,
      screen: this.screen,
      chrome: this.chrome,
      layer: layers.pages,
      backLabel: this.words.back,
      theme: () => this.theme.current,
      preload: (page) => this.packages.preloadFor(page, this.surroundings.network),
      ask: (question) => this.askBeforeLeaving(question),
      tabBar: this.tabBar,
      tabBarLayout: this.layOutTabBar(),
    });
  }

  private layOutTabBar(): TabBarLayout {
    const { tabBar, words, layers, router, screen, packed } = this;
    const element = new TabBarElement({
      words,
      position: tabBar.position,
      // from the root of the mini-program
      pictureUrl: (path) => assetUrl(path, ''),
      onTap: (index) => router.tapTab(index),
    });
    layers.pages.append(element.element);
    const theme = () => this.theme.current;
    const hasTitleBar = (path: string) => windowConfig(packed, path, theme()).navigationStyle !== 'custom';
    return new TabBarLayout({ tabBar, element, screen, theme, hasTitleBar });
  }

  start(): void {
    this.applyScreen();
    const gestures = new Gestures(this.backend);
    gestures.listen(this.layers.pages);
    listenToKeyboard(this.layers.pages, gestures);
    this.theme.watch((theme) => {
      this.router.themeChanged();
      this.surroundings.themeChanges.tell({ theme });
    });
    const url = this.firstPage();
    if (!this.packages.of(url)?.independent) this.miniProgram.bring('app');
    this.openFirst(`/${url}`);
  }

  /** As WeChat does it: where the page's package does not come, it is said, and tried again when the person wants it. */
  private openFirst(url: string): void {
    const opening = this.errors.guard('opening the first page', () => this.router.reLaunch(url));
    if (!opening) {
      this.isReady = true;
      return;
    }
    opening.then(
      () => {
        this.isReady = true;
      },
      async (thrown) => {
        this.isReady = true;
        if (!(thrown instanceof CallFailure)) return this.errors.add(thrown, 'opening the first page');
        if (await this.askWhether(this.words.packageFailed, this.words.tryAgain)) this.openFirst(url);
      },
    );
  }

  handle(revision: number): PreviewHandle {
    const phone = this;
    return {
      get isReady() {
        return phone.isReady;
      },
      revision,
      now: () => this.time.Date.now(),
      errors: this.errors.list,
      inspectedAs: () => this.inspected.app,
      getApp: () => this.miniProgram.app,
      devtools: () => {
        const own = (this.miniProgram.app as { devtools?: Devtools }).devtools;
        const simulation = own ? undefined : this.miniProgram.simulation();
        return own ?? (simulation && createDevtools(simulation));
      },
      pages: () =>
        this.router.stack.map(({ path, bar, caller }) => ({
          route: path,
          title: bar.titleText,
          options: caller.options,
          isFirst: path === this.packed.pages[0],
        })),
      album: this.album,
      files: this.files,
      record: this.record,
      decoders: () => [...this.decoders].map((decoder) => decoder.stats()),
      subscribe: (listener) => {
        const ends = [this.router.watch(listener), this.errors.subscribe(listener)];
        return () => {
          for (const end of ends) end();
        };
      },
      packages: () => this.packages.arrived(),
      deliverPackages: (delivery) => this.packages.deliver(delivery),
      setNetwork: (type) => this.surroundings.setNetwork(type),
      setShown: (isShown) => this.setShown(isShown),
      setTheme: (theme) => this.theme.set(theme),
      warnOfMemory: () => this.surroundings.memoryWarnings.tell({ level: 10 }),
    };
  }

  /** What the address asks for, where the mini-program has it: a page, or a camera on the page that shows one; else its first page. */
  private firstPage(): string {
    const { page, camera } = this.options;
    const { pages } = this.packed;
    const live = pages.find((one) => one.endsWith('/live'));
    const watching = camera !== null && live ? `${live}?id=${encodeURIComponent(camera)}` : '';
    const asked = page?.replace(/^\//, '') ?? watching;
    return pages.includes(asked.split('?')[0] ?? '') ? asked : (pages[0] ?? '');
  }

  private launchOptions(): object {
    const [path] = this.firstPage().split('?');
    const { simulated, way } = this.packed;
    // a mini-program that brings its own simulation knows by itself what it is built for
    const usual = simulated && way === 'managed' ? { generation: 'latest' } : {};
    const query = { inspector: inspectorAddress(), ...usual, ...this.options.query };
    return { path, query, scene: SCENE, shareTicket: '', referrerInfo: {} };
  }

  private createWx(): unknown {
    const call = new CallMaker(this.errors);
    const { options, dialogs, router, surroundings, screen } = this;
    const launchOptions = () => this.launchOptions();
    return createWx([
      storageApi(call, new PhoneStorage(options.storage, this.packed.storage)),
      systemApi(call, {
        options,
        screen,
        theme: () => this.theme.reported,
        tabBarHeight: () => router.tabBarHeight,
      }),
      surroundingsApi(call, surroundings),
      dialogsApi(call, dialogs, options.language),
      permissionsApi(call, this.permissions, this.album),
      navigationApi(call, router),
      tabBarApi(call, router, this.tabBar),
      oddsAndEndsApi(call, this.record, dialogs, router, options),
      filesApi(call, this.files, new MediaViewer(this.layers.over, this.words.closeViewer)),
      videoApi(router),
      playerApi(options, this.fullScreen, this.decoders),
      socketsApi(this.errors, this.inspected),
      {
        getLaunchOptionsSync: launchOptions,
        getEnterOptionsSync: launchOptions,
        exitMiniProgram: call.async('exitMiniProgram', () => this.setShown(false)),
        // Not WeChat's: the simulation's faults bring about what happens to a phone.
        __emit: (event: string, payload: unknown) => this.happen(event, payload),
      },
    ]);
  }

  private services(): PhoneServices {
    const sheet = new PickerSheet(this.dialogs, this.words);
    return {
      pick: (request) => sheet.open(request),
      navigate: (url, openType) => {
        this.errors.guard('navigator', () => followNavigator(this.router, url, openType));
      },
      openSettings: () => void this.permissions.openSettings(),
      fullScreen: this.fullScreen,
      backLabel: this.words.back,
      assetUrl: (source, usedBy) => this.files.urlOf(source) ?? assetUrl(source, usedBy),
    };
  }

  private setShown(isShown: boolean): void {
    if (isShown === this.isShown) return;
    this.isShown = isShown;
    this.chrome.setInBackground(!isShown);
    if (isShown) {
      this.miniProgram.tellApp('onShow', this.launchOptions());
      this.surroundings.shown.tell(this.launchOptions());
      this.router.setShown(true);
    } else {
      this.router.setShown(false);
      this.miniProgram.tellApp('onHide');
      this.surroundings.hidden.tell({});
    }
  }

  private happen(event: string, payload: unknown): void {
    if (event === 'appHide') this.setShown(false);
    else if (event === 'appShow') this.setShown(true);
    else if (event === 'memoryWarning') this.surroundings.memoryWarnings.tell({ level: 10, ...(payload as object) });
    else if (event === 'audioInterruptionBegin') this.surroundings.interruptionsBegun.tell({});
    else if (event === 'audioInterruptionEnd') this.surroundings.interruptionsEnded.tell({});
    else if (event === 'networkStatusChange') {
      this.surroundings.setNetwork((payload as { networkType: string }).networkType);
    } else console.warn(`the preview cannot bring about "${event}"`);
  }

  private async askBeforeLeaving(content: string): Promise<boolean> {
    return this.askWhether(content, this.words.confirm);
  }

  private async askWhether(content: string, confirmText: string): Promise<boolean> {
    const { cancel: cancelText } = this.words;
    const look = { title: '', confirmColor: '', cancelColor: '', editable: false, placeholder: '' };
    return (await this.dialogs.modal({ ...look, content, cancelText, confirmText })) !== null;
  }

  private async openMenu(): Promise<void> {
    const { restart, cancel } = this.words;
    const answer = await this.dialogs.actionSheet({ items: [restart], title: '', itemColor: '', cancelText: cancel });
    if (answer === 0) location.reload();
  }

  private applyScreen(): void {
    const { style } = document.documentElement;
    style.setProperty('--status-bar-height', `${this.screen.statusBarHeight}px`);
    style.setProperty('--navigation-bar-height', `${this.screen.navigationBarHeight}px`);
    style.setProperty('--capsule-top', `${this.screen.capsule.top}px`);
    style.setProperty('--safe-area-inset-bottom', `${this.screen.safeAreaBottom}px`);
    for (const side of ['left', 'right']) style.setProperty(`--safe-area-inset-${side}`, '0px');
    document.documentElement.lang = this.options.language === 'en' ? 'en' : 'zh-CN';
    if (this.options.language === 'en') useLatinQuotes();
    document.documentElement.dataset.platform = this.options.platform;
  }
}

function nameOf(component: GeneralComponent | string | undefined): string {
  if (!component) return 'the mini-program';
  return typeof component === 'string' ? component : component.is;
}
