import { CurrentWindowBackendContext, type Element as EaselElement, Event as EaselEvent } from 'glass-easel';
import { videoContextOf } from './built-ins/video-context';
import type { StyleSheets } from './style-sheets';

/** An element of the document that belongs to one of glass-easel. */
type BackendElement = HTMLElement & { __wxElement?: EaselElement };

/** Made by gestures.ts, never by listeners on single elements. */
const GESTURE_EVENTS = new Set([
  'tap',
  'longpress',
  'longtap',
  'canceltap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'touchforcechange',
]);

/** In a built-in component's template: `<html-input>` is a real `<input>`. */
const REAL_ELEMENT = 'html-';

/** How glass-easel tells the document of an element's id (with `writeExtraInfoToAttr`): ids are unique in a component only. */
const ID_ATTRIBUTE = 'exparser:info-attr-id';

/** Events of real form controls and pictures, which the built-in components' own templates listen to. */
const NATIVE_EVENTS = new Set(['input', 'change', 'focus', 'blur', 'keydown', 'scroll', 'load', 'error', 'click']);

/**
 * glass-easel's DOM backend with WeChat's manners: `<view>` is `<wx-view>` in the document, so that no tag gets the
 * browser's own meaning, while `<html-input>` in a built-in component's template is a real `<input>`.
 */
export class PreviewBackend extends CurrentWindowBackendContext {
  private readonly elementsWithLongPress = new WeakSet<object>();
  private readonly heard = new WeakMap<object, Set<string>>();

  constructor(private readonly styleSheets: StyleSheets) {
    super();
    const createElement = (tag: string) => this.createElement(tag);
    this.document = {
      createElement,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as CurrentWindowBackendContext['document'];
  }

  override registerStyleSheetContent(url: string, content: unknown): void {
    this.styleSheets.register(url, String(content));
  }

  override appendStyleSheetPath(url: string): number {
    this.styleSheets.use(url);
    return 0;
  }

  /** A timer, not an animation frame: those stop in a tab that nobody sees, and `setData` would never call back. */
  override render(callback: (error: Error | null) => void): void {
    setTimeout(() => callback(null), 0);
  }

  /** What `createSelectorQuery().select(…).context()` gives. */
  override getContext(element: unknown, callback: (context: unknown) => void): void {
    callback(videoContextOf(element as object));
  }

  /** Gestures come from gestures.ts through `dispatch`. */
  override onEvent(): void {}

  override setListenerStats(element: unknown, type: string): void {
    if (!element) return;
    if (type === 'longpress') this.elementsWithLongPress.add(element as object);
    if (GESTURE_EVENTS.has(type) || !NATIVE_EVENTS.has(type)) return;
    const target = element as BackendElement;
    if (target.tagName.startsWith('WX-')) return;
    const types = this.heard.get(target) ?? new Set();
    this.heard.set(target, types);
    if (types.has(type)) return;
    types.add(type);
    target.addEventListener(type, (event) => this.dispatch(target, type, {}, { originalEvent: event, bubbles: false }));
  }

  /** Whether somebody between the element and the page waits for a long press: a tap is withheld then. */
  hearsLongPress(from: Element | null): boolean {
    for (let element = from; element; element = element.parentElement) {
      if (this.elementsWithLongPress.has(element)) return true;
    }
    return false;
  }

  /** Delivers an event to the component at (or around) `from`; true when a listener prevented the default. */
  dispatch(
    from: Element | null,
    type: string,
    detail: unknown,
    options: { originalEvent?: Event; bubbles?: boolean; fields?: Record<string, unknown> } = {},
  ): boolean {
    const target = componentElementAt(from);
    if (!target) return false;
    const bubbles = options.bubbles ?? true;
    const event = new EaselEvent(type, detail, {
      bubbles,
      composed: bubbles,
      capturePhase: true,
      originalEvent: options.originalEvent,
      extraFields: options.fields,
    });
    EaselEvent.dispatchEvent(target, event);
    return event.defaultPrevented();
  }

  private createElement(tag: string): HTMLElement {
    const isReal = tag.startsWith(REAL_ELEMENT);
    const element = document.createElement(isReal ? tag.slice(REAL_ELEMENT.length) : `wx-${tag}`);
    const set = element.setAttribute.bind(element);
    element.setAttribute = (name: string, value: string) => {
      if (name === 'style') set(name, this.styleSheets.translate(value));
      else if (name === ID_ATTRIBUTE) set('data-wx-id', value);
      else if (name.startsWith('exparser:')) return;
      // The attribute is only what a field shows at first; what it shows later is its property.
      else if (name === 'value' && isReal && 'value' in element) showValue(element as HTMLInputElement, value);
      else set(name, value);
    };
    return element;
  }
}

function showValue(field: HTMLInputElement, value: string): void {
  // Setting it moves the cursor to the end.
  if (field.value !== value) field.value = value;
}

function componentElementAt(from: Element | null): EaselElement | undefined {
  let element = from as BackendElement | null;
  while (element && !element.__wxElement) element = element.parentElement;
  return element?.__wxElement;
}
