import { config } from '../../../machines/kernel/config';
import { statusTexts } from '../../../machines/session/session.texts';
import type { Phone } from '../phone/phone';
import { LOOK_EVERY_MS } from '../phone/phone-way.types';
import { Violations } from '../violations';
import { ScreenWatch } from './screen-watch';

const STEP_MS = 100;

/** What is noted of a page that says "live" for so long after all that its player had was played. */
function saidLiveFor(dryMs: number, isUncounted: boolean): readonly string[] {
  let nowMs = 1_000_000;
  const violations = new Violations(() => nowMs);
  const node = {
    ...{ isUncounted, hasToldFrames: false, hasShown: true, stoodAtMs: 0, lostAtMs: Number.NEGATIVE_INFINITY },
    ...{ lastByteAtMs: nowMs, lastPictureAtMs: nowMs, hasCached: () => false, playsPicture: () => false },
  };
  const seen = { status: { text: statusTexts.live.en, tone: 'live' }, sheet: null, actions: [] };
  const phone = {
    ...{ violations, silenceMs: 0, clock: { now: () => nowMs } },
    simulation: { world: { streamFaults: { sendingOf: () => 'usual' } } },
    pages: [{ isVisible: true, tiles: [{ view: 'live-1', cameraId: 'door', node, seen }] }],
  };
  const watch = new ScreenWatch(phone as unknown as Phone);
  // that bytes are away is known a second later
  for (const endMs = nowMs + 1_000 + STEP_MS + dryMs; nowMs < endMs; nowMs += STEP_MS) watch.look();
  return violations.found.map(({ what }) => what);
}

test('a picture that has run dry is called live for the patience that the app has, and no longer', () => {
  expect(saidLiveFor(config.dryPatienceMs, false)).toEqual([]);
  expect(saidLiveFor(config.dryPatienceMs + 400, false)[0]).toContain('over a picture that has stood still');
});

test('where its player alone can tell that, which here looks twice a second, the app has its patience from there', () => {
  expect(saidLiveFor(config.dryPatienceMs + LOOK_EVERY_MS, true)).toEqual([]);
  expect(saidLiveFor(config.dryPatienceMs + LOOK_EVERY_MS + 400, true)[0]).toContain('has stood still');
});
