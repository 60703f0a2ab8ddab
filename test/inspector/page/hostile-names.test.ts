/** @jest-environment <rootDir>/test/page-walks/window-environment.cjs */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ELK from 'elkjs/lib/elk.bundled.js';
import type * as Jsdom from 'jsdom';
import { drawChart, drawState } from '../../../tools/inspector/drawing/draw-chart.mjs';
import { foldChart } from '../../../tools/inspector/drawing/fold-chart.mjs';
import { layOut } from '../../../tools/inspector/drawing/layout.mjs';
import { everyState, readChart } from '../../../tools/inspector/drawing/read-chart.mjs';
import { wire } from '../../../tools/inspector/drawing/wire.mjs';
import { farNames } from '../../../tools/inspector/page/views/far-names';
import { hostile, hostileDefinition } from '../../browser/support/hostile-app.mjs';

/** Of the environment: see there. */
declare const jsdom: typeof Jsdom;

const tools = path.resolve(__dirname, '../../../tools');

/** All that a drawing consists of. */
const drawn = new Set(['g', 'rect', 'path', 'circle', 'text', 'tspan', 'title']);

// laying out waits for nothing but the processor
jest.setTimeout(2 ** 31 - 1);

test('no name of a chart becomes an element of its drawing, and each is there as text', async () => {
  const root = readChart(hostileDefinition);
  for (const chart of [root, foldChart(root, new Set([root.states[0]?.id ?? '']))]) {
    const placed = await layOut(new ELK(), chart, wire(chart, { showsActions: true }), 'screen');
    const { document } = new jsdom.JSDOM('<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>').window;
    const world = document.querySelector('g') as unknown as SVGElement;
    world.innerHTML = [...drawState(placed), ...farNames(placed)].join('');
    const elements = [...world.querySelectorAll('*')];
    expect(elements.map(({ tagName }) => tagName).filter((tag) => !drawn.has(tag))).toEqual([]);
    expect(elements.flatMap((one) => one.getAttributeNames()).filter((name) => /^on|href|^src/.test(name))).toEqual([]);
    const ids = elements.flatMap((one) => one.getAttribute('data-state') ?? []);
    expect(new Set(ids)).toEqual(new Set(everyState(chart).map(({ id }) => id)));
    expect(world.textContent).toContain(hostile);
    // as a file it is well formed, too
    const file = new jsdom.JSDOM(drawChart(placed), { contentType: 'image/svg+xml' }).window.document;
    expect(file.querySelector('img, script, style ~ style')).toBeNull();
  }
});

/** Where a text could become elements, or a style sheet or a script. */
const makesElements =
  /\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc|setHTML/;

test('markup becomes elements in one place of the tools, in one that has no text but its own, and in rich text, tag by tag', () => {
  const files = readdirSync(tools, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.includes('node_modules'))
    .filter((file) => makesElements.test(readFileSync(path.join(tools, file), 'utf8')));
  expect(files.sort()).toEqual([
    'inspector/page/views/draw-into.ts',
    // what is parsed there is in a document of its own, and only listed tags and attributes are made again
    'preview/runtime/built-ins/rich-text.ts',
    'preview/runtime/phone/chrome.ts',
  ]);
});
