import type { PreviewOptions } from './options';

/** The phone's measures in CSS pixels, as WeChat would report them. */
export interface PhoneScreen {
  readonly width: number;
  readonly height: number;
  readonly statusBarHeight: number;
  readonly navigationBarHeight: number;
  /** What the home indicator covers at the bottom. */
  readonly safeAreaBottom: number;
  readonly capsule: { readonly width: number; readonly height: number; readonly top: number; readonly right: number };
}

const CAPSULE = { width: 87, height: 32, gap: 7 };

/** A tall phone has a notch and a home indicator; an old short one has neither. */
export function measureScreen(platform: PreviewOptions['platform'], width: number, height: number): PhoneScreen {
  const isTall = height / width > 1.9;
  const iosStatusBar = width > 400 ? 54 : 44;
  const statusBarHeight = isTall ? (platform === 'ios' ? iosStatusBar : 32) : 20;
  const navigationBarHeight = platform === 'ios' ? 44 : 48;
  return {
    width,
    height,
    statusBarHeight,
    navigationBarHeight,
    safeAreaBottom: isTall && platform === 'ios' ? 34 : 0,
    capsule: {
      width: CAPSULE.width,
      height: CAPSULE.height,
      top: statusBarHeight + (navigationBarHeight - CAPSULE.height) / 2,
      right: CAPSULE.gap,
    },
  };
}
