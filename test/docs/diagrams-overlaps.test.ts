import ELK from 'elkjs/lib/elk.bundled.js';
import { createMachine } from 'xstate';
import { describeMachine } from '../../development/inspector/describe-machine';
import type { PlacedState } from '../../tools/inspector/drawing/drawing.types';
import { layOut } from '../../tools/inspector/drawing/layout.mjs';
import { findOverlaps } from '../../tools/inspector/drawing/overlaps.mjs';
import { readChart } from '../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../tools/inspector/drawing/wire.mjs';

const door = createMachine({
  id: 'door',
  initial: 'open',
  on: { PAINT: { actions: 'paint' } },
  states: { open: { on: { CLOSE: 'closed' } }, closed: { on: { OPEN: 'open', LOCK: 'locked' } }, locked: {} },
});

async function placedDoor(): Promise<PlacedState> {
  const root = readChart(describeMachine(door));
  return layOut(new ELK(), root, wire(root));
}

/** The picture after a change for the worse. */
async function spoilt(spoil: (placed: PlacedState) => void): Promise<string[]> {
  const placed = await placedDoor();
  spoil(placed);
  return findOverlaps(placed);
}

const part = <Part>(parts: readonly Part[], index: number): Part => {
  const found = parts[index];
  if (!found) throw new Error(`no part ${index}`);
  return found;
};

test('a chart as it is laid out can be read everywhere', async () => {
  expect(findOverlaps(await placedDoor())).toEqual([]);
});

describe('is found', () => {
  test('a label on another label', async () => {
    const found = await spoilt(({ links }) => {
      part(links, 0).label = part(links, 1).label;
    });
    expect(found).toContain('label CLOSE lies on label OPEN');
  });

  test('a label on a line that it does not belong to', async () => {
    const found = await spoilt(({ links }) => {
      const { x, y } = part(part(links, 1).points, 1);
      part(links, 2).label = { x: x - 10, y: y - 10, width: 20, height: 20 };
    });
    expect(found).toContain('the line of label OPEN runs through label LOCK');
  });

  test('a label on a box', async () => {
    const found = await spoilt(({ links, states }) => {
      const { x, y } = part(states, 2);
      part(links, 0).label = { x: x + 5, y: y + 5, width: 20, height: 16 };
    });
    expect(found).toContain('box locked lies on label CLOSE');
  });

  test('a line through a box, and the way from the dot through a label', async () => {
    const found = await spoilt((placed) => {
      const { x, y, width, height } = part(placed.states, 2);
      part(placed.links, 0).points = [
        { x: x + width / 2, y: y - 5 },
        { x: x + width / 2, y: y + height + 5 },
      ];
      const { label } = part(placed.links, 1);
      placed.initial = [
        { x: Number(label?.x) + 5, y: Number(label?.y) - 5 },
        { x: Number(label?.x) + 5, y: Number(label?.y) + 40 },
      ];
    });
    expect(found).toContain('the line of label CLOSE runs through box locked');
    expect(found).toContain('the way from the dot runs through label OPEN');
  });

  test('a box on a box, on a chip of its parent, and out of its parent', async () => {
    const found = await spoilt(({ states, chips }) => {
      Object.assign(part(states, 0), { x: part(states, 1).x, y: part(states, 1).y });
      Object.assign(part(states, 2), { x: part(chips, 0).x - 100, y: part(chips, 0).y, width: 200 });
    });
    expect(found).toContain('box open lies on box closed');
    expect(found).toContain('box locked lies on chip PAINT');
    expect(found).toContain('box locked reaches out of door');
  });

  test('whatever is wrong deeper inside', async () => {
    const placed = await placedDoor();
    const outer = { ...placed, chips: [], links: [], initial: [], states: [placed] };
    part(placed.chips, 0).x -= 1_000;
    expect(findOverlaps(outer)).toContain('chip PAINT reaches out of door');
  });
});
