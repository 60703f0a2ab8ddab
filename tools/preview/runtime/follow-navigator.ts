import type { Router } from './router';
import { CallFailure } from './wechat/call';

/**
 * What a tap on a `<navigator>` does. Throws where it leads nowhere: in WeChat nothing happens then, and nobody knows why.
 * A package that does not come is silent, as there.
 */
export function followNavigator(router: Router, url: string, openType: string): void {
  try {
    void going(router, url, openType)?.catch(() => undefined);
  } catch (thrown) {
    throw thrown instanceof CallFailure ? new Error(leadsNowhere(url, thrown.reason)) : thrown;
  }
}

function going(router: Router, url: string, openType: string): Promise<void> | undefined {
  if (openType === 'redirect') return router.redirectTo(url);
  if (openType === 'switchTab') return router.switchTab(url);
  if (openType === 'reLaunch') return router.reLaunch(url);
  if (openType === 'navigateBack') return router.goBack(1);
  return router.navigateTo(url);
}

const leadsNowhere = (url: string, reason: string): string =>
  [
    `navigator 打不开“${url}”（${reason}）：路径要在 pages 里；标签页用 open-type="switchTab"，其他页面不用。`,
    `The navigator cannot open "${url}" (${reason}): its page has to be in "pages"; a tab's takes open-type="switchTab", no other does.`,
  ].join('\n');
