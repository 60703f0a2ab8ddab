import type { Markup } from '../../drawing/drawing.types';

/** Puts a drawing in the place of what an element of SVG held. The one place of the page where markup becomes elements. */
export function drawInto(parent: SVGElement, drawing: readonly Markup[]): void {
  parent.innerHTML = drawing.join('');
}
