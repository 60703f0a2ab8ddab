import type { Text } from '../../../machines/words/text';
import { readField } from '../../plugins/player/read-field';
import type { Bench, Heard, ProbedNode } from './bench';
import { tenths, untilEnded } from './service-scripts';

const NO_PICTURE: Text = { zh: '画面没有来。', en: 'No picture came.' };
const PULLS = ['playstart', 'StreamWaitPull', 'StreamReceivePull', 'StreamPreparing'];
const ERRORS = ['playerror', 'mjpgplayerror'];
const TROUBLES = [...ERRORS, 'StreamError', 'StreamStartError'];
/** It has a service, and asked for a stream over it. */
const ASKED = ['StreamStarted', 'StreamRequest', 'StreamHttpStatusError', 'StreamDataReceived'];
const SHOWN = ['receiveidr', 'mjpgreceiveimage', 'code 2003'];

export async function picture(bench: Bench): Promise<void> {
  await bench.restBefore();
  const node = bench.mount();
  if (!(await node.hasData())) {
    bench.miss(['playSuccess', 'keyFrameTold', 'qualityChange', 'snapshotAnswer', 'stopTold'], NO_PICTURE);
    return;
  }
  await bench.wait(8_000);
  node.seeMembers();
  firsts(bench, node);
  await quality(bench, node);
  await photo(bench, node);
  const from = bench.turnNow();
  node.call('stopAll');
  await bench.wait(5_000);
  bench.answer('stopTold', node.findSince(from, 'playstop') !== undefined);
}

function firsts(bench: Bench, node: ProbedNode): void {
  const success = node.find('playsuccess', 'mjpgplaysuccess');
  const shown = node.find(...SHOWN);
  bench.see(`playsuccess: ${JSON.stringify(success?.detail) ?? 'not told'}`);
  if (!shown) {
    const why = { zh: '没有听到第一个关键帧。', en: 'The first key frame was not heard.' };
    bench.miss(['keyFrameTold', ...(success ? ['playSuccess'] : [])], why);
  } else bench.answer('keyFrameTold', node.find('receiveidr', 'mjpgreceiveimage') !== undefined);
  if (!success) bench.answer('playSuccess', 'never');
  else if (shown) bench.answer('playSuccess', success.turn < shown.turn ? 'firstData' : 'firstKeyFrame');
}

async function quality(bench: Bench, node: ProbedNode): Promise<void> {
  const from = bench.turnNow();
  node.update({ streamQuality: 'standard' });
  await bench.wait(8_000);
  const pull = node.findSince(from, ...PULLS);
  const pause = node.findSince(from, 'StreamDataPause');
  const isPulled = pull !== undefined && (pause === undefined || pull.turn < pause.turn);
  const isTold = node.findSince(from, 'playstop') !== undefined;
  bench.answer('qualityChange', isPulled ? (isTold ? 'pullsAgainTold' : 'pullsAgain') : 'nothing');
}

async function photo(bench: Bench, node: ProbedNode): Promise<void> {
  const taken = node.call('snapshotAndSave', { showResult: false });
  await bench.until(() => !taken.isPending, 30_000);
  const { how, what } = taken.outcome;
  if (taken.isPromise && how === 'resolved')
    bench.answer('snapshotAnswer', typeof what === 'object' && what !== null ? 'object' : 'nothing');
  else
    bench.miss(['snapshotAnswer'], {
      zh: '截图没有成功，或这个版本不回答。',
      en: 'No photo, or this version does not answer.',
    });
}

export async function twoNodes(bench: Bench): Promise<void> {
  await bench.restBefore();
  const first = bench.mount();
  if (!(await first.hasData())) {
    bench.miss(['secondNode'], NO_PICTURE);
    return;
  }
  await bench.wait(3_000);
  const from = bench.turnNow();
  const second = bench.mount();
  await bench.until(() => second.find(...ERRORS, 'StreamDataReceived') !== undefined, 15_000);
  await bench.wait(6_000);
  if (first.findSince(from, ...TROUBLES)) bench.answer('secondNode', 'takesOver');
  else if (second.find(...ERRORS, 'StreamStartError')) bench.answer('secondNode', 'refused');
  else if (second.find('StreamDataReceived')) bench.answer('secondNode', 'ownStream');
  else bench.miss(['secondNode'], NO_PICTURE);
}

export async function removal(bench: Bench): Promise<void> {
  await bench.restBefore();
  await holds(bench);
  await bench.rest();
  const node = bench.mount();
  if (!(await node.hasData())) {
    bench.miss(['wordsAfterDetached', 'letsGoAfterMs'], NO_PICTURE);
    return;
  }
  await bench.wait(3_000);
  const { heard } = bench.hearService();
  const from = bench.turnNow();
  const { ms } = await untilEnded(bench, heard, () => node.remove());
  await bench.wait(5_000);
  bench.answer(
    'wordsAfterDetached',
    node.heard.some(({ turn }) => turn > from),
  );
  const lingersMs = bench.input.known.get('lingersMs');
  if (ms !== undefined && typeof lingersMs === 'number')
    bench.answer('letsGoAfterMs', Math.max(0, tenths(ms - lingersMs)));
  else
    bench.miss(['letsGoAfterMs'], {
      zh: '先做“最后一个使用者离开以后”：要知道连接自己留多久。',
      en: 'Do "After the last caller" first: how long a connection stays by itself must be known.',
    });
}

async function holds(bench: Bench): Promise<void> {
  const holding = bench.hold();
  const node = (await holding.isUp()) ? bench.mount() : undefined;
  if (!node || !(await node.hasData())) {
    bench.miss(['holds'], NO_PICTURE);
    return;
  }
  await bench.wait(2_000);
  const from = bench.turnNow();
  holding.letGo();
  await bench.rest();
  const isOver = holding.heard.some(({ turn, what }) => turn > from && what === 'ServiceIdle');
  bench.answer('holds', isOver || node.findSince(from, ...TROUBLES) ? 'shared' : 'own');
  node.remove();
}

export async function refused(bench: Bench): Promise<void> {
  const names = ['errorFields', 'fatalTold', 'holdsAfterError'];
  await bench.restBefore();
  const node = bench.mount({ streamChannel: 99 });
  if (!(await bench.until(() => node.find(...ERRORS) !== undefined, 25_000))) {
    bench.miss(names, { zh: '没有被拒绝。', en: 'It was not refused.' });
    return;
  }
  await lookAtError(bench, node);
}

/** What a `playerror` says, and whether its component holds the service after it. */
export async function lookAtError(bench: Bench, node: ProbedNode): Promise<void> {
  const error = node.find(...ERRORS);
  if (!error) return;
  sayFields(bench, error);
  const { heard } = bench.hearService();
  await bench.rest();
  const isOver = heard.some(({ what }) => what === 'ServiceIdle');
  const isFatal = readField(error.detail, 'isFatalError') === true;
  const isUp = bench.isStarted();
  if (!node.find(...ASKED))
    bench.miss(['holdsAfterError'], { zh: '出错之前没有连接。', en: 'There was no service before the error.' });
  else if (isFatal)
    bench.miss(['holdsAfterError'], { zh: '这个错误说自己是致命的。', en: 'This error says that it is fatal.' });
  else if (isUp !== undefined) sayHolds(bench, isUp, heard);
  else if (isOver) bench.answer('holdsAfterError', false);
  else
    bench.miss(['holdsAfterError'], { zh: '这个版本问不到连接。', en: 'This version cannot be asked for a service.' });
}

function sayHolds(bench: Bench, isUp: boolean, heard: readonly Heard[]): void {
  const isBroken = heard.some(({ what }) => what === 'ServiceError' || what === 'ServiceStartError');
  if (isBroken) bench.miss(['holdsAfterError'], { zh: '连接自己也断了。', en: 'The service itself broke too.' });
  else bench.answer('holdsAfterError', isUp);
}

export function sayFields(bench: Bench, { detail }: Heard): void {
  const [errType, errMsg, errDetail] = ['errType', 'errMsg', 'errDetail'].map((name) => readField(detail, name));
  const isFatal = readField(detail, 'isFatalError');
  const saysNothing = [errType, errMsg, errDetail, isFatal].every((field) => field === undefined);
  if (saysNothing) bench.miss(['fatalTold'], { zh: '这个错误什么都没有说。', en: 'This error says nothing at all.' });
  else bench.answer('fatalTold', isFatal !== undefined);
  if (saysNothing) bench.answer('errorFields', 'none');
  else if (typeof errDetail === 'string') bench.answer('errorFields', 'detailAsText');
  else if (errMsg !== undefined && errType === undefined && errDetail === undefined)
    bench.answer('errorFields', 'message');
  else if (typeof errDetail === 'object' && errType !== undefined) bench.answer('errorFields', 'all');
  else
    bench.miss(['errorFields'], {
      zh: '是没有见过的样子，见记录。',
      en: 'Of a shape that is not known: see the lines.',
    });
}
