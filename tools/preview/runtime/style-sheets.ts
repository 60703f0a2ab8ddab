import { type CssSurroundings, toBrowserCss } from './browser-css';

/** The mini-program's style sheets in the document: each once, in the order of first use, rewritten when the phone changes. */
export class StyleSheets {
  private readonly sources = new Map<string, string>();
  private readonly elements = new Map<string, HTMLStyleElement>();

  constructor(private surroundings: CssSurroundings) {}

  register(url: string, css: string): void {
    this.sources.set(url, css);
  }

  /** Puts the sheet into the document if it isn't there. */
  use(url: string): void {
    const source = this.sources.get(url);
    if (!source || this.elements.has(url)) return;
    const element = document.createElement('style');
    element.dataset.wxss = url;
    element.textContent = this.translate(source);
    document.head.append(element);
    this.elements.set(url, element);
  }

  /** WXSS values, also of inline styles, as this browser needs them. */
  translate(css: string): string {
    return toBrowserCss(css, this.surroundings);
  }

  /** The theme or the size changed. */
  adapt(surroundings: Partial<CssSurroundings>): void {
    this.surroundings = { ...this.surroundings, ...surroundings };
    for (const [url, element] of this.elements) element.textContent = this.translate(this.sources.get(url) ?? '');
  }
}
