import {
  type BuiltIn,
  type BuiltInDefinition,
  fieldOf,
  hostOf,
  type PhoneServices,
  setHostAttribute,
} from './built-in';
import { hover } from './common';
import scrollViewTemplate from './scroll-view.wxml';

export const view: BuiltInDefinition = {
  properties: hover.properties,
  attached: hover.attached,
};

/** Markup in a line of text, nothing else. */
export const span: BuiltInDefinition = {};

export const coverView: BuiltInDefinition = { properties: { scrollTop: null } };

export const text: BuiltInDefinition = {
  properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
  observers: {
    'selectable, userSelect'(selectable, userSelect) {
      setHostAttribute(this, 'selectable', Boolean(selectable || userSelect));
    },
    space(space) {
      setHostAttribute(this, 'space', space);
    },
  },
};

export function navigator(services: PhoneServices): BuiltInDefinition {
  return {
    properties: { ...hover.properties, url: String, openType: { type: String, value: 'navigate' } },
    attached() {
      hover.attached.call(this);
      setHostAttribute(this, 'role', 'link');
      this.addListener('tap', () => services.navigate(String(this.data.url), String(this.data.openType)));
    },
  };
}

export const scrollView: BuiltInDefinition = {
  template: scrollViewTemplate,
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollWithAnimation: Boolean,
    upperThreshold: { type: Number, value: 50 },
    lowerThreshold: { type: Number, value: 50 },
    enhanced: Boolean,
    bounces: Boolean,
    showScrollbar: { type: Boolean, value: true },
    enableFlex: Boolean,
    type: String,
  },
  observers: {
    'scrollX, scrollY'(scrollX, scrollY) {
      setHostAttribute(this, 'scroll-x', Boolean(scrollX));
      setHostAttribute(this, 'scroll-y', Boolean(scrollY));
    },
    enableFlex(flex) {
      setHostAttribute(this, 'enable-flex', Boolean(flex));
    },
    scrollTop(top) {
      scrollSoon(this, (scroller) => ({ top: Number(top), left: scroller.scrollLeft }));
    },
    scrollLeft(left) {
      scrollSoon(this, (scroller) => ({ top: scroller.scrollTop, left: Number(left) }));
    },
    scrollIntoView(id) {
      if (id) queueMicrotask(() => scrollTo(this, String(id)));
    },
  },
  methods: {
    onScroll(event) {
      const scroller = fieldOf(event) as HTMLElement;
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = scroller;
      this.triggerEvent('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
      if (scrollTop <= Number(this.data.upperThreshold)) this.triggerEvent('scrolltoupper', { direction: 'top' });
      if (scrollTop + clientHeight >= scrollHeight - Number(this.data.lowerThreshold)) {
        this.triggerEvent('scrolltolower', { direction: 'bottom' });
      }
    },
  },
};

function scrollerOf(builtIn: BuiltIn): HTMLElement | null {
  return hostOf(builtIn).querySelector(':scope > .wx-scroller');
}

/** The content that makes the place exist may come in the same change. */
function scrollSoon(builtIn: BuiltIn, place: (scroller: HTMLElement) => { top: number; left: number }): void {
  queueMicrotask(() => {
    const scroller = scrollerOf(builtIn);
    if (!scroller) return;
    const { top, left } = place(scroller);
    if (Number.isFinite(top) && Number.isFinite(left)) scroller.scrollTo({ top, left, behavior: behaviour(builtIn) });
  });
}

function scrollTo(builtIn: BuiltIn, id: string): void {
  const target = scrollerOf(builtIn)?.querySelector(`[data-wx-id="${CSS.escape(id)}"]`);
  target?.scrollIntoView({ block: 'start', inline: 'start', behavior: behaviour(builtIn) });
}

function behaviour(builtIn: BuiltIn): ScrollBehavior {
  return builtIn.data.scrollWithAnimation ? 'smooth' : 'auto';
}
