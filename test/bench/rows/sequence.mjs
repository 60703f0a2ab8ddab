// @ts-check
/** What a frame of the inspector's sequence costs when 10,000 events are in it, scrolled while more of them arrive. */
import { closeRelays, openInspector, startRelay } from '../../browser/support/inspector.mjs';
import { closeAll } from '../../browser/support/preview.mjs';
import { StoryApp } from '../../browser/support/story-app.mjs';
import { median } from '../support/statistics.mjs';

/**
 * @typedef {import('../bench.types.ts').BenchRow} BenchRow
 * @typedef {Awaited<ReturnType<typeof openFilled>>} Filled
 */

const events = { few: 100, many: 10_000 };

/** A frame at 60 Hz gets so many when 200 arrive a second. */
const eventsAFrame = 4;

const counts = { frames: 150, warmUps: 30 };

/** Pixels: five rows down, or ten up. */
const step = 130;

const rowHeight = 26;

/** One frame in twenty is longer: that is what a person feels as a jerk. Of the rows only those are in the page that can be seen. */
const budget = { ratio: 1.5, slowRatio: 2, rows: 100 };

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  const pages = { few: await openFilled(events.few), many: await openFilled(events.many) };
  /** @type {Record<'few' | 'many', number[]>} */
  const took = { few: [], many: [] };
  for (let frame = 0; frame < counts.warmUps + counts.frames; frame += 1) {
    for (const name of /** @type {const} */ (['few', 'many'])) {
      const ms = await frameMs(pages[name], frame);
      if (frame >= counts.warmUps) took[name].push(ms);
    }
  }
  const rows = (await pages.many.inspector.rows()).length;
  for (const { app, inspector } of Object.values(pages)) {
    app.close();
    await inspector.close();
  }
  await closeRelays();
  await closeAll();

  const [few, many] = [median(took.few), median(took.many)];
  const [slowFew, slowMany] = [slowOf(took.few), slowOf(took.many)];
  const [ratio, slowRatio] = [many / few, slowMany / slowFew];
  return [
    {
      what: {
        zh: `检查器时序图的一帧：已有 10,000 个事件，滚动时又来 ${eventsAFrame} 个`,
        en: `a frame of the inspector's sequence with 10,000 events, scrolled while ${eventsAFrame} more arrive`,
      },
      baseline: {
        zh: `已有 ${events.few} 个事件（${few.toFixed(1)} ms；二十帧里最慢的 ${slowFew.toFixed(1)} ms）`,
        en: `with ${events.few} events (${few.toFixed(1)} ms; one in twenty takes ${slowFew.toFixed(1)} ms)`,
      },
      measured: {
        zh: `${ratio.toFixed(2)}×，二十帧里最慢的 ${slowRatio.toFixed(2)}×；页面里 ${rows} 行`,
        en: `${ratio.toFixed(2)}×, one in twenty ${slowRatio.toFixed(2)}×; ${rows} rows in the page`,
      },
      budget: {
        zh: `≤ ${budget.ratio}×，二十帧里最慢的 ≤ ${budget.slowRatio}×；≤ ${budget.rows} 行`,
        en: `≤ ${budget.ratio}×, one in twenty ≤ ${budget.slowRatio}×; ≤ ${budget.rows} rows`,
      },
      ok: ratio <= budget.ratio && slowRatio <= budget.slowRatio && rows > 0 && rows <= budget.rows,
      figures: { fewMs: few, manyMs: many, ratio, slowFewMs: slowFew, slowManyMs: slowMany, slowRatio, rows },
    },
  ];
}

/** One in twenty is slower. @param {readonly number[]} frames */
function slowOf(frames) {
  const sorted = [...frames].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** The inspector of an app of its own that has told so many events, its sequence in sight. @param {number} count */
async function openFilled(count) {
  const relay = await startRelay();
  const app = await StoryApp.connect(relay.appUrl, 'hall');
  app.press(count);
  const inspector = await openInspector(relay.url);
  await inspector.view('sequence');
  const devtools = await inspector.page.context().newCDPSession(inspector.page);
  // processor time of the page's thread: what other programs take does not count
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const filled = { app, inspector, devtools, count };
  await scroll(filled, 0);
  return filled;
}

/**
 * Processor time that the page needs for what happens in one frame: events arrive, and a person scrolls.
 *
 * @param {Filled} filled
 * @param {number} frame
 */
async function frameMs(filled, frame) {
  const before = await busyMs(filled.devtools);
  filled.app.press(eventsAFrame);
  filled.count += eventsAFrame;
  await scroll(filled, frame % 3 === 0 ? -2 * step : step);
  return (await busyMs(filled.devtools)) - before;
}

/** Ends in the frame after all that was told is there. @param {Pick<Filled, 'inspector' | 'count'>} filled @param {number} top */
async function scroll({ inspector, count }, top) {
  // the lamp's beginning is a row, too
  const height = (1 + count) * rowHeight;
  await inspector.page.evaluate(
    async ({ wanted, by }) => {
      const nextFrame = () => new Promise(requestAnimationFrame);
      const [rows, space] = ['.rows', '.rows-space'].map((name) => document.querySelector(name));
      rows?.scrollBy(0, by);
      while ((space?.clientHeight ?? 0) < wanted) await nextFrame();
      await nextFrame();
    },
    { wanted: height, by: top },
  );
}

/** @param {import('playwright-core').CDPSession} devtools */
async function busyMs(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const parts = metrics.filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name));
  return parts.reduce((sum, { value }) => sum + value, 0) * 1_000;
}
