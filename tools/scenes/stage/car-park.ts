import { between, during, eased, sway } from './moving';
import type { Draw, Look, Pen } from './stage.types';

const guard: Look = { skin: '#b08a70', hair: '#15171c', coat: '#39424f', trousers: '#252b34', shoes: '#15171b' };

/** A car park by night: lamps, a car that comes in and sweeps it with its lights, a guard with a torch. */
export const carPark: Draw = (pen, { atS, part }) => {
  night(pen, part);
  ground(pen);
  for (const x of [150, 470]) lampLight(pen, x);
  parked(pen, 66, 246, '#3c4a63', 0.92);
  parked(pen, 232, 246, '#5a3540', 0.92);
  parked(pen, 566, 246, '#35504a', 0.92);
  const walked = during(atS, 0.4, 7.6);
  torch(pen, between(650, 110, walked), 292);
  pen.walker(between(690, 60, walked), 292, 1.06, walked * 9, guard, -1);
  for (const x of [150, 470]) lamp(pen, x, part);
  const driven = eased(during(atS, 1.2, 6.6));
  car(pen, between(-330, 860, driven), 338);
  // as cameras see by night
  pen.rectangle(0, 0, 640, 360, pen.glow(320, 190, 430, 'rgba(4,8,18,0)', 'rgba(4,8,18,.12)', 'rgba(4,8,18,.62)'));
};

function night(pen: Pen, part: number): void {
  pen.rectangle(0, 0, 640, 200, pen.fade([0, 0], [0, 200], '#0a1020', '#131c33', '#1f2a44'));
  pen.circle(560, 40, 15, '#e8ebd8');
  pen.circle(553, 36, 14, '#0f172a');
  for (const [x, width, height, windows] of [
    [0, 130, 128, 5],
    [140, 96, 92, 4],
    [246, 150, 146, 6],
    [406, 104, 104, 4],
    [520, 130, 122, 5],
  ] as const) {
    pen.rectangle(x, 204 - height, width, height, pen.fade([0, 204 - height], [0, 204], '#1a2236', '#222c42'));
    for (let row = 0; row < height / 26 - 1; row += 1)
      for (let column = 0; column < windows; column += 1) {
        const isLit = (row * 7 + column * 5 + x) % 4 === 0;
        const flickers = row === 1 && column === 2;
        const light = flickers ? 0.5 + 0.4 * sway(part, 11) : 0.86;
        pen.rectangle(
          x + 10 + column * ((width - 14) / windows),
          216 - height + row * 26,
          12,
          14,
          isLit ? `rgba(255,214,140,${light})` : '#2b3650',
          1,
        );
      }
  }
}

function ground(pen: Pen): void {
  pen.rectangle(0, 204, 640, 156, pen.fade([0, 204], [0, 360], '#262e3d', '#1c222e', '#141922'));
  for (let bay = 0; bay < 8; bay += 1) {
    const x = 30 + bay * 83;
    pen.line('rgba(214,220,228,.42)', 2.4, x + (320 - x) * 0.06, 212, x, 262);
  }
  pen.line('rgba(214,220,228,.30)', 2.4, 0, 264, 640, 264);
  for (let dash = 0; dash < 7; dash += 1) pen.rectangle(dash * 100 + 12, 312, 52, 4, 'rgba(236,200,110,.38)', 2);
}

function lampLight(pen: Pen, x: number): void {
  pen.shape(
    pen.fade([0, 84], [0, 268], 'rgba(255,224,158,.30)', 'rgba(255,224,158,.02)'),
    x - 12,
    84,
    x + 12,
    84,
    x + 110,
    268,
    x - 110,
    268,
  );
  pen.at(x, 262, 1, 0.3, () =>
    pen.circle(0, 0, 150, pen.glow(0, 0, 150, 'rgba(255,224,158,.42)', 'rgba(255,224,158,0)')),
  );
}

function lamp(pen: Pen, x: number, part: number): void {
  pen.rectangle(x - 3, 82, 6, 150, '#0e131c');
  pen.rectangle(x - 17, 76, 34, 8, '#10161f', 3);
  pen.rectangle(x - 13, 83, 26, 4, '#fff0c4', 2);
  pen.circle(x, 86, 46, pen.glow(x, 86, 46, `rgba(255,236,180,${0.58 + 0.05 * sway(part, 7)})`, 'rgba(255,236,180,0)'));
}

function body(pen: Pen, colour: string): void {
  pen.shape(colour, -52, -38, -34, -62, 26, -62, 50, -38);
  pen.shape('rgba(160,190,214,.50)', -44, -39, -31, -57, -6, -57, -6, -39);
  pen.shape('rgba(160,190,214,.42)', -1, -39, -1, -57, 22, -57, 40, -39);
  pen.rectangle(-76, -40, 152, 28, pen.fade([0, -40], [0, -12], colour, '#10141b'), 10);
  for (const wheel of [-44, 44]) {
    pen.circle(wheel, -12, 13, '#0a0d12');
    pen.circle(wheel, -12, 6, '#6c7683');
  }
}

function parked(pen: Pen, x: number, y: number, colour: string, size: number): void {
  pen.shadow(x, y, 84, 10, 0.6);
  pen.at(x, y, size, size, () => body(pen, colour));
}

function car(pen: Pen, x: number, y: number): void {
  pen.shadow(x, y, 110, 12, 0.7);
  pen.at(x, y, 1.35, 1.35, () => {
    body(pen, '#8f2f33');
    pen.rectangle(66, -34, 10, 8, '#fff6d2', 3);
    pen.rectangle(-76, -34, 8, 8, '#ff5a4d', 3);
    pen.circle(-74, -30, 26, pen.glow(-74, -30, 26, 'rgba(255,80,66,.75)', 'rgba(255,80,66,0)'));
    pen.shape(
      pen.fade([72, 0], [330, 0], 'rgba(255,246,210,.62)', 'rgba(255,246,210,0)'),
      74,
      -34,
      330,
      -78,
      330,
      22,
      74,
      -26,
    );
    pen.circle(74, -30, 34, pen.glow(74, -30, 34, 'rgba(255,250,226,.95)', 'rgba(255,250,226,0)'));
  });
}

function torch(pen: Pen, x: number, y: number): void {
  pen.shape(
    pen.fade([x + 26, 0], [x - 130, 0], 'rgba(226,238,255,.50)', 'rgba(226,238,255,0)'),
    x + 26,
    y - 48,
    x - 130,
    y - 74,
    x - 130,
    y + 2,
  );
}
