import type { Router } from '../router';
import type { CallMaker } from './call';

interface Target {
  url: string;
}

interface ScrollTarget {
  scrollTop: number;
  duration: number;
  selector: string;
  offsetTop: number;
}

export function navigationApi(call: CallMaker, router: Router): Record<string, unknown> {
  const wantsCalm = window.matchMedia('(prefers-reduced-motion: reduce)');
  return {
    restartMiniProgram: call.async<{ path: string }>('restartMiniProgram', ({ path = '' }) => {
      const address = new URL(location.href);
      address.searchParams.set('page', path.replace(/^\//, ''));
      location.replace(address);
    }),
    navigateTo: call.async<Target>('navigateTo', ({ url = '' }) => router.navigateTo(url)),
    redirectTo: call.async<Target>('redirectTo', ({ url = '' }) => router.redirectTo(url)),
    reLaunch: call.async<Target>('reLaunch', ({ url = '' }) => router.reLaunch(url)),
    navigateBack: call.async<{ delta: number }>('navigateBack', ({ delta = 1 }) => router.goBack(delta)),
    enableAlertBeforeUnload: call.async<{ message: string }>('enableAlertBeforeUnload', ({ message = '' }) => {
      if (router.current) router.current.leaveQuestion = message;
    }),
    disableAlertBeforeUnload: call.async('disableAlertBeforeUnload', () => {
      if (router.current) router.current.leaveQuestion = null;
    }),
    setNavigationBarTitle: call.async<{ title: string }>('setNavigationBarTitle', ({ title = '' }) => {
      router.current?.bar.setTitle(title);
    }),
    setNavigationBarColor: call.async<{ frontColor: string; backgroundColor: string }>(
      'setNavigationBarColor',
      ({ frontColor = '#000000', backgroundColor = '' }) => {
        router.current?.bar.setColours(backgroundColor, frontColor === '#ffffff' ? 'white' : 'black');
        router.refreshChrome();
      },
    ),
    showNavigationBarLoading: call.async('showNavigationBarLoading', () => router.current?.bar.setLoading(true)),
    hideNavigationBarLoading: call.async('hideNavigationBarLoading', () => router.current?.bar.setLoading(false)),
    pageScrollTo: call.async<ScrollTarget>(
      'pageScrollTo',
      ({ selector, offsetTop = 0, scrollTop = 0, duration = 300 }) => {
        const top = selector === undefined ? scrollTop : router.topOf(selector) + offsetTop;
        router.current?.scroller.scrollTo({ top, behavior: duration > 0 && !wantsCalm.matches ? 'smooth' : 'auto' });
      },
    ),
    stopPullDownRefresh: call.async('stopPullDownRefresh', () => {}),
  };
}
