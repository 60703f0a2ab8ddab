import { type BuiltIn, type BuiltInDefinition, type BuiltInEvent, hostOf, setHostAttribute } from './built-in';
import swiperTemplate from './swiper.wxml';

/** Further than this share of an item, or faster than this, a finger takes the swiper on. */
const PULL_SHARE = 0.5;
const FLICK_PX_PER_MS = 0.3;

/** Why the current item changed, as `bindchange` says it. */
type Source = '' | 'autoplay' | 'touch';

interface Pull {
  readonly startPx: number;
  readonly startMs: number;
}

/** One finger's pull; a swiper has only one at a time. */
const pulls = new WeakMap<BuiltIn, Pull>();
const timers = new WeakMap<BuiltIn, number>();

export const swiperItem: BuiltInDefinition = {
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  observers: {
    itemId(id) {
      setHostAttribute(this, 'item-id', id);
    },
  },
};

export const swiper: BuiltInDefinition = {
  template: swiperTemplate,
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0, 0, 0, .3)' },
    indicatorActiveColor: { type: String, value: '#000000' },
    autoplay: Boolean,
    current: { type: Number, value: 0 },
    currentItemId: String,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: { type: String, value: '0px' },
    nextMargin: { type: String, value: '0px' },
    displayMultipleItems: { type: Number, value: 1 },
    easingFunction: { type: String, value: 'default' },
    snapToEdge: Boolean,
  },
  data: { dots: [], frame: '', track: '', shown: 0 },
  observers: {
    current(current) {
      show(this, Number(current), '');
    },
    currentItemId(id) {
      const index = itemsOf(this).findIndex((item) => item.getAttribute('item-id') === id);
      if (id && index >= 0) show(this, index, '');
    },
    'vertical, previousMargin, nextMargin, displayMultipleItems'() {
      lay(this, 0);
    },
    'autoplay, interval'() {
      playOn(this);
    },
  },
  attached() {
    const track = hostOf(this).querySelector('.wx-swiper-track');
    const observer = new MutationObserver(() => show(this, Number(this.data.shown), ''));
    if (track) observer.observe(track, { childList: true });
    this.addListener('touchstart', (event) => pulls.set(this, { startPx: placeOf(this, event), startMs: Date.now() }));
    this.addListener('touchmove', (event) => {
      const pull = pulls.get(this);
      if (!pull) return;
      const movedPx = placeOf(this, event) - pull.startPx;
      lay(this, movedPx);
      this.triggerEvent('transition', this.data.vertical ? { dx: 0, dy: -movedPx } : { dx: -movedPx, dy: 0 });
    });
    for (const end of ['touchend', 'touchcancel']) this.addListener(end, (event) => letGo(this, event));
    show(this, Number(this.data.current), '');
    playOn(this);
  },
};

const itemsOf = (swiper: BuiltIn): readonly Element[] =>
  [...(hostOf(swiper).querySelector('.wx-swiper-track')?.children ?? [])].filter(
    ({ tagName }) => tagName === 'WX-SWIPER-ITEM',
  );

const sizeOf = (swiper: BuiltIn): number => {
  const [first] = itemsOf(swiper);
  const box = first?.getBoundingClientRect();
  return (swiper.data.vertical ? box?.height : box?.width) ?? 0;
};

/** Where the finger is, along the swiper. */
function placeOf(swiper: BuiltIn, event: BuiltInEvent): number {
  const { changedTouches, touches } = event as unknown as Record<
    string,
    readonly { clientX: number; clientY: number }[]
  >;
  const finger = changedTouches?.[0] ?? touches?.[0];
  return (swiper.data.vertical ? finger?.clientY : finger?.clientX) ?? 0;
}

function letGo(swiper: BuiltIn, event: BuiltInEvent): void {
  const pull = pulls.get(swiper);
  if (!pull) return;
  pulls.delete(swiper);
  const movedPx = placeOf(swiper, event) - pull.startPx;
  const isFlick = Math.abs(movedPx) / Math.max(1, Date.now() - pull.startMs) > FLICK_PX_PER_MS;
  const isFar = Math.abs(movedPx) > sizeOf(swiper) * PULL_SHARE;
  const shown = Number(swiper.data.shown);
  show(swiper, isFlick || isFar ? shown - Math.sign(movedPx) : shown, 'touch');
}

/** Goes to an item: past the ends around where the swiper is circular, else not at all. */
function show(swiper: BuiltIn, wanted: number, source: Source): void {
  const count = itemsOf(swiper).length;
  const last = Math.max(0, count - Number(swiper.data.displayMultipleItems));
  const around = count > 0 ? (wanted + count) % count : 0;
  const index = swiper.data.circular ? around : Math.min(Math.max(0, Number.isFinite(wanted) ? wanted : 0), last);
  const isNew = index !== swiper.data.shown;
  swiper.setData({ shown: index, dots: Array.from({ length: count }, (_, each) => each === index) });
  lay(swiper, 0);
  if (!isNew) return;
  const detail = { current: index, currentItemId: itemsOf(swiper)[index]?.getAttribute('item-id') ?? '', source };
  swiper.triggerEvent('change', detail);
  window.setTimeout(() => swiper.triggerEvent('animationfinish', detail), Number(swiper.data.duration));
}

/** Lays the items out, `pulledPx` away from where the current one belongs. */
function lay(swiper: BuiltIn, pulledPx: number): void {
  const { vertical, previousMargin, nextMargin, displayMultipleItems, duration, shown } = swiper.data;
  const axis = vertical ? 'Y' : 'X';
  const share = 100 / Math.max(1, Number(displayMultipleItems));
  setHostAttribute(swiper, 'vertical', Boolean(vertical));
  hostOf(swiper).style.setProperty('--swiper-item-share', `${share}%`);
  swiper.setData({
    frame: vertical ? `padding:${previousMargin} 0 ${nextMargin} 0` : `padding:0 ${nextMargin} 0 ${previousMargin}`,
    track: [
      `transform:translate${axis}(calc(${-share * Number(shown)}% + ${pulledPx}px))`,
      `transition:transform ${pulledPx === 0 ? Number(duration) : 0}ms`,
    ].join(';'),
  });
}

function playOn(swiper: BuiltIn): void {
  window.clearInterval(timers.get(swiper));
  if (!swiper.data.autoplay) return;
  const timer = window.setInterval(() => {
    if (!hostOf(swiper).isConnected) return window.clearInterval(timer);
    if (pulls.has(swiper)) return;
    const isLast = Number(swiper.data.shown) + Number(swiper.data.displayMultipleItems) >= itemsOf(swiper).length;
    show(swiper, isLast && !swiper.data.circular ? 0 : Number(swiper.data.shown) + 1, 'autoplay');
  }, Number(swiper.data.interval));
  timers.set(swiper, timer);
}
