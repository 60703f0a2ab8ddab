import type { Router } from '../router';
import type { TabBar, TabBarStyle, TabLook } from '../tab-bar';
import { CallFailure, type CallMaker } from './call';

interface Target {
  url: string;
}

interface Place {
  index: number;
}

/** Tabs, and the bar that shows them. */
export function tabBarApi(call: CallMaker, router: Router, tabBar: TabBar): Record<string, unknown> {
  /** A call that changes how the bar looks; WeChat takes it on a page of a tab alone, and of its own bar. */
  const change = <Own extends object>(name: string, run: (options: Partial<Own>) => void) =>
    call.async<Own>(name, (options) => {
      if (tabBar.isCustom) throw new CallFailure('custom Tabbar');
      if (!tabBar.has(router.current?.path ?? '')) throw new CallFailure('not TabBar page');
      run(options);
      router.refreshTabBar();
    });
  /** The same of one tab. */
  const changeTab = <Own extends object = object>(
    name: string,
    run: (index: number, options: Partial<Own & Place>) => void,
  ) =>
    change<Own & Place>(name, (options) => {
      const { index } = options as Partial<Place>;
      if (typeof index !== 'number') throw wrongType('index', 'Number', index);
      if (tabBar.paths[index] === undefined) throw new CallFailure('tabbar item not found');
      run(index, options);
    });
  const setHidden = (isHidden: boolean) => () => {
    tabBar.isHidden = isHidden;
  };
  return {
    switchTab: call.async<Target>('switchTab', ({ url = '' }) => router.switchTab(url)),
    showTabBar: change('showTabBar', setHidden(false)),
    hideTabBar: change('hideTabBar', setHidden(true)),
    setTabBarStyle: change<TabBarStyle>('setTabBarStyle', (options) => {
      tabBar.changeStyle(given(options, ['color', 'selectedColor', 'backgroundColor', 'borderStyle']));
    }),
    setTabBarItem: changeTab<TabLook>('setTabBarItem', (index, options) => {
      tabBar.changeTab(index, given<TabLook>(options, ['text', 'iconPath', 'selectedIconPath']));
    }),
    setTabBarBadge: changeTab<{ text: string }>('setTabBarBadge', (index, { text }) => {
      if (typeof text !== 'string') throw wrongType('text', 'String', text);
      tabBar.mark(index, { type: 'badge', text });
    }),
    removeTabBarBadge: changeTab('removeTabBarBadge', (index) => tabBar.unmark(index, 'badge')),
    showTabBarRedDot: changeTab('showTabBarRedDot', (index) => tabBar.mark(index, { type: 'dot' })),
    hideTabBarRedDot: changeTab('hideTabBarRedDot', (index) => tabBar.unmark(index, 'dot')),
  };
}

/** Those of these that were given, as texts. */
function given<Own extends object>(options: Partial<Own>, names: readonly (keyof Own & string)[]): Partial<Own> {
  return Object.fromEntries(
    names.filter((name) => typeof options[name] === 'string').map((name) => [name, options[name]]),
  ) as Partial<Own>;
}

function wrongType(name: string, wanted: string, value: unknown): CallFailure {
  const is = value === null ? 'Null' : typeof value;
  const type = `${is.charAt(0).toUpperCase()}${is.slice(1)}`;
  return new CallFailure(`parameter error: parameter.${name} should be ${wanted} instead of ${type};`);
}
