import type { Router } from '../router';
import type { CallMaker } from './call';

interface Target {
  url: string;
}

export function navigationApi(call: CallMaker, router: Router): Record<string, unknown> {
  return {
    navigateTo: call.async<Target>('navigateTo', ({ url = '' }) => router.navigateTo(url)),
    redirectTo: call.async<Target>('redirectTo', ({ url = '' }) => router.redirectTo(url)),
    reLaunch: call.async<Target>('reLaunch', ({ url = '' }) => router.reLaunch(url)),
    navigateBack: call.async<{ delta: number }>('navigateBack', ({ delta = 1 }) => router.navigateBack(delta)),
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
    pageScrollTo: call.async<{ scrollTop: number; duration: number; selector: string }>(
      'pageScrollTo',
      ({ scrollTop = 0, duration = 300 }) => {
        router.current?.scroller.scrollTo({ top: scrollTop, behavior: duration > 0 ? 'smooth' : 'auto' });
      },
    ),
    stopPullDownRefresh: call.async('stopPullDownRefresh', () => {}),
  };
}
