import type { PreviewBackend } from './dom-backend';

/** WeChat's own numbers. */
const LONG_PRESS_MS = 350;
const TAP_DISTANCE_PX = 10;
/** Browsers repeat a touch as mouse events shortly after. */
const MOUSE_AFTER_TOUCH_MS = 700;

const MOUSE = -1;

interface Press {
  readonly target: Element;
  readonly startX: number;
  readonly startY: number;
  canBeTap: boolean;
  readonly longPressTimer: number;
}

/** A finger, or the mouse as one. */
interface Finger {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** Turns touches and the mouse into WeChat's touch events, `tap` and `longpress`. */
export class Gestures {
  private readonly presses = new Map<number, Press>();
  private lastTouchMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly backend: PreviewBackend) {}

  listen(root: HTMLElement): void {
    root.addEventListener('touchstart', (event) => this.touch(event, this.start), { passive: true });
    root.addEventListener('touchmove', (event) => this.touch(event, this.move), { passive: false });
    root.addEventListener('touchend', (event) => this.touch(event, this.end));
    root.addEventListener('touchcancel', (event) => this.touch(event, this.cancel));
    root.addEventListener('mousedown', (event) => {
      if (event.button === 0 && !this.isEchoOfTouch(event)) this.start(event, mouseFinger(event), event.target);
    });
    window.addEventListener('mousemove', (event) => {
      if (event.buttons !== 0) this.move(event, mouseFinger(event));
    });
    window.addEventListener('mouseup', (event) => this.end(event, mouseFinger(event)));
  }

  /** A tap without a finger: from the keyboard. */
  tapElement(element: Element, event: Event): void {
    const box = element.getBoundingClientRect();
    const finger = { identifier: MOUSE, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    this.send(event, 'tap', element, finger, []);
  }

  private touch(event: TouchEvent, act: (event: Event, finger: Finger, target: EventTarget | null) => void): void {
    this.lastTouchMs = event.timeStamp;
    for (const touch of event.changedTouches) act(event, touch, touch.target);
  }

  private readonly start = (event: Event, finger: Finger, target: EventTarget | null): void => {
    if (!(target instanceof Element)) return;
    const press: Press = {
      target,
      startX: finger.clientX,
      startY: finger.clientY,
      canBeTap: true,
      longPressTimer: window.setTimeout(() => this.longPress(event, finger), LONG_PRESS_MS),
    };
    this.presses.set(finger.identifier, press);
    this.send(event, 'touchstart', target, finger);
  };

  private readonly move = (event: Event, finger: Finger): void => {
    const press = this.presses.get(finger.identifier);
    if (!press) return;
    const distance = Math.max(Math.abs(finger.clientX - press.startX), Math.abs(finger.clientY - press.startY));
    if (distance > TAP_DISTANCE_PX) {
      press.canBeTap = false;
      window.clearTimeout(press.longPressTimer);
    }
    const prevented = this.send(event, 'touchmove', press.target, finger);
    if (prevented && event.cancelable) event.preventDefault();
  };

  private readonly end = (event: Event, finger: Finger): void => {
    const press = this.finish(finger);
    if (!press) return;
    this.send(event, 'touchend', press.target, finger, []);
    if (press.canBeTap) this.send(event, 'tap', press.target, finger, []);
  };

  private readonly cancel = (event: Event, finger: Finger): void => {
    const press = this.finish(finger);
    if (press) this.send(event, 'touchcancel', press.target, finger, []);
  };

  private finish(finger: Finger): Press | undefined {
    const press = this.presses.get(finger.identifier);
    this.presses.delete(finger.identifier);
    window.clearTimeout(press?.longPressTimer);
    return press;
  }

  private longPress(event: Event, finger: Finger): void {
    const press = this.presses.get(finger.identifier);
    if (!press?.canBeTap) return;
    if (this.backend.hearsLongPress(press.target)) press.canBeTap = false;
    this.send(event, 'longpress', press.target, finger);
    this.send(event, 'longtap', press.target, finger);
  }

  private send(event: Event, type: string, target: Element, finger: Finger, touches = [finger]): boolean {
    const page = target.closest('.phone-page-window')?.getBoundingClientRect();
    const place = (one: Finger) => {
      // WeChat counts from the page's corner, below the bars.
      const clientX = one.clientX - (page?.left ?? 0);
      const clientY = one.clientY - (page?.top ?? 0);
      return { identifier: Math.max(0, one.identifier), clientX, clientY, pageX: clientX, pageY: clientY };
    };
    const { clientX, clientY } = place(finger);
    return this.backend.dispatch(target, type, type.startsWith('touch') ? {} : { x: clientX, y: clientY }, {
      originalEvent: event,
      fields: { touches: touches.map(place), changedTouches: [place(finger)] },
    });
  }

  private isEchoOfTouch(event: MouseEvent): boolean {
    return event.timeStamp - this.lastTouchMs < MOUSE_AFTER_TOUCH_MS;
  }
}

function mouseFinger(event: MouseEvent): Finger {
  return { identifier: MOUSE, clientX: event.clientX, clientY: event.clientY };
}
