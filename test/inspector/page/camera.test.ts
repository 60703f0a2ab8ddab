import {
  centre,
  filled,
  fitInto,
  isWhollyInView,
  keepInView,
  leastScale,
  mostScale,
  pan,
  zoomAt,
} from '../../../tools/inspector/page/model/camera';

const canvas = { width: 800, height: 600 };

test('a large picture is shrunk to fit, a small one stays as it is, both in the middle', () => {
  expect(fitInto(canvas, { width: 4_000, height: 1_000 })).toEqual({ x: 24, y: 206, scale: 0.188 });
  expect(fitInto(canvas, { width: 100, height: 100 })).toEqual({ x: 350, y: 250, scale: 1 });
});

test('zooming holds the point under the pointer, within limits', () => {
  const before = { x: 10, y: 20, scale: 0.5 };
  const after = zoomAt(before, { x: 110, y: 120 }, 2);
  expect(after).toEqual({ x: -90, y: -80, scale: 1 });
  expect(zoomAt(before, { x: 0, y: 0 }, 1_000).scale).toBe(mostScale);
  expect(zoomAt(before, { x: 0, y: 0 }, 0.0001).scale).toBe(leastScale);
});

test('a box that is shown is in the middle, large enough to read, and wholly there', () => {
  const box = { x: 2_000, y: 1_000, width: 100, height: 50 };
  const camera = centre({ x: 0, y: 0, scale: 0.1 }, canvas, box);
  expect(camera.scale).toBe(0.75);
  expect(isWhollyInView(camera, canvas, box)).toBe(true);
  expect(centre({ x: 0, y: 0, scale: 2 }, canvas, box).scale).toBe(2);
  const tall = { ...box, height: 3_000 };
  expect(isWhollyInView(centre(camera, canvas, tall), canvas, tall)).toBe(true);
});

test('a chart that is followed leaves no more of the canvas empty than it must', () => {
  const camera = { x: 300, y: -5_000, scale: 1 };
  expect(filled(camera, canvas, { width: 1_000, height: 100 })).toEqual({ x: 24, y: 250, scale: 1 });
  expect(filled(camera, canvas, { width: 1_000, height: 1_000 })).toEqual({ x: 24, y: -424, scale: 1 });
});

test('a picture can be moved, but not out of sight', () => {
  const picture = { width: 1_000, height: 1_000 };
  const camera = pan({ x: 0, y: 0, scale: 1 }, 5_000, -5_000);
  expect(keepInView(camera, canvas, picture)).toEqual({ x: 740, y: -940, scale: 1 });
});
