// @ts-check
/** What the live page costs in `setData`, on a simulated phone with all that really happens there. */
import { load } from '../support/load.mjs';

/** @typedef {import('../bench.types.ts').BenchRow} BenchRow */
/** @typedef {import('../support/watched-page.ts').SetDataCall} SetDataCall */

const minuteMs = 60_000;
const maxSessionBytes = 2 * 1024;
const maxSessionCalls = 20;
const maxQuietBytes = 200;

/** @returns {Promise<BenchRow[]>} */
export async function measure() {
  // a page is loaded for what it registers: nothing of it is imported by name
  const { WatchedPage } = await load('test/bench/support/watched-page.ts', { treeshake: false });
  const page = await WatchedPage.enter();
  const { clock } = page.phone;
  await clock.advance(minuteMs);
  const isPlaying = page.status === 'live';
  page.tap('STOP');
  await clock.advance(2_000);
  page.call('onUnload');
  await clock.advance(20_000);
  /** @type {SetDataCall[]} */
  const session = [...page.calls];

  const other = await WatchedPage.enter();
  await other.phone.clock.advance(minuteMs);
  const beforeQuiet = other.calls.length;
  await other.phone.clock.advance(minuteMs);
  /** @type {SetDataCall[]} */
  const quiet = other.calls.slice(beforeQuiet);
  other.call('onHide');
  const beforeHidden = other.calls.length;
  await other.phone.clock.advance(minuteMs);
  const hidden = other.calls.length - beforeHidden;

  const bytes = session.reduce((sum, call) => sum + call.bytes, 0);
  const largestQuiet = Math.max(0, ...quiet.map((call) => call.bytes));
  return [
    {
      what: { zh: '平稳播放一分钟，诊断信息收起', en: 'a quiet minute of playing, diagnosis folded' },
      baseline: '–',
      measured: {
        zh: `${quiet.length} 次 setData，最多 ${largestQuiet} 字节；隐藏时 ${hidden} 次`,
        en: `${quiet.length} setData, ${largestQuiet} bytes at most; ${hidden} while hidden`,
      },
      budget: {
        zh: `每秒 ≤ 1 次，每次 ≤ ${maxQuietBytes} 字节；隐藏时 0 次`,
        en: `≤ 1 a second, ≤ ${maxQuietBytes} bytes each; 0 while hidden`,
      },
      ok: isPlaying && quiet.length <= 60 && largestQuiet <= maxQuietBytes && hidden === 0,
      figures: { calls: quiet.length, largestBytes: largestQuiet, hiddenCalls: hidden },
    },
    {
      what: {
        zh: '一次完整的会话：进入、播放 60 秒、停止、离开',
        en: 'a whole session: enter, play 60 s, stop, leave',
      },
      baseline: { zh: '手写的代码：63 次 setData，5.7 KB', en: 'hand-written glue: 63 setData, 5.7 KB' },
      measured: {
        zh: `${session.length} 次 setData，${(bytes / 1024).toFixed(1)} KB`,
        en: `${session.length} setData, ${(bytes / 1024).toFixed(1)} KB`,
      },
      budget: {
        zh: `≤ ${maxSessionCalls} 次，≤ ${maxSessionBytes / 1024} KB`,
        en: `≤ ${maxSessionCalls}, ≤ ${maxSessionBytes / 1024} KB`,
      },
      ok: isPlaying && session.length > 0 && session.length <= maxSessionCalls && bytes <= maxSessionBytes,
      figures: { calls: session.length, bytes },
    },
  ];
}
