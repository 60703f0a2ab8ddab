/** What fingers and the mouse do on a canvas. */
export interface DragListener {
  drag(byX: number, byY: number): void;
  pinch(at: { x: number; y: number }, factor: number): void;
}

/** Less than this is a click. */
const slackPx = 4;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** One pointer drags, two pinch. A drag is no click. */
export function dragsOf(element: HTMLElement, listener: DragListener): void {
  const pointers = new Map<number, Spot>();
  let travelled = 0;

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, spotOf(event));
  });
  element.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const after = spotOf(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    travelled += Math.hypot(after.x - before.x, after.y - before.y);
    pointers.set(event.pointerId, after);
    if (travelled < slackPx) return;
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    if (!other) {
      listener.drag(after.x - before.x, after.y - before.y);
      return;
    }
    const { left, top } = element.getBoundingClientRect();
    const middle = { x: (after.x + other.x) / 2 - left, y: (after.y + other.y) / 2 - top };
    const factor = distance(after, other) / Math.max(1, distance(before, other));
    listener.drag((after.x - before.x) / 2, (after.y - before.y) / 2);
    listener.pinch(middle, factor);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }
  element.addEventListener(
    'click',
    (event) => {
      if (travelled >= slackPx) event.stopPropagation();
      travelled = 0;
    },
    { capture: true },
  );
}

const spotOf = ({ clientX, clientY }: PointerEvent): Spot => ({ x: clientX, y: clientY });

const distance = (one: Spot, other: Spot): number => Math.hypot(one.x - other.x, one.y - other.y);
