import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chartFiles, chartsOf, layOutCharts } from '../../tools/diagrams/chart-files.mjs';
import { findStale, writeFiles } from '../../tools/diagrams/folder.mjs';
import type { PlacedState } from '../../tools/inspector/drawing/drawing.types';
import { findOverlaps } from '../../tools/inspector/drawing/overlaps.mjs';
import { everyState, readChart } from '../../tools/inspector/drawing/read-chart.mjs';
import { tokens } from '../../tools/inspector/drawing/tokens.mjs';
import { declarationsOf } from '../contrast/style-sheets';
import { machineFiles, machinesIn } from '../support/charts';
import { ownDefinitions } from './own-machines';

const repository = path.resolve(__dirname, '../..');
const charts = path.join(repository, 'docs/statecharts');

/** Laying out takes seconds where two cores do everything at once. */
const patience = 120_000;

let laidOut: Map<string, PlacedState>;
beforeAll(async () => {
  laidOut = await layOutCharts(ownDefinitions);
}, patience);

const temporary = mkdtempSync(path.join(tmpdir(), 'statecharts-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('docs/statecharts', () => {
  test('shows the machines as they are now (if not: npm run diagrams)', () => {
    expect(findStale(chartFiles(laidOut), charts)).toEqual([]);
  });

  test('has a chart of every machine', () => {
    const names = machineFiles(path.join(repository, 'machines'))
      .flatMap(machinesIn)
      .map(({ id }) => id);
    expect(names.sort()).toEqual(Object.keys(ownDefinitions).sort());
    expect(names.filter((name) => !existsSync(path.join(charts, `${name}.svg`)))).toEqual([]);
  });

  test(
    'npm run diagrams -- --check names what is stale, missing or left over, and fails',
    () => {
      cpSync(charts, temporary, { recursive: true });
      writeFileSync(path.join(temporary, 'module.svg'), '<svg/>');
      rmSync(path.join(temporary, 'log.svg'));
      writeFileSync(path.join(temporary, 'gone.svg'), '<svg/>');
      const script = path.join(repository, 'scripts/diagrams.mjs');
      const { status, stderr } = spawnSync(process.execPath, [script, '--check', '--folder', temporary], {
        encoding: 'utf8',
      });
      expect(stderr.match(/^\S+\.\w+(?= is not)/gm)).toEqual(
        expect.arrayContaining(['gone.svg', 'log.svg', 'module.svg']),
      );
      expect(stderr).toContain('npm run diagrams');
      expect(status).toBe(1);
    },
    patience,
  );

  test('writing makes a folder what it should be, and leaves other files alone', () => {
    const folder = mkdtempSync(path.join(temporary, 'folder-'));
    writeFileSync(path.join(folder, 'old.svg'), '<svg/>');
    writeFileSync(path.join(folder, 'notes.txt'), 'mine');
    const files = new Map([['new.svg', '<svg>new</svg>']]);
    expect(findStale(files, folder)).toEqual(['new.svg', 'old.svg']);
    writeFiles(files, folder);
    expect(findStale(files, folder)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['new.svg', 'notes.txt']);
  });
});

describe.each(chartsOf(ownDefinitions))('the chart of %s', (name, state) => {
  const picture = () => chartFiles(laidOut).get(`${name}.svg`) ?? '';

  test('has no label, line or box on something that it does not belong to', () => {
    const placed = laidOut.get(name);
    expect(placed && findOverlaps(placed)).toEqual([]);
  });

  test('writes the name and keeps the description of every state, as text', () => {
    const written = textsOf(picture());
    for (const { name: stateName, description } of everyState(state)) {
      expect(written).toContain(stateName);
      if (description) expect(picture()).toContain(description.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`));
    }
  });

  test('writes every transition', () => {
    const written = textsOf(picture());
    const labels = everyState(state).flatMap(({ transitions }) => transitions.map((it) => it.label.replace('⚙ ', '')));
    const timesOf = (label: string) => ({
      label,
      inTheMachine: labels.filter((other) => other === label).length,
      written: written.filter((text) => text === label || text.startsWith(`${label} → `)).length,
    });
    const missing = [...new Set(labels)].map(timesOf).filter((times) => times.written < times.inTheMachine);
    expect(missing).toEqual([]);
  });

  test('is one picture for light and dark pages', () => {
    expect(picture()).toContain('@media (prefers-color-scheme:dark)');
    expect(picture()).toMatch(/^<svg [^>]*role="img" aria-label="Statechart: /);
  });
});

test('the preview’s panel and the inspector have them too', () => {
  const styleSheet = readFileSync(path.join(repository, 'tools/dom/tokens.css'), 'utf8');
  const valuesOf = (name: string) =>
    [...styleSheet.matchAll(new RegExp(`--${name}: (#\\w+);`, 'g'))].map(([, value]) => value?.toUpperCase());
  for (const [name, { light, dark }] of Object.entries(tokens))
    expect([name, ...valuesOf(name)]).toEqual([name, light, dark]);
});

test('the charts have the colours of the mini-program', () => {
  const own = declarationsOf('app.wxss').filter(({ selector }) => selector === 'page');
  for (const [name, { light, dark }] of Object.entries(tokens)) {
    const values = own.filter(({ property }) => property === `--${name}`).map((it) => [it.dark, it.value]);
    expect([name, values]).toEqual([
      name,
      [
        [false, light],
        [true, dark],
      ],
    ]);
  }
});

test('an actor that a machine spawns is named at its root', () => {
  expect(readChart(ownDefinitions.app).spawned).toEqual(expect.arrayContaining(['watching', 'cameras', 'log']));
  expect(readChart(ownDefinitions.watching).spawned).toEqual(['module']);
});

/** What a person can read and select in a picture. */
function textsOf(svg: string): readonly string[] {
  const texts = [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/gs)].map((match) => match[1] ?? '');
  return texts.map((text) =>
    text.replace(/<[^>]+>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
}
