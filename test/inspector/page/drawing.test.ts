import ELK from 'elkjs/lib/elk.bundled.js';
import { drawState } from '../../../tools/inspector/drawing/draw-chart.mjs';
import { foldChart } from '../../../tools/inspector/drawing/fold-chart.mjs';
import { layOut } from '../../../tools/inspector/drawing/layout.mjs';
import { findOverlaps } from '../../../tools/inspector/drawing/overlaps.mjs';
import { everyState, readChart } from '../../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../../tools/inspector/drawing/wire.mjs';
import { ownDefinitions } from '../../docs/own-machines';
import { lamp } from './story';

const elk = new ELK();
const session = readChart(ownDefinitions.session);
const picture = readChart(ownDefinitions.picture);
const regions = everyState(session).filter(({ isRegion }) => isRegion);

// laying out waits for nothing but the processor: it ends by itself, on a busy computer later
jest.setTimeout(2 ** 31 - 1);

const withActions = (root: typeof session) => layOut(elk, root, wire(root, { showsActions: true }), 'screen');
const asItIs = layOut(elk, session, wire(session), 'screen');

describe('the largest charts, for a screen', () => {
  test.each([
    ['session as it is', () => asItIs],
    ['session with actions', () => withActions(session)],
    ['picture with actions', () => withActions(picture)],
    ['session, folded,', () => withActions(foldChart(session, new Set(regions.map(({ id }) => id))))],
  ])('%s has no label, line or box on something that it does not belong to', async (_, drawing) => {
    const placed = await drawing();
    expect(findOverlaps(placed)).toEqual([]);
    // no tower: a screen does not shrink it much
    expect(placed.width * 1.75).toBeGreaterThan(placed.height);
  });
});

test('every state and every transition of a chart can be found in its drawing', async () => {
  const drawn = drawState(await asItIs).join('');
  const named = (attribute: string) =>
    new Set([...drawn.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].flatMap(([, ids = '']) => ids.split(' ')));
  const states = everyState(session);
  expect(named('data-state')).toEqual(new Set(states.map(({ id }) => id)));
  const transitions = states.flatMap((state) => state.transitions.map(({ id }) => id));
  expect(transitions.filter((id) => !named('data-transition').has(id))).toEqual([]);
});

describe('a state that is folded', () => {
  const root = readChart(lamp);
  const folded = foldChart(root, new Set(['lamp.light']));
  const light = folded.states[0];

  test('stands for the states inside, and counts them', () => {
    expect(light).toMatchObject({ states: [], foldedCount: 3, initialId: null });
    expect(folded.states[1]).toEqual(root.states[1]);
  });

  test('is where transitions to the inside lead, and drops those that stay inside', () => {
    expect(folded.transitions.map(({ targetId }) => targetId)).toEqual(['lamp.light']);
    expect(light?.transitions.map(({ id, targetId }) => [id, targetId])).toEqual([
      ['lamp.light:0', null],
      ['lamp.light:1', null],
    ]);
  });

  test('keeps the transitions that leave it, by their own ids', () => {
    const streaming = everyState(picture).find(({ name }) => name === 'streaming');
    const shown = everyState(foldChart(picture, new Set([streaming?.id ?? '']))).find(({ id }) => id === streaming?.id);
    const leaving = shown?.transitions.filter(({ targetId }) => targetId !== null && targetId !== shown.id) ?? [];
    expect(leaving.length).toBeGreaterThan(10);
    expect(leaving.some(({ id }) => id.startsWith(`${streaming?.id}.pulling`))).toBe(true);
    expect(leaving.every(({ sourceId }) => sourceId === streaming?.id)).toBe(true);
  });

  test('nothing folded is the chart itself', () => {
    expect(foldChart(root, new Set())).toBe(root);
  });
});

test('actions are written behind a slash, and on entry and exit, on wish', () => {
  const watch = regions.find(({ name }) => name === 'watch') ?? session;
  const wiring = wire(watch, { showsActions: true });
  const texts = [...wiring.chips.values()].flat().map(({ text }) => text);
  expect(texts).toContain('entry / forgetFailure, noteStill');
  expect(texts.some((text) => / \/ giveUp → failed$/.test(text))).toBe(true);
});
