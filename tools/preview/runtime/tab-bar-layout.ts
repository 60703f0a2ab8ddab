import type { TabBarElement } from './phone/tab-bar-element';
import type { PhoneScreen } from './screen';
import type { TabBar } from './tab-bar';
import type { Theme } from './window-config';

/** WeChat's bar of tabs, without what the home indicator covers. */
const HEIGHT_PX = { top: 44, bottom: 50 };

/** A page, as far as the bar shares the screen with it. */
interface TabPage {
  readonly path: string;
  readonly element: HTMLElement;
}

interface Surroundings {
  readonly tabBar: TabBar;
  readonly element: TabBarElement;
  readonly screen: PhoneScreen;
  theme(): Theme;
  hasTitleBar(path: string): boolean;
}

/** Where the bar of tabs stands, and what is left of the screen for the page. */
export class TabBarLayout {
  constructor(private readonly surroundings: Surroundings) {}

  /** What it takes from this page; 0 where it is not there. */
  heightOn(page: TabPage | undefined): number {
    const { tabBar, screen } = this.surroundings;
    if (!page || !tabBar.isDrawnOn(page.path)) return 0;
    return HEIGHT_PX[tabBar.position] + (tabBar.position === 'bottom' ? screen.safeAreaBottom : 0);
  }

  /** `page`: the one on top. */
  apply(page: TabPage | undefined): void {
    const { tabBar, element, screen, theme } = this.surroundings;
    if (!page) return;
    const height = this.heightOn(page);
    if (height === 0) element.hide();
    else element.show(tabBar.look(theme()), tabBar.paths.indexOf(page.path));
    const hasTitleBar = this.surroundings.hasTitleBar(page.path);
    const above = screen.statusBarHeight + (hasTitleBar ? screen.navigationBarHeight : 0);
    const isAbove = height > 0 && tabBar.position === 'top';
    element.element.style.top = isAbove ? `${above}px` : '';
    const { style } = page.element;
    style.setProperty('--window-height', `${screen.height - (hasTitleBar ? above : 0) - height}px`);
    style.setProperty('--tab-bar-above', isAbove ? `${height + (hasTitleBar ? 0 : above)}px` : '0px');
    style.setProperty('--tab-bar-below', isAbove ? '0px' : `${height}px`);
    // the bar covers what the home indicator does
    if (height > 0 && !isAbove) style.setProperty('--safe-area-inset-bottom', '0px');
    else style.removeProperty('--safe-area-inset-bottom');
  }
}
