/** What a style sheet's text depends on. */
export interface CssSurroundings {
  readonly screenWidth: number;
  readonly theme: 'light' | 'dark';
}

/**
 * Turns WXSS units and conditions into what this browser, at this size and theme, must do: `rpx` becomes whole pixels
 * (WeChat rounds down, but never to nothing), `vh` is the page's height without bars, safe areas are the phone's, and
 * `prefers-color-scheme` is the phone's theme rather than the computer's.
 */
export function toBrowserCss(css: string, { screenWidth, theme }: CssSurroundings): string {
  return css
    .replace(/(?<![\w-])(-?)(\d*\.?\d+)rpx\b/g, (_, sign: string, size: string) => {
      return `${sign}${rpxToPixels(Number(size), screenWidth)}px`;
    })
    .replace(/(?<![\w-])(-?\d*\.?\d+)vh\b/g, 'calc(var(--window-height) * $1 / 100)')
    .replace(/(?:env|constant)\(\s*(safe-area-inset-(?:top|right|bottom|left))/g, 'var(--$1')
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, wanted: string) => {
      return wanted === theme ? '(min-width: 0px)' : '(max-width: 0px)';
    });
}

function rpxToPixels(size: number, screenWidth: number): number {
  if (size === 0) return 0;
  return Math.floor((size / 750) * screenWidth + 1e-4) || 1;
}
