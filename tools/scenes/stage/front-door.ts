import { between, during, swing } from './moving';
import type { Draw, Look, Pen } from './stage.types';

const postman: Look = {
  ...{ skin: '#e7b993', hair: '#2b2320', coat: '#2f6fb3', trousers: '#39424f', shoes: '#22262c', bag: '#b98a4f' },
};

/** A house in the morning: somebody comes along with a parcel, and the lamp's cat watches. */
export const frontDoor: Draw = (pen, { atS, part }) => {
  wall(pen, part);
  door(pen);
  window_(pen, part);
  plants(pen, part);
  ground(pen);
  leafShadow(pen, part);
  cat(pen, part);
  const over = during(atS, 0.6, 7.4);
  pen.walker(between(-60, 700, over), 322, 1.62, over * 6.5, postman);
};

function wall(pen: Pen, part: number): void {
  pen.rectangle(0, 0, 640, 300, pen.fade([0, 0], [640, 300], '#f3dfc4', '#e8cda8', '#d3b287'));
  for (let row = 0; row < 9; row += 1) pen.rectangle(0, 34 + row * 30, 640, 1, 'rgba(120,86,50,.12)');
  pen.rectangle(0, 0, 640, 26, pen.fade([0, 0], [0, 26], '#7d5a41', '#8f6a4e'));
  pen.rectangle(0, 26, 640, 26, pen.fade([0, 26], [0, 52], 'rgba(60,38,20,.42)', 'rgba(60,38,20,0)'));
  // a lamp beside the door
  pen.circle(
    420,
    118,
    44,
    pen.glow(420, 118, 44, `rgba(255,226,160,${0.42 + 0.04 * swing(part, 5)})`, 'rgba(255,226,160,0)'),
  );
  pen.rectangle(412, 104, 16, 28, '#3a3f47', 4);
  pen.rectangle(415, 110, 10, 18, '#ffe7b0', 3);
}

function door(pen: Pen): void {
  pen.rectangle(250, 66, 140, 222, '#fbf3e6', 4);
  pen.rectangle(260, 76, 120, 212, pen.fade([260, 76], [380, 288], '#2f7a68', '#22604f', '#1b4d40'), 3);
  for (const [x, y, height] of [
    [272, 90, 78],
    [326, 90, 78],
    [272, 182, 90],
    [326, 182, 90],
  ] as const) {
    pen.rectangle(x, y, 42, height, 'rgba(0,0,0,.20)', 3);
    pen.rectangle(
      x + 2,
      y + 2,
      40,
      height - 2,
      y < 100 ? pen.fade([x, y], [x + 40, y + height], '#bcd9e6', '#7ba5b8') : '#2a6e5c',
      3,
    );
  }
  pen.circle(371, 184, 4.5, '#e9c46a');
  pen.rectangle(304, 56, 32, 16, '#2b3440', 3);
  pen.canvas.fillStyle = '#f4f1ea';
  pen.canvas.font = '600 12px Noto Sans SC';
  pen.canvas.textAlign = 'center';
  pen.canvas.fillText('27', 320, 68.5);
}

function window_(pen: Pen, part: number): void {
  pen.rectangle(66, 92, 134, 112, '#fbf3e6', 4);
  pen.rectangle(75, 101, 116, 94, pen.fade([75, 101], [191, 195], '#9cc6dd', '#d7e9ef', '#8fb7cb'));
  // a curtain that the air moves
  const air = 5 * swing(part, 2);
  pen.shape('rgba(255,252,244,.88)', 75, 101, 116 + air, 101, 100 + air * 0.6, 195, 75, 195);
  pen.shape('rgba(255,252,244,.88)', 191, 101, 152 - air, 101, 167 - air * 0.6, 195, 191, 195);
  pen.rectangle(131, 101, 4, 94, '#fbf3e6');
  pen.rectangle(75, 146, 116, 4, '#fbf3e6');
  pen.rectangle(58, 204, 150, 9, '#e6d5bd', 2);
  pen.rectangle(58, 213, 150, 10, 'rgba(60,38,20,.20)');
}

function plants(pen: Pen, part: number): void {
  for (const [x, phase] of [
    [228, 0],
    [412, 0.3],
  ] as const) {
    const lean = 3 * swing(part, 2, phase);
    pen.shadow(x, 290, 30, 7);
    for (let leaf = -4; leaf <= 4; leaf += 1)
      pen.oval(
        x + leaf * 6 + lean * (1 - Math.abs(leaf) / 6),
        232 - 9 * Math.cos(leaf / 2.2),
        8,
        22,
        leaf % 2 ? '#4d8b4a' : '#3c7440',
        leaf * 0.19 + lean * 0.02,
      );
    pen.shape(
      pen.fade([x - 22, 0], [x + 22, 0], '#c8724a', '#a4552f'),
      x - 21,
      246,
      x + 21,
      246,
      x + 15,
      290,
      x - 15,
      290,
    );
    pen.rectangle(x - 23, 242, 46, 8, '#d07f56', 2);
  }
}

function ground(pen: Pen): void {
  pen.rectangle(0, 288, 640, 72, pen.fade([0, 288], [0, 360], '#b8b1a6', '#98918a'));
  pen.rectangle(236, 284, 168, 12, '#cfc8bd', 2);
  pen.rectangle(222, 296, 196, 12, '#bdb6ab', 2);
  pen.rectangle(270, 279, 100, 6, '#6d5a48', 2);
  for (const x of [-20, 96, 214, 334, 452, 572])
    pen.line('rgba(70,64,58,.28)', 1.4, x + (x - 320) * 0.02, 309, x + (x - 320) * 0.36, 360);
  pen.line('rgba(70,64,58,.24)', 1.4, 0, 332, 640, 332);
}

/** A tree outside of the picture throws its shadow. */
function leafShadow(pen: Pen, part: number): void {
  for (let leaf = 0; leaf < 16; leaf += 1) {
    const x = 470 + (leaf % 4) * 52 + 7 * swing(part, 1, leaf / 16);
    const y = 68 + Math.floor(leaf / 4) * 52 + 5 * swing(part, 2, leaf / 9);
    pen.oval(x, y, 27, 15, 'rgba(92,64,34,.13)', leaf * 0.7);
  }
}

function cat(pen: Pen, part: number): void {
  pen.shadow(522, 318, 32, 7);
  pen.line('#4b4038', 7, 545, 310, 560 + 5 * swing(part, 4), 296, 557 + 9 * swing(part, 4), 281);
  pen.oval(528, 298, 22, 19, '#4b4038');
  pen.oval(516, 305, 13, 13, '#564a41');
  const look = 1.6 * swing(part, 1);
  pen.circle(511 + look, 276, 12, '#4b4038');
  pen.shape('#4b4038', 501 + look, 271, 502 + look, 258, 510 + look, 266);
  pen.shape('#4b4038', 512 + look, 266, 520 + look, 258, 521 + look, 271);
  pen.circle(507 + look * 1.6, 275, 1.8, '#d8e28a');
  pen.circle(515 + look * 1.6, 275, 1.8, '#d8e28a');
}
