import { sway, swing } from './moving';
import type { Draw, Pen } from './stage.types';

/** A fish tank: fish that swim to and fro, weed that sways, bubbles, light from above. */
export const fishTank: Draw = (pen, { part }) => {
  water(pen, part);
  rocks(pen);
  for (const [x, height, phase, colour] of [
    [70, 150, 0, '#2f8f5b'],
    [96, 110, 0.2, '#3fae6d'],
    [128, 170, 0.45, '#27794d'],
    [520, 160, 0.1, '#3fae6d'],
    [552, 120, 0.35, '#2f8f5b'],
    [582, 180, 0.6, '#27794d'],
  ] as const)
    weed(pen, x, height, part, phase, colour);
  bubbles(pen, part);
  swimmer(pen, part, { y: 118, size: 1.2, phase: 0, fill: '#ff8c42', belly: '#ffd6a5', stripes: '#fff6ea' });
  swimmer(pen, part, { y: 206, size: 0.85, phase: 0.36, fill: '#4cc9f0', belly: '#bdeeff', stripes: '#1f6f9f' });
  swimmer(pen, part, { y: 160, size: 0.62, phase: 0.62, fill: '#f72585', belly: '#ffb3d4', stripes: '#b5179e' });
  swimmer(pen, part, { y: 258, size: 0.72, phase: 0.82, fill: '#ffd60a', belly: '#fff3b0', stripes: '#c79a00' });
  snail(pen, part);
  frame(pen);
};

function water(pen: Pen, part: number): void {
  pen.rectangle(0, 0, 640, 360, pen.fade([0, 0], [0, 360], '#5fd0e6', '#1f8fc0', '#0d4f87', '#0a3560'));
  for (let ray = 0; ray < 5; ray += 1) {
    const x = 60 + ray * 130 + 16 * swing(part, 1, ray / 5);
    const strength = 0.1 + 0.07 * sway(part, 2, ray / 3);
    pen.shape(
      pen.fade([0, 10], [0, 320], `rgba(235,255,255,${strength})`, 'rgba(235,255,255,0)'),
      x,
      12,
      x + 46,
      12,
      x + 130,
      330,
      x + 10,
      330,
    );
  }
  pen.shape(
    pen.fade([0, 296], [0, 360], '#e6cf9f', '#b8985f'),
    0,
    318,
    120,
    304,
    260,
    314,
    400,
    300,
    520,
    312,
    640,
    302,
    640,
    360,
    0,
    360,
  );
  for (let grain = 0; grain < 40; grain += 1)
    pen.circle(
      (grain * 97) % 640,
      322 + ((grain * 37) % 34),
      1.5,
      grain % 2 ? 'rgba(120,92,50,.5)' : 'rgba(255,246,220,.6)',
    );
}

function rocks(pen: Pen): void {
  pen.shadow(330, 316, 120, 14, 0.5);
  pen.shape(
    pen.fade([0, 210], [0, 320], '#6f7c8f', '#3b4557'),
    236,
    318,
    252,
    262,
    300,
    226,
    350,
    236,
    398,
    258,
    424,
    318,
  );
  pen.oval(336, 300, 34, 24, '#1b2638');
  pen.shape('rgba(255,255,255,.12)', 252, 262, 300, 226, 322, 230, 270, 282);
  pen.circle(246, 308, 14, '#7d8a9c');
  pen.circle(432, 312, 11, '#5b6779');
}

function weed(pen: Pen, x: number, height: number, part: number, phase: number, colour: string): void {
  const points: number[] = [];
  for (let knot = 0; knot <= 10; knot += 1) {
    const up = knot / 10;
    points.push(x + 14 * up * swing(part, 2, phase - up * 0.35), 322 - height * up);
  }
  pen.line(colour, 7, ...points);
  for (let leaf = 1; leaf < 10; leaf += 1) {
    const [leafX = 0, leafY = 0] = points.slice(leaf * 2);
    const side = leaf % 2 ? 1 : -1;
    pen.oval(leafX + side * 9, leafY - 4, 11, 4.4, colour, side * -0.6);
  }
}

function bubbles(pen: Pen, part: number): void {
  for (let bubble = 0; bubble < 12; bubble += 1) {
    const rise = (part * 2 + bubble / 12) % 1;
    const x = 452 + 12 * swing(rise, 2, bubble / 5) + (bubble % 3) * 8;
    const radius = 2.4 + (bubble % 4) + rise * 2;
    pen.circle(x, 306 - rise * 286, radius, 'rgba(235,255,255,.34)');
    pen.circle(x - radius * 0.3, 306 - rise * 286 - radius * 0.3, radius * 0.34, 'rgba(255,255,255,.85)');
  }
}

interface Swimmer {
  readonly y: number;
  readonly size: number;
  readonly phase: number;
  readonly fill: string;
  readonly belly: string;
  readonly stripes: string;
}

function swimmer(pen: Pen, part: number, { y, size, phase, fill, belly, stripes }: Swimmer): void {
  const way = (part + phase) % 1;
  const goesRight = way < 0.5;
  const x = 320 - 236 * Math.cos(2 * Math.PI * way);
  // turning round, it is seen from the front
  const turn = Math.min(1, Math.abs(Math.sin(2 * Math.PI * way)) * 3 + 0.18);
  const tail = swing(part, 16, phase);
  pen.at(x, y + 9 * swing(part, 2, phase), size * turn * (goesRight ? 1 : -1), size, () => {
    pen.shape(fill, -36, 0, -66 + 3 * tail, -24 + 5 * tail, -58, 2 * tail, -66 - 3 * tail, 24 + 5 * tail);
    pen.shape(fill, -14, -20, 4, -40 + 2 * tail, 18, -18);
    pen.oval(0, 0, 44, 24, pen.fade([0, -24], [0, 24], fill, fill, belly));
    pen.canvas.save();
    pen.canvas.beginPath();
    pen.canvas.ellipse(0, 0, 44, 24, 0, 0, 2 * Math.PI);
    pen.canvas.clip();
    pen.rectangle(-12, -26, 9, 52, stripes);
    pen.rectangle(12, -26, 7, 52, stripes);
    pen.canvas.restore();
    pen.oval(2, 10, 12, 7, fill, 0.5 + 0.3 * tail);
    pen.circle(29, -5, 6, '#ffffff');
    pen.circle(31, -5, 3.2, '#10202f');
  });
}

function snail(pen: Pen, part: number): void {
  const x = 190 + 26 * sway(part);
  pen.oval(x, 326, 24, 6, '#c9a77c');
  pen.line('#c9a77c', 3, x + 20, 322, x + 27, 312);
  pen.circle(x - 3, 315, 13, '#8c5a3c');
  pen.circle(x - 1, 316, 8, '#a9714c');
  pen.circle(x, 317, 3.6, '#8c5a3c');
}

function frame(pen: Pen): void {
  pen.rectangle(0, 0, 640, 12, pen.fade([0, 0], [0, 12], '#1b2029', '#39424f'));
  pen.rectangle(0, 12, 640, 3, 'rgba(255,255,255,.55)');
  for (const x of [0, 632]) pen.rectangle(x, 0, 8, 360, 'rgba(12,20,32,.65)');
  pen.shape('rgba(255,255,255,.07)', 40, 16, 130, 16, 30, 330, 8, 330, 8, 120);
}
