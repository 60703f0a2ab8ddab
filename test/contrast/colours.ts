/** Red, green and blue in 0 … 255, and how much of what lies behind is covered, in 0 … 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads `#RRGGBB`, `rgb(…)` and `rgba(…)`. Throws on anything else. */
export function parseColour(text: string): Colour {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text);
  if (hex) {
    const [red = 0, green = 0, blue = 0] = hex.slice(1).map((pair) => Number.parseInt(pair, 16));
    return [red, green, blue, 1];
  }
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]+)\)$/.exec(text)?.[1] ?? '').split(',').map(Number);
  if (red === undefined || green === undefined || blue === undefined || Number.isNaN(red + green + blue + alpha)) {
    throw new Error(`"${text}" is no colour`);
  }
  return [red, green, blue, alpha];
}

/** What is seen of `front` with `behind` behind it. */
export function blend(front: Colour, behind: Colour): Colour {
  const mix = (index: 0 | 1 | 2) => front[index] * front[3] + behind[index] * (1 - front[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** The contrast ratio of two opaque colours, 1 … 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
