import { readFileSync } from 'node:fs';
import path from 'node:path';
import { types } from 'node:util';
import type { DOMWindow } from 'jsdom';
import { seededRandom } from '../../simulator/random';
import type { PreviewHandle } from '../../tools/preview/runtime/preview-handle';
import { toEndedLease } from '../simulation/watches/console-watch';
import { settle, VirtualClock } from '../support/virtual-clock';
import type { Scripts } from './mini-program';

/** Of window-environment.cjs. */
declare const jsdom: typeof import('jsdom');

const START_MS = 1_700_000_000_000;
/** Longer than WeChat takes to tell a long press from a tap. */
const LONG_PRESS_MS = 400;
const UNTIL_READY_MS = 10;

export interface PhoneSetup {
  readonly seed: number;
  readonly language: 'zh_CN' | 'en';
  readonly generation: string;
  readonly platform: 'ios' | 'android';
  readonly network: 'wifi' | '4g' | 'none';
}

interface Devtools {
  readonly faults: { run(id: string): void; clear(): void };
  resources(): { services: readonly string[]; streams: readonly string[]; players: readonly string[] };
}

/** The mini-program with its real pages and markup, as the preview runs it, in a window of jsdom under a virtual clock. */
export class PagePhone {
  readonly clock = new VirtualClock(START_MS);
  /** What was thrown, rejected, or written to the console. */
  readonly complaints: string[] = [];
  /** How often the page was scrolled to a place. */
  scrolls = 0;
  /** How many toasts have been shown: the same words again are another one. */
  get toasts(): number {
    const toast = this.window.document.querySelector('.phone-toast');
    if (toast) this.shownToasts.add(toast);
    return this.shownToasts.size;
  }

  private readonly shownToasts = new Set<Element>();
  private readonly window: DOMWindow;

  private constructor(scripts: Scripts, setup: PhoneSetup) {
    const { seed, language, generation, platform, network } = setup;
    const query = new URLSearchParams({ lang: language, generation, platform, network, seed: String(seed) });
    const console = new jsdom.VirtualConsole();
    const complain = (...words: unknown[]) => {
      const text = words.map(wordsOf).join(' ');
      if (!toEndedLease.test(text)) this.complaints.push(text);
    };
    console.on('error', complain).on('warn', complain).on('jsdomError', complain);
    const dom = new jsdom.JSDOM('<!doctype html><body></body>', {
      url: `http://localhost/phone.html?${query}&decoder=none&theme=light&album=granted`,
      runScripts: 'outside-only',
      virtualConsole: console,
    });
    this.window = dom.window;
    this.takeOver(seededRandom(seed));
    for (const script of scripts) script.runInContext(dom.getInternalVMContext());
  }

  /** Starts it, and waits for the first page. */
  static async start(scripts: Scripts, setup: PhoneSetup): Promise<PagePhone> {
    const phone = new PagePhone(scripts, setup);
    await phone.advance(UNTIL_READY_MS);
    return phone;
  }

  // ---- what is seen

  /** `pages/home/home`: the page on top. */
  get route(): string {
    return this.preview.pages().at(-1)?.route ?? '';
  }

  get depth(): number {
    return this.preview.pages().length;
  }

  get title(): string {
    return this.preview.pages().at(-1)?.title ?? '';
  }

  /** The page on top. */
  get screen(): Element {
    const pages = this.window.document.querySelectorAll('.phone-page');
    const top = pages[pages.length - 1];
    if (!top) throw new Error('no page is open');
    return top;
  }

  /** WeChat's own pop-up over everything, if there is one. */
  get dialog(): Element | null {
    return this.window.document.querySelector('.phone-overlays [role="dialog"]');
  }

  /** The buttons of that pop-up, the one that agrees last. */
  get dialogButtons(): Iterable<HTMLElement> {
    return this.dialog?.querySelectorAll('button') ?? [];
  }

  // ---- what a person does

  async tap(element: Element): Promise<void> {
    if (element.tagName === 'BUTTON') (element as HTMLElement).click();
    else {
      this.press(element, 'mousedown');
      this.press(element, 'mouseup');
    }
    await settle();
  }

  async longPress(element: Element): Promise<void> {
    this.press(element, 'mousedown');
    await this.clock.advance(LONG_PRESS_MS);
    this.press(element, 'mouseup');
    await settle();
  }

  /** Replaces what is in a field, as by pasting, and goes on to the next. */
  async type(field: HTMLInputElement, text: string): Promise<void> {
    field.focus();
    field.value = text.slice(0, field.maxLength < 0 ? undefined : field.maxLength);
    field.dispatchEvent(new this.window.Event('input', { bubbles: true }));
    field.blur();
    await settle();
  }

  /** The back button of the title bar; false where there is none. */
  async back(): Promise<boolean> {
    const button = this.screen.querySelector('.phone-navigation-back');
    if (!button) return false;
    await this.tap(button);
    return true;
  }

  // ---- what the world does

  async fault(id: string): Promise<void> {
    this.devtools.faults.run(id);
    await settle();
  }

  clearFaults(): void {
    this.devtools.faults.clear();
  }

  async setShown(isShown: boolean): Promise<void> {
    this.preview.setShown(isShown);
    await settle();
  }

  advance(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  /** What its `App({ … })` gave. */
  get app(): unknown {
    return this.preview.getApp();
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.preview.setTheme(theme);
  }

  // ---- what it holds

  resources(): ReturnType<Devtools['resources']> {
    return this.devtools.resources();
  }

  get errors(): readonly string[] {
    return [...this.preview.errors.map(({ message, where }) => `${message} (${where})`), ...this.complaints];
  }

  get clipboard(): string {
    return this.preview.record.clipboard;
  }

  get isScreenKeptOn(): boolean {
    return this.preview.record.isScreenKeptOn;
  }

  close(): void {
    this.window.close();
  }

  private get preview(): PreviewHandle {
    const { __preview } = this.window as unknown as { __preview?: PreviewHandle };
    if (!__preview) throw new Error(`the phone did not start: ${this.complaints.join('\n')}`);
    return __preview;
  }

  private get devtools(): Devtools {
    const devtools = this.preview.devtools();
    if (!devtools) throw new Error('nothing is simulated');
    return devtools;
  }

  private press(element: Element, type: 'mousedown' | 'mouseup'): void {
    element.dispatchEvent(new this.window.MouseEvent(type, { bubbles: true, button: 0 }));
  }

  /** Time and chance are the test's; what jsdom has not is there, and does nothing. */
  private takeOver(random: () => number): void {
    const { window, clock } = this;
    Object.assign(window, {
      setTimeout: (fire: (...rest: unknown[]) => void, delayMs = 0, ...rest: unknown[]) =>
        clock.setTimeout(() => fire(...rest), delayMs),
      clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
      requestAnimationFrame: (draw: (nowMs: number) => void) => clock.setTimeout(() => draw(clock.now()), 16),
      cancelAnimationFrame: (timer: unknown) => clock.clearTimeout(timer),
      fetch: readFromPackage,
      matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
      EventSource: class {},
      innerWidth: 375,
      innerHeight: 812,
    });
    const theirs = window.eval('globalThis') as typeof globalThis;
    theirs.Date.now = () => clock.now();
    theirs.Math.random = random;
    Object.defineProperty(theirs.performance, 'now', { value: () => clock.now() - START_MS });
    theirs.HTMLElement.prototype.showPopover = () => undefined;
    theirs.Element.prototype.scrollTo = () => {
      this.scrolls += 1;
    };
  }
}

/** What the preview's server answers to who wants a clip of the package, which has another suffix there. */
const readFromPackage = async (address: string) => {
  const clip = /^\/?files\/(simulator\/media\/.+)\.mp4$/.exec(address)?.[1];
  if (!clip) throw new Error(`nobody serves ${address} here`);
  const { buffer } = new Uint8Array(readFileSync(path.resolve(__dirname, '../..', `${clip}.flv`)));
  return { ok: true, arrayBuffer: async () => buffer };
};

const wordsOf = (word: unknown): string => (types.isNativeError(word) ? `${word.message} ${word.stack}` : String(word));
