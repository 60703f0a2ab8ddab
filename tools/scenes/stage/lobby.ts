import { between, during, eased, swing } from './moving';
import type { Draw, Look, Pen } from './stage.types';

const visitor: Look = {
  ...{ skin: '#f0c8a4', hair: '#3c2a21', coat: '#7a5aa6', trousers: '#2b3240', shoes: '#1d2027', bag: '#d7a86e' },
};
const porter: Look = { skin: '#d9a57c', hair: '#23252b', coat: '#20344f', trousers: '#20344f', shoes: '#1a1c21' };

/** A lobby: the lift opens for somebody who crosses the hall, a porter at his desk, a clock on the wall. */
export const lobby: Draw = (pen, { atS, part }) => {
  room(pen);
  lift(pen, atS);
  wallClock(pen, atS);
  const over = during(atS, 0.8, 5.4);
  const size = between(1.9, 1.32, eased(over));
  if (atS < 6.05) pen.walker(between(-70, 454, over), between(344, 270, eased(over)), size, over * 6, visitor);
  doors(pen, atS);
  desk(pen, part);
  plant(pen, part);
};

function room(pen: Pen): void {
  pen.rectangle(0, 0, 640, 270, pen.fade([0, 0], [0, 270], '#e9edf1', '#d6dde4', '#c3ccd5'));
  pen.rectangle(0, 0, 640, 34, pen.fade([0, 0], [0, 34], '#f9fafb', '#e4e8ec'));
  for (const x of [80, 250, 420, 590]) {
    pen.oval(x, 20, 44, 7, '#fffdf2');
    pen.circle(x, 22, 120, pen.glow(x, 22, 120, 'rgba(255,250,224,.55)', 'rgba(255,250,224,0)'));
  }
  pen.rectangle(0, 262, 640, 8, '#9aa5b0');
  pen.rectangle(0, 270, 640, 90, pen.fade([0, 270], [0, 360], '#b9c0c6', '#d5d9dc', '#e3e5e6'));
  for (let tile = -6; tile <= 6; tile += 1)
    pen.line('rgba(95,106,116,.35)', 1.3, 320 + tile * 58, 270, 320 + tile * 118, 360);
  for (const y of [282, 300, 328]) pen.line('rgba(95,106,116,.30)', 1.3, 0, y, 640, y);
  // what the floor mirrors
  pen.rectangle(402, 270, 128, 70, pen.fade([0, 270], [0, 340], 'rgba(120,130,140,.42)', 'rgba(120,130,140,0)'));
  pen.rectangle(28, 96, 150, 96, pen.fade([28, 96], [178, 192], '#3f6f9e', '#5b8fbd', '#2f5a85'), 3);
  pen.shape('#f2c46d', 40, 180, 92, 118, 128, 160, 150, 138, 168, 180);
  pen.circle(142, 118, 10, '#fbe7b4');
}

/** 0 closed, 1 open. */
const openness = (atS: number): number => eased(during(atS, 3.9, 4.7)) - eased(during(atS, 6, 6.9));

function lift(pen: Pen, atS: number): void {
  pen.rectangle(392, 84, 148, 186, '#87929d', 3);
  pen.rectangle(404, 96, 124, 174, pen.fade([404, 96], [404, 270], '#fff6da', '#e6c98f', '#b99a64'));
  pen.rectangle(404, 96, 124, 14, 'rgba(255,255,255,.6)');
  pen.rectangle(410, 186, 112, 4, '#8f7748');
  pen.rectangle(446, 62, 40, 17, '#1d232b', 3);
  pen.canvas.fillStyle = '#ff8a5c';
  pen.canvas.font = '600 12px Noto Sans SC';
  pen.canvas.textAlign = 'center';
  const floor = atS < 1 ? '4 ▼' : atS < 2 ? '3 ▼' : atS < 3 ? '2 ▼' : atS < 7 ? '1' : '2 ▲';
  pen.canvas.fillText(floor, 466, 75);
  pen.rectangle(552, 180, 13, 30, '#6d7884', 3);
  pen.circle(558.5, 189, 3.4, atS < 3.9 ? '#ff8a5c' : '#e8edf1');
}

function doors(pen: Pen, atS: number): void {
  const open = 60 * openness(atS);
  pen.canvas.save();
  pen.canvas.beginPath();
  pen.canvas.rect(404, 96, 124, 174);
  pen.canvas.clip();
  for (const [x, mirrored] of [
    [404 - open, 1],
    [466 + open, -1],
  ] as const) {
    pen.rectangle(x, 96, 62, 174, pen.fade([x, 0], [x + 62, 0], '#aeb8c1', '#dfe5ea', '#98a3ad'));
    pen.rectangle(mirrored === 1 ? x + 60 : x, 96, 2, 174, '#5d6873');
  }
  pen.canvas.restore();
}

function wallClock(pen: Pen, atS: number): void {
  pen.circle(300, 92, 27, '#2b323b');
  pen.circle(300, 92, 24, '#fdfdfb');
  for (let hour = 0; hour < 12; hour += 1) {
    const angle = (hour * Math.PI) / 6;
    pen.line(
      '#59636e',
      1.6,
      300 + 19 * Math.sin(angle),
      92 - 19 * Math.cos(angle),
      300 + 21.5 * Math.sin(angle),
      92 - 21.5 * Math.cos(angle),
    );
  }
  const hand = (turned: number, length: number, width: number, colour: string) =>
    pen.line(
      colour,
      width,
      300,
      92,
      300 + length * Math.sin(turned * 2 * Math.PI),
      92 - length * Math.cos(turned * 2 * Math.PI),
    );
  hand(10.17 / 12, 11, 3, '#23292f');
  hand(10 / 60, 17, 2.2, '#23292f');
  hand((7 + Math.floor(atS)) / 60, 19, 1.2, '#d92d20');
  pen.circle(300, 92, 2, '#d92d20');
}

function desk(pen: Pen, part: number): void {
  pen.at(176, 352, 1.5, 1.5, () => {
    const nod = 0.9 * swing(part, 2);
    pen.line(porter.coat, 22, 0, -62, 0, -40);
    pen.line(porter.skin, 7, 1, -72, 1, -78);
    pen.oval(2 + nod, -87, 8.6, 9.8, porter.skin);
    pen.oval(1 + nod, -93, 9.2, 6, porter.hair);
    pen.line('#f4f6f8', 3, 2, -68, 2, -56);
  });
  pen.shadow(180, 356, 130, 12, 0.35);
  pen.shape(pen.fade([70, 0], [290, 0], '#9a6b43', '#b98657', '#7d5334'), 72, 292, 288, 292, 278, 360, 82, 360);
  pen.rectangle(60, 282, 240, 13, '#d9c3a5', 3);
  pen.rectangle(226, 250, 44, 32, '#2b323b', 3);
  pen.rectangle(229, 253, 38, 25, '#5aa0d8', 2);
}

function plant(pen: Pen, part: number): void {
  pen.shadow(598, 344, 44, 9);
  for (let leaf = -4; leaf <= 4; leaf += 1)
    pen.oval(
      598 + leaf * 9 + swing(part, 1, leaf / 9),
      236 + Math.abs(leaf) * 8,
      9,
      44,
      leaf % 2 ? '#3f8a58' : '#2f7148',
      leaf * 0.22,
    );
  pen.shape(pen.fade([574, 0], [622, 0], '#f4f4f1', '#cfd2d3'), 572, 288, 624, 288, 616, 344, 580, 344);
}
