import { between, during, eased, sway, swing } from './moving';
import type { Draw, Look, Pen } from './stage.types';

const mother: Look = { skin: '#efc6a3', hair: '#5a3b29', coat: '#d98e73', trousers: '#6d7f96', shoes: '#e8e2da' };

/** A living room in the evening: a film on television, a cat on the sofa, a robot that sweeps, somebody who comes through. */
export const livingRoom: Draw = (pen, { atS, part }) => {
  const glare = 0.5 + 0.25 * swing(part, 3) + 0.15 * swing(part, 7, 0.3);
  room(pen, part);
  television(pen, part, glare);
  const over = during(atS, 0.5, 6.8);
  pen.walker(between(-50, 690, over), 276, 1.5, over * 7, mother);
  sofa(pen, part);
  rug(pen);
  robot(pen, between(120, 520, eased(sway(part, 1))), 334, part);
  pen.rectangle(0, 0, 640, 360, `rgba(90,140,230,${0.05 + 0.07 * glare})`);
};

function room(pen: Pen, part: number): void {
  pen.rectangle(0, 0, 640, 262, pen.fade([0, 0], [640, 262], '#6b5a66', '#8a7377', '#5d4f5e'));
  pen.rectangle(0, 258, 640, 102, pen.fade([0, 258], [0, 360], '#7a5a44', '#5e4434'));
  for (const y of [276, 298, 326]) pen.line('rgba(40,26,18,.35)', 1.3, 0, y, 640, y);
  pen.rectangle(0, 252, 640, 8, '#4a3d48');
  // the window and its evening
  pen.rectangle(54, 44, 150, 126, '#d9c8bb', 3);
  pen.rectangle(62, 52, 134, 110, pen.fade([0, 52], [0, 162], '#273a68', '#7a5b8c', '#e58f6c'));
  for (const [x, height] of [
    [62, 34],
    [88, 52],
    [118, 28],
    [142, 60],
    [170, 40],
  ] as const)
    pen.rectangle(x, 162 - height, 24, height, '#1d2440');
  for (const [x, y, phase] of [
    [96, 124, 0],
    [150, 116, 0.4],
    [176, 136, 0.7],
  ] as const)
    pen.rectangle(x, y, 4, 5, `rgba(255,220,150,${0.5 + 0.5 * sway(part, 3, phase)})`);
  pen.rectangle(127, 52, 4, 110, '#d9c8bb');
  pen.shape('#a0584f', 44, 38, 78, 38, 66, 200, 44, 200);
  pen.shape('#a0584f', 214, 38, 180, 38, 192, 200, 214, 200);
  // a lamp in the corner
  pen.circle(580, 112, 150, pen.glow(580, 112, 150, 'rgba(255,214,150,.62)', 'rgba(255,214,150,0)'));
  pen.line('#2d2730', 4, 580, 130, 580, 262);
  pen.oval(580, 264, 26, 6, '#2d2730');
  pen.shape(pen.fade([0, 84], [0, 134], '#ffe8bd', '#ffc981'), 560, 84, 600, 84, 620, 134, 540, 134);
}

function television(pen: Pen, part: number, glare: number): void {
  pen.circle(380, 140, 190, pen.glow(380, 140, 190, `rgba(120,170,255,${0.34 * glare})`, 'rgba(120,170,255,0)'));
  pen.rectangle(280, 82, 200, 118, '#15171d', 5);
  pen.canvas.save();
  pen.canvas.beginPath();
  pen.canvas.rect(286, 88, 188, 106);
  pen.canvas.clip();
  pen.rectangle(286, 88, 188, 106, pen.fade([286, 88], [286, 194], '#2f6fd0', '#9ed0f5'));
  pen.circle(318 + 124 * part, 116 - 14 * sway(part), 12, '#fff2b8');
  pen.shape('#3a8f7b', 286, 170, 330, 132 + 3 * swing(part, 2), 376, 168, 424, 128, 474, 172, 474, 194, 286, 194);
  pen.at(474 - 200 * part, 172, 0.7, 0.7, () => {
    pen.shape('#f4f6f8', -6, -16, 26, -4, 22, 6, -14, 6);
    pen.shape('#d9472b', 0, -18, 0, -46, 20, -20);
  });
  pen.canvas.restore();
  pen.rectangle(262, 206, 236, 52, pen.fade([0, 206], [0, 258], '#8b6a52', '#6b4f3c'), 3);
  for (const x of [268, 346, 424]) pen.rectangle(x, 212, 72, 40, 'rgba(0,0,0,.16)', 3);
}

function sofa(pen: Pen, part: number): void {
  pen.shadow(140, 330, 170, 16, 0.5);
  pen.rectangle(18, 214, 236, 80, pen.fade([0, 214], [0, 294], '#4f7488', '#3d5c6e'), 16);
  pen.rectangle(2, 244, 46, 84, pen.fade([0, 244], [0, 328], '#557c91', '#3a5868'), 14);
  pen.rectangle(224, 244, 46, 84, pen.fade([0, 244], [0, 328], '#557c91', '#3a5868'), 14);
  pen.rectangle(40, 270, 96, 46, '#5d889e', 10);
  pen.rectangle(138, 270, 96, 46, '#5d889e', 10);
  pen.rectangle(56, 234, 44, 40, '#e5b567', 9);
  // the cat sleeps
  const breath = 1.6 * sway(part, 3);
  pen.oval(184, 262 - breath / 2, 34, 15 + breath, '#e0a15a');
  pen.circle(154, 262, 12, '#e0a15a');
  pen.shape('#e0a15a', 145, 256, 146, 245, 153, 252);
  pen.shape('#e0a15a', 156, 252, 163, 245, 164, 256);
  pen.line('#7a4d22', 1.4, 148, 263, 152, 264);
  pen.line('#c98945', 7, 214, 266, 226, 270 + 5 * swing(part, 2), 214, 276 + 3 * swing(part, 2));
}

function rug(pen: Pen): void {
  pen.oval(400, 324, 190, 30, '#8d4b4f');
  pen.oval(400, 323, 172, 25, '#b5686a');
  pen.oval(400, 322, 120, 16, '#d5938a');
}

function robot(pen: Pen, x: number, y: number, part: number): void {
  pen.shadow(x, y + 8, 40, 8, 0.5);
  pen.rectangle(x - 30, y - 8, 60, 15, '#22262d', 7);
  pen.oval(x, y - 8, 30, 8, '#3c434d');
  pen.oval(x, y - 9, 11, 3.4, '#59636f');
  pen.circle(x + 18, y - 8, 2.2, sway(part, 8) > 0.5 ? '#3ccb7f' : '#1d4a34');
}
