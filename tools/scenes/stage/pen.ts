import type { Look, Paint, Pen } from './stage.types';

/** A pen for a canvas whose picture is 640 × 360, however large it is. */
export function penOf(canvas: CanvasRenderingContext2D): Pen {
  const fill = (paint: Paint): void => {
    canvas.fillStyle = paint;
    canvas.fill();
  };
  const trace = (points: readonly number[]): void => {
    canvas.beginPath();
    for (let index = 0; index < points.length; index += 2)
      canvas.lineTo(points[index] as number, points[index + 1] as number);
  };
  const stops = (gradient: CanvasGradient, colours: readonly string[]): CanvasGradient => {
    for (const [index, colour] of colours.entries()) gradient.addColorStop(index / (colours.length - 1), colour);
    return gradient;
  };
  const pen: Pen = {
    canvas,
    rectangle(x, y, width, height, paint, radius = 0) {
      canvas.beginPath();
      canvas.roundRect(x, y, width, height, radius);
      fill(paint);
    },
    circle: (x, y, radius, paint) => pen.oval(x, y, radius, radius, paint),
    oval(x, y, radiusX, radiusY, paint, turned = 0) {
      canvas.beginPath();
      canvas.ellipse(x, y, radiusX, radiusY, turned, 0, 2 * Math.PI);
      fill(paint);
    },
    shape(paint, ...points) {
      trace(points);
      canvas.closePath();
      fill(paint);
    },
    line(stroke, width, ...points) {
      trace(points);
      canvas.lineCap = 'round';
      canvas.lineJoin = 'round';
      canvas.lineWidth = width;
      canvas.strokeStyle = stroke;
      canvas.stroke();
    },
    fade: ([fromX, fromY], [toX, toY], ...colours) =>
      stops(canvas.createLinearGradient(fromX, fromY, toX, toY), colours),
    glow: (x, y, radius, ...colours) => stops(canvas.createRadialGradient(x, y, 0, x, y, radius), colours),
    shadow(x, y, radiusX, radiusY, strength = 0.3) {
      pen.at(x, y, 1, radiusY / radiusX, () =>
        pen.circle(0, 0, radiusX, pen.glow(0, 0, radiusX, `rgba(10,14,24,${strength})`, 'rgba(10,14,24,0)')),
      );
    },
    at(x, y, sizeX, sizeY, draw) {
      canvas.save();
      canvas.translate(x, y);
      canvas.scale(sizeX, sizeY);
      draw();
      canvas.restore();
    },
    walker(x, y, size, stride, look, direction = 1) {
      pen.shadow(x, y, 30 * size, 7 * size);
      pen.at(x, y, size * direction, size, () => drawWalker(pen, stride, look));
    },
  };
  return pen;
}

/** A hundred units high, feet at the origin, walking to the right. */
function drawWalker(pen: Pen, stride: number, { skin, hair, coat, trousers, shoes, bag }: Look): void {
  const swing = Math.sin(stride * 2 * Math.PI);
  const bounce = Math.abs(Math.cos(stride * 2 * Math.PI)) * 2;
  const hip = -46 - bounce;
  const shoulder = hip - 30;
  const leg = (forward: number, colour: string, shoe: string): void => {
    const lift = Math.max(0, -forward * swing) * 6;
    const knee = forward * swing * 8 + 3;
    const foot = forward * swing * 17;
    pen.line(colour, 9, 0, hip, knee, hip + 22, foot - 2, -5 - lift);
    pen.line(shoe, 6, foot - 2, -3 - lift, foot + 6, -3 - lift);
  };
  const arm = (forward: number, colour: string): void => {
    const hand = forward * swing * 15;
    pen.line(colour, 7, 0, shoulder + 3, hand * 0.4 - 2, shoulder + 16, hand + 2, shoulder + 29);
    pen.circle(hand + 3, shoulder + 32, 3.6, skin);
    if (bag && forward < 0) {
      pen.line('#3a3f47', 1.6, hand + 3, shoulder + 32, hand + 3, shoulder + 38);
      pen.rectangle(hand - 9, shoulder + 38, 24, 17, bag, 3);
    }
  };
  arm(1, shade(coat));
  leg(-1, shade(trousers), shoes);
  leg(1, trousers, shoes);
  pen.line(coat, 19, 0, shoulder + 7, 0, hip - 4);
  pen.line(shade(coat), 2, -7, shoulder + 6, -8, hip);
  pen.line(skin, 7, 1, shoulder + 1, 1, shoulder - 5);
  pen.oval(2, shoulder - 13, 8.4, 9.6, skin);
  pen.canvas.beginPath();
  pen.canvas.ellipse(0, shoulder - 16, 9.4, 8.6, -0.25, 0.95 * Math.PI, 2.02 * Math.PI);
  pen.canvas.fillStyle = hair;
  pen.canvas.fill();
  pen.oval(-5, shoulder - 12, 4.4, 7, hair, 0.2);
  arm(-1, coat);
}

/** A darker one of the same colour. */
function shade(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  const part = (shift: number) => Math.round(((value >> shift) & 255) * 0.74);
  return `rgb(${part(16)},${part(8)},${part(0)})`;
}
