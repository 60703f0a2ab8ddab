import { between, during, sway, swing } from './moving';
import type { Draw, Look, Pen } from './stage.types';

const gardener: Look = {
  ...{ skin: '#dba77f', hair: '#8a8f98', coat: '#c4543d', trousers: '#4a5b73', shoes: '#5b4634', bag: '#5f9a4d' },
};

/** A lawn in the afternoon: clouds, a tree in the wind, somebody with a watering can, butterflies. */
export const garden: Draw = (pen, { atS, part }) => {
  pen.rectangle(0, 0, 640, 190, pen.fade([0, 0], [0, 190], '#6fb2e6', '#a9d4f0', '#dff0f6'));
  pen.circle(92, 62, 80, pen.glow(92, 62, 80, 'rgba(255,246,206,1)', 'rgba(255,240,190,.55)', 'rgba(255,240,190,0)'));
  clouds(pen, part);
  hedge(pen, part);
  lawn(pen);
  bed(pen, part);
  const over = during(atS, 0.3, 7.7);
  pen.walker(between(700, -60, over), 268, 1.12, over * 8, gardener, -1);
  tree(pen, part);
  butterfly(pen, 205 + 60 * swing(part, 1), 226 + 22 * swing(part, 3), part, '#ffd166');
  butterfly(pen, 330 + 46 * swing(part, 2, 0.4), 286 + 18 * swing(part, 2), part, '#f7f7ff');
};

function clouds(pen: Pen, part: number): void {
  for (const [x, y, size] of [
    [120, 74, 1],
    [430, 48, 0.8],
    [540, 92, 0.6],
  ] as const) {
    pen.at(x + 16 * swing(part, 1, x / 640), y, size, size, () => {
      for (const [dx, dy, radius] of [
        [0, 0, 26],
        [30, -10, 32],
        [64, -2, 26],
        [34, 8, 26],
      ] as const)
        pen.circle(dx, dy, radius, 'rgba(255,255,255,.86)');
      pen.rectangle(-20, 4, 104, 26, 'rgba(255,255,255,.86)', 13);
    });
  }
}

function hedge(pen: Pen, part: number): void {
  pen.rectangle(0, 150, 640, 52, '#b98f63');
  for (let board = 0; board < 27; board += 1) pen.rectangle(board * 24 + 21, 150, 2, 52, 'rgba(70,44,20,.35)');
  pen.rectangle(0, 146, 640, 5, '#cfa678');
  for (let bush = 0; bush < 18; bush += 1)
    pen.circle(
      bush * 38 - 6 + 1.4 * swing(part, 2, bush / 7),
      196 + (bush % 3) * 4,
      24 + (bush % 4) * 3,
      bush % 2 ? '#4f9450' : '#3f8145',
    );
}

function lawn(pen: Pen): void {
  pen.rectangle(0, 204, 640, 156, pen.fade([0, 204], [0, 360], '#7fbf5c', '#5fa348', '#4a8c3b'));
  for (let stripe = 0; stripe < 9; stripe += 2) {
    const far = 320 + (stripe - 4.5) * 78;
    const near = 320 + (stripe - 4.5) * 190;
    pen.shape('rgba(255,255,255,.08)', far, 204, far + 78, 204, near + 190, 360, near, 360);
  }
  pen.shape(pen.fade([0, 210], [0, 360], '#d9cdb8', '#c3b59d'), 96, 204, 122, 204, 190, 360, 40, 360);
  for (let stone = 0; stone < 6; stone += 1)
    pen.line(
      'rgba(90,76,56,.30)',
      1.3,
      100 - stone * 11,
      214 + stone * stone * 4.6,
      124 + stone * 13,
      214 + stone * stone * 4.6,
    );
}

function bed(pen: Pen, part: number): void {
  pen.oval(520, 322, 150, 40, '#6a4a33');
  pen.oval(520, 318, 142, 34, '#7a563b');
  for (let flower = 0; flower < 17; flower += 1) {
    const x = 398 + flower * 15.2;
    const lean = 3.4 * swing(part, 2, flower / 8);
    const y = 318 + 12 * Math.sin(flower * 2.4);
    pen.line('#3d7a3c', 2.2, x, y, x + lean, y - 26);
    const colour = ['#ef476f', '#ffd166', '#f78c6b', '#c77dff'][flower % 4] as string;
    for (let petal = 0; petal < 5; petal += 1)
      pen.circle(x + lean + 5 * Math.cos(petal * 1.26), y - 27 + 5 * Math.sin(petal * 1.26), 4, colour);
    pen.circle(x + lean, y - 27, 3, '#fff3b0');
  }
}

function tree(pen: Pen, part: number): void {
  pen.shadow(250, 300, 170, 26, 0.28);
  const lean = 5 * swing(part, 1);
  pen.shape(
    pen.fade([566, 0], [612, 0], '#7a5638', '#563a24'),
    572,
    360,
    620,
    360,
    606 + lean * 0.3,
    130,
    584 + lean * 0.3,
    130,
  );
  for (const [x, y, radius, colour] of [
    [596, 96, 72, '#3c7d3f'],
    [548, 74, 54, '#4a9148'],
    [622, 48, 66, '#438844'],
    [566, 26, 56, '#56a052'],
    [524, 108, 38, '#56a052'],
  ] as const)
    pen.circle(
      x + lean * (1.5 - y / 140) + 2 * swing(part, 3, x / 90),
      y + 1.5 * swing(part, 2, y / 60),
      radius,
      colour,
    );
}

function butterfly(pen: Pen, x: number, y: number, part: number, colour: string): void {
  const wing = 3 + 5 * sway(part, 24);
  pen.oval(x - wing * 0.7, y, wing, 7, colour, 0.5);
  pen.oval(x + wing * 0.7, y, wing, 7, colour, -0.5);
  pen.line('#4a3b2a', 2, x, y - 5, x, y + 6);
}
