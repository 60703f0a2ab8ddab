import { swing } from './moving';
import type { Draw } from './stage.types';

/** Infrared: no colours, bright where the camera's own lamp shines, dark around. */
export const night: Draw = ({ canvas, glow, rectangle }) => {
  const { canvas: picture } = canvas;
  canvas.filter = 'grayscale(1) brightness(.66) contrast(1.2)';
  canvas.drawImage(picture, 0, 0, 640, 360);
  canvas.filter = 'none';
  rectangle(0, 0, 640, 360, glow(320, 200, 400, 'rgba(235,240,245,.16)', 'rgba(0,0,0,.1)', 'rgba(0,0,0,.72)'));
};

const DROPS = 34;

/** A grey day, and drops that fall aslant. */
export const rain: Draw = (pen, { part }) => {
  const { canvas, fade, line, rectangle } = pen;
  canvas.filter = 'saturate(.75) brightness(.72)';
  canvas.drawImage(canvas.canvas, 0, 0, 640, 360);
  canvas.filter = 'none';
  rectangle(0, 0, 640, 360, fade([0, 0], [0, 360], 'rgba(96,112,134,.34)', 'rgba(72,86,104,.16)'));
  for (let drop = 0; drop < DROPS; drop += 1) {
    // spread as seeds are, no two rows alike
    const across = (drop * 0.618) % 1;
    const falls = 9 + (drop % 4);
    const down = (part * falls + drop * 0.377) % 1;
    const [x, y] = [-20 + 700 * across - 26 * down, -30 + 420 * down];
    line(`rgba(226,236,246,${0.6 + 0.1 * (drop % 3)})`, 2.2, x, y, x - 2.6 + swing(part), y + 28);
  }
};

/** A camera that shows nothing, of its owner's own will. */
export const privacy: Draw = ({ rectangle }) => rectangle(0, 0, 640, 360, '#000000');
