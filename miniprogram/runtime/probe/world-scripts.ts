import type { Text } from '../../../machines/words/text';
import { readField } from '../../plugins/player/read-field';
import { quietly } from '../../plugins/xp2p/quietly';
import type { Bench, Heard, ProbedNode } from './bench';
import { lookAtError, sayFields } from './node-scripts';
import { tenths } from './service-scripts';

const NO_PICTURE: Text = { zh: '画面没有来。', en: 'No picture came.' };
const NO_CHANGE: Text = { zh: '网络没有变。', en: 'The network did not change.' };
const CHANGE_NOW: Text = { zh: '现在换网络。', en: 'Change the network now.' };
const ERRORS = ['playerror', 'mjpgplayerror'];
const PULLS = ['playstart', 'StreamWaitPull'];

/** A person needs so long at most. */
const PERSON_MS = 180_000;
const AT_ONCE_MS = 1_500;
const NAT_MS = 30_000;

const has = (heard: readonly Heard[], ...names: readonly string[]): Heard | undefined =>
  heard.find(({ what }) => names.includes(what));

/** Waits for another network, and says when the plugin told of it; false where there was none. */
async function networkChanged(bench: Bench, heard: readonly Heard[]): Promise<boolean> {
  bench.ask(CHANGE_NOW);
  const isChanged = await bench.until(() => has(heard, 'network') !== undefined, PERSON_MS);
  const change = has(heard, 'network');
  if (!isChanged || !change) return false;
  await bench.until(() => has(heard, 'xp2pNatEvent') !== undefined, NAT_MS);
  const told = has(heard, 'xp2pNatEvent');
  const afterMs = told && Math.abs(told.atMs - change.atMs);
  bench.answer('natTold', afterMs === undefined ? 'never' : afterMs <= AT_ONCE_MS ? 'atOnce' : 'late');
  return true;
}

export async function retry(bench: Bench): Promise<void> {
  const afterError = ['errorFields', 'fatalTold', 'retryAfterFatal'];
  await bench.restBefore();
  const heard = bench.hearAll();
  const node = bench.mount();
  if (!(await node.hasData())) return bench.miss(['natTold', ...afterError], NO_PICTURE);
  await bench.wait(3_000);
  if (!(await networkChanged(bench, heard))) return bench.miss(['natTold', ...afterError], NO_CHANGE);
  await bench.until(() => has(node.heard, ...ERRORS) !== undefined, 20_000);
  const error = has(node.heard, ...ERRORS);
  if (!error) return bench.miss(afterError, { zh: '播放没有出错。', en: 'It did not fail.' });
  sayFields(bench, error);
  if (!isFatal(error, has(heard, 'xp2pNatEvent')))
    return bench.miss(['retryAfterFatal'], {
      zh: '这个错误不致命，或看不出来。',
      en: 'This error was not fatal, or does not tell.',
    });
  await bench.wait(1_000);
  const from = bench.turnNow();
  node.call('retry');
  await bench.wait(6_000);
  bench.answer('retryAfterFatal', node.heard.some(({ turn }) => turn > from) ? 'tries' : 'nothing');
  await mended(bench, node);
}

/** As it says itself; else one that came with the word of the network is (managed contract 4.2). */
function isFatal({ detail, atMs }: Heard, told: Heard | undefined): boolean {
  const said = readField(detail, 'isFatalError');
  return said === undefined ? told !== undefined && Math.abs(atMs - told.atMs) <= AT_ONCE_MS : said === true;
}

/** What mends it, for people: the component by itself, or a reset and another try. */
async function mended(bench: Bench, node: ProbedNode): Promise<void> {
  bench.see(`module: ${String(quietly(() => bench.manager.moduleState))}`);
  quietly(() => bench.manager.checkReset?.());
  await bench.wait(8_000);
  const from = bench.turnNow();
  node.call('retry');
  await bench.until(() => node.findSince(from, 'StreamDataReceived') !== undefined, 20_000);
  bench.see(`after checkReset, retry ${node.findSince(from, 'StreamDataReceived') ? 'plays' : 'does not play'}`);
}

export async function reset(bench: Bench): Promise<void> {
  const names = ['startResets', 'resetBegins', 'resetTold', 'resetMakes'];
  await bench.restBefore();
  const heard = bench.hearAll();
  const holding = bench.hold();
  if (!(await holding.isUp()))
    return bench.miss(['natTold', ...names], { zh: '连接没有起来。', en: 'The service did not come up.' });
  await bench.wait(3_000);
  if (!(await networkChanged(bench, heard))) return bench.miss(['natTold', ...names], NO_CHANGE);
  const isBroken = has(holding.heard, 'ServiceError') !== undefined;
  const from = bench.turnNow();
  const other = bench.hold({ id: `${bench.input.source.id}-probe`, isUnheard: true });
  const isStartReset = await bench.until(() => bench.isBusy, 2_000);
  other.letGo();
  const unbroken = { zh: '断网没有传到连接。', en: 'The service did not break with the network.' };
  if (isBroken) bench.answer('startResets', isStartReset);
  else bench.miss(['startResets'], unbroken);
  if (isStartReset) bench.miss(['resetBegins'], { zh: '插件自己重置了。', en: 'The plugin made the reset by itself.' });
  else if (!(await begin(bench))) return bench.miss(['resetTold', 'resetMakes'], NO_RESET);
  await bench.until(() => !bench.isBusy, 30_000);
  await bench.wait(8_000);
  bench.answer(
    'resetTold',
    heard.some(({ turn, what }) => turn > from && what === 'xp2pStateChange'),
  );
  const after = holding.heard.filter(({ turn }) => turn > from);
  if (!isBroken) bench.miss(['resetMakes'], unbroken);
  else if (has(after, 'ServicePreparing', 'ServiceStarted')) bench.answer('resetMakes', 'anotherStart');
  else bench.answer('resetMakes', has(after, 'ServiceIdle') ? 'ServiceIdle' : 'ServiceError');
}

const NO_RESET: Text = { zh: '没有什么被重置。', en: 'Nothing was reset.' };

async function begin(bench: Bench): Promise<boolean> {
  quietly(() => bench.manager.checkReset?.());
  const isAtOnce = bench.isBusy;
  const isBegun = isAtOnce || (await bench.until(() => bench.isBusy, 3_000));
  if (isBegun) bench.answer('resetBegins', isAtOnce ? 'atOnce' : 'soon');
  else bench.miss(['resetBegins'], NO_RESET);
  return isBegun;
}

/** Of a page that was hidden for less nothing can be said. */
const HIDDEN_MS = 20_000;
/** More time than this between two looks: WeChat had JavaScript suspended. */
const SUSPENDED_MS = 5_000;

export async function hidden(bench: Bench): Promise<void> {
  const names = ['hiddenPage', 'serverErrorDetail'];
  await bench.restBefore();
  const heard = bench.hearAll();
  const node = bench.mount();
  if (!(await node.hasData())) return bench.miss(names, NO_PICTURE);
  await bench.wait(8_000);
  const before = node.heard.filter(({ what }) => what === 'netstatus').length;
  bench.ask({ zh: '现在离开，至少一分钟后回来。', en: 'Leave now, and come back after a minute at least.' });
  const isLeft = await bench.until(() => has(heard, 'hidden') !== undefined, PERSON_MS);
  const leftMs = has(heard, 'hidden')?.atMs ?? bench.now();
  let [lookedMs, longestMs] = [bench.now(), 0];
  await bench.until(() => {
    longestMs = Math.max(longestMs, bench.now() - lookedMs);
    lookedMs = bench.now();
    return isLeft && has(heard, 'shown') !== undefined;
  }, 2 * PERSON_MS);
  const backMs = has(heard, 'shown')?.atMs ?? leftMs;
  const measures = node.heard.filter(
    ({ what, atMs }) => what === 'netstatus' && atMs > leftMs + 4_000 && atMs < backMs,
  );
  await bench.wait(8_000);
  if (backMs - leftMs < HIDDEN_MS)
    bench.miss(['hiddenPage'], { zh: '离开得太短。', en: 'Nobody left for long enough.' });
  else if (longestMs > SUSPENDED_MS || before < 3)
    bench.miss(['hiddenPage'], {
      zh: '那时什么都听不到：请改为打开别的页面。',
      en: 'Nothing could be heard meanwhile: open another page instead.',
    });
  else bench.answer('hiddenPage', measures.some(isMoving) ? 'goesOn' : 'pauses');
  const server = has(heard, 'xp2pLocalHttpServerError', 'xp2pLocalRtmpServerError');
  if (server) bench.answer('serverErrorDetail', holdsNumber(server.detail) ? 'number' : 'nothing');
  else bench.miss(['serverErrorDetail'], { zh: '本地服务器没有出错。', en: 'The local server did not fail.' });
}

/** live-player measures on while it is paused, and counts no frames. */
function isMoving({ detail }: Heard): boolean {
  const fps = readField(readField(detail, 'info'), 'videoFPS') ?? readField(detail, 'videoFPS');
  return fps === undefined || Number(fps) > 0;
}

const holdsNumber = (detail: unknown): boolean =>
  typeof detail === 'number' ||
  (typeof detail === 'object' && detail !== null && Object.values(detail).some((value) => typeof value === 'number'));

/** As often as this without an end, and it never ends. */
const ENDLESS_TRIES = 6;

export async function trouble(bench: Bench): Promise<void> {
  const names = ['ownRetries', 'ownRetryMs', 'startsServiceAgain', 'errorFields', 'fatalTold', 'holdsAfterError'];
  await bench.restBefore();
  const node = bench.mount();
  if (!(await node.hasData())) return bench.miss(names, NO_PICTURE);
  await bench.wait(3_000);
  const { heard } = bench.hearService();
  bench.ask({ zh: '现在拔掉摄像头的电源。', en: "Pull the camera's plug now." });
  const isLost = () => has(node.heard, 'StreamError', ...ERRORS) !== undefined;
  if (!(await bench.until(isLost, PERSON_MS)))
    return bench.miss(names, { zh: '画面没有断。', en: 'The picture did not break.' });
  const lost = has(node.heard, 'StreamError', ...ERRORS);
  if (!lost) return;
  const tries = () => node.heard.filter(({ turn, what }) => turn > lost.turn && what === 'playstart').length;
  await bench.until(() => has(node.heard, ...ERRORS) !== undefined || tries() >= ENDLESS_TRIES, 120_000);
  const next = node.findSince(lost.turn, ...PULLS);
  if (next) bench.answer('ownRetryMs', tenths(next.atMs - lost.atMs));
  else bench.miss(['ownRetryMs'], { zh: '没有自己再试。', en: 'It did not try again by itself.' });
  sayTries(bench, node, { lost, tries: tries(), heard });
  sayStarts(bench, heard);
  if (has(node.heard, ...ERRORS)) await lookAtError(bench, node);
  else
    bench.miss(['errorFields', 'fatalTold', 'holdsAfterError'], {
      zh: '没有说 playerror。',
      en: 'No playerror was told.',
    });
}

function sayTries(
  bench: Bench,
  node: ProbedNode,
  { lost, tries, heard }: { readonly lost: Heard; readonly tries: number; readonly heard: readonly Heard[] },
): void {
  const isClean = !has(heard, 'ServiceError', 'ServiceStartError') && !node.findSince(lost.turn, 'StreamDataReceived');
  if (!isClean)
    bench.miss(['ownRetries'], {
      zh: '连接也断了，或画面又来过：数不准。',
      en: 'The service broke too, or bytes came in between: they cannot be counted.',
    });
  else if (has(node.heard, ...ERRORS)) bench.answer('ownRetries', tries);
  else if (tries >= ENDLESS_TRIES) bench.answer('ownRetries', 'endless');
  else bench.miss(['ownRetries'], { zh: '还没有试完。', en: 'It had not ended its tries yet.' });
}

function sayStarts(bench: Bench, heard: readonly Heard[]): void {
  const broken = has(heard, 'ServiceError');
  const again = heard.some(
    ({ turn, what }) =>
      broken !== undefined && turn > broken.turn && /^Service(WaitInit|Preparing|Started|StartError)$/.test(what),
  );
  if (broken) bench.answer('startsServiceAgain', again);
  else bench.miss(['startsServiceAgain'], { zh: '连接自己没有断。', en: 'The service itself did not break.' });
}
