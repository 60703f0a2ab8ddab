import { toBrowserCss } from '../../tools/preview/runtime/browser-css';

const light = { screenWidth: 375, theme: 'light' } as const;

test.each([
  ['whole pixels, rounded down', 'top: 25rpx', 'top: 12px'],
  ['never to nothing', 'top: 1rpx', 'top: 1px'],
  ['but nothing stays nothing', 'top: 0rpx', 'top: 0px'],
  ['negative ones', 'margin: -20rpx 30.5rpx', 'margin: -10px 15px'],
  ['in calculations', 'top: calc(100% - 20rpx)', 'top: calc(100% - 10px)'],
  ['not in names', '.w-20rpx {}', '.w-20rpx {}'],
])('rpx: %s', (_what, wxss, css) => {
  expect(toBrowserCss(wxss, light)).toBe(css);
});

test('the height of a page is what its bars leave', () => {
  expect(toBrowserCss('min-height: 50vh', light)).toBe('min-height: calc(var(--window-height) * 50 / 100)');
});

test('safe areas are those of the phone', () => {
  expect(toBrowserCss('bottom: env(safe-area-inset-bottom, 3px); top: constant(safe-area-inset-top)', light)).toBe(
    'bottom: var(--safe-area-inset-bottom, 3px); top: var(--safe-area-inset-top)',
  );
});

test('the theme is that of the phone, not of the computer', () => {
  const media = '@media (prefers-color-scheme: dark) and (min-width: 400px) {}';
  expect(toBrowserCss(media, light)).toBe('@media (max-width: 0px) and (min-width: 400px) {}');
  expect(toBrowserCss(media, { screenWidth: 375, theme: 'dark' })).toBe(
    '@media (min-width: 0px) and (min-width: 400px) {}',
  );
});
