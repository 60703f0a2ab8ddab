/**
 * The font that brings Chinese glyphs has wide quotation marks, which tear "WeChat’s" apart: in an English page they come
 * from a font of the computer.
 */
export function useLatinQuotes(): void {
  const fonts = ['Helvetica Neue', 'Segoe UI', 'Roboto', 'Arial', 'Liberation Sans', 'DejaVu Sans'];
  const source = fonts.map((font) => `local("${font}")`).join(', ');
  // jsdom has no fonts
  if (!('FontFace' in window)) return;
  document.fonts.add(new FontFace('Noto Sans SC', source, { unicodeRange: 'U+2018-2019', weight: '100 900' }));
}
