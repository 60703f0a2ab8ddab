import type { Text } from '../../../machines/words/text';
import { readField } from '../../plugins/player/read-field';
import { quietly } from '../../plugins/xp2p/quietly';
import { type Bench, call, type Heard, membersOf, textOf } from './bench';

/** No device has it. */
const WRONG_INFO = 'XP2Pprobe%2.4.0';
const STEPS = ['ServiceWaitInit', 'ServicePreparing'];
const SETTLED_MS = 5_000;

const NO_SERVICE: Text = { zh: '连接没有起来。', en: 'The service did not come up.' };
const NOT_TOLD: Text = { zh: '什么都没有听到。', en: 'Nothing was heard of it.' };
const NOTHING_FAILED: Text = { zh: '什么都没有被拒绝。', en: 'Nothing was refused.' };
const TOO_LATE: Text = { zh: '没有能提前听的监听器。', en: 'No listener is there early enough.' };
const NOT_HEARD_ENDING: Text = {
  zh: '没有听到连接结束，也问不到。',
  en: 'Its end was not told, and cannot be asked for.',
};

const isStep = ({ what }: Heard): boolean => STEPS.includes(what);
const has = (heard: readonly Heard[], what: string): Heard | undefined => heard.find((one) => one.what === what);

/** In tenths of a second: a phone is no more exact. */
export const tenths = (ms: number): number => Math.round(ms / 100) * 100;

export async function members(bench: Bench): Promise<void> {
  const { plugin } = bench.input;
  const p2p = readField(plugin, 'p2p');
  bench.seeMembers('p2p', p2p);
  bench.seeMembers('iot', readField(plugin, 'iot'));
  bench.seeMembers('manager', bench.manager);
  const isWhole = ['startP2PService', 'startStream'].every((name) => typeof readField(p2p, name) === 'function');
  if (p2p) bench.answer('oldSurface', isWhole ? 'whole' : 'settings');
  else bench.miss(['oldSurface'], { zh: '没有 p2p。', en: 'There is no p2p.' });
  await bench.until(() => !bench.isBusy, 15_000);
  const word = quietly(() => bench.manager.moduleState);
  if (typeof word === 'string' && !bench.isBusy) bench.answer('readyWord', word);
  else bench.miss(['readyWord'], { zh: '模块没有就绪。', en: 'The module is not ready.' });
}

export async function service(bench: Bench): Promise<void> {
  await bench.restBefore();
  const early = bench.hearService();
  const holding = bench.hold();
  const isUp = await holding.isUp();
  await bench.wait(SETTLED_MS);
  const isTaken = early.answer === undefined ? early.heard.length > 0 : early.answer !== false;
  bench.answer('earlyListener', isTaken ? 'taken' : 'refused');
  if (has(early.heard, 'ServiceStarted')) bench.answer('stepsTold', early.heard.some(isStep));
  else bench.miss(['stepsTold'], TOO_LATE);
  const [started, connected] = [has(holding.heard, 'ServiceStarted'), has(holding.heard, 'ServiceConnected')];
  if (!isUp || !started) {
    bench.miss(['promise', 'connectedState'], isUp ? NOT_TOLD : NO_SERVICE);
    return;
  }
  bench.answer('promise', holding.started.turn < started.turn ? 'beforeState' : 'afterState');
  const order = connected && (connected.turn < started.turn ? 'beforeStarted' : 'afterStarted');
  bench.answer('connectedState', order ?? 'never');
}

export async function lastCaller(bench: Bench): Promise<void> {
  await bench.restBefore();
  const first = bench.hold();
  if (!(await first.isUp())) {
    bench.miss(['idleTold', 'lingersMs', 'listenersStay', 'stepsTold', 'stoppedStart'], NO_SERVICE);
    return;
  }
  await bench.wait(SETTLED_MS);
  const { ms, isTold } = await untilEnded(bench, first.heard, () => first.letGo());
  if (isTold === undefined) bench.miss(['idleTold'], NOT_HEARD_ENDING);
  else bench.answer('idleTold', isTold);
  if (ms === undefined) bench.miss(['lingersMs'], NOT_HEARD_ENDING);
  else bench.answer('lingersMs', tenths(ms));
  await bench.wait(1_000);
  await listeners(bench, first.heard);
  await bench.rest();
  await stoppedStart(bench);
}

/** Whether the listener of the connection before hears the next one, which then tells its steps too. */
async function listeners(bench: Bench, old: readonly Heard[]): Promise<void> {
  const from = bench.turnNow();
  const next = bench.hold();
  await next.isUp();
  await bench.wait(SETTLED_MS);
  const heard = old.filter(({ turn }) => turn > from);
  const isTold = next.heard.length > 0 || heard.length > 0;
  if (isTold) bench.answer('listenersStay', heard.length > 0);
  else bench.miss(['listenersStay'], NOT_TOLD);
  if (heard.length > 0) bench.answer('stepsTold', heard.some(isStep));
  else bench.miss(['stepsTold'], TOO_LATE);
  next.letGo();
}

async function stoppedStart(bench: Bench): Promise<void> {
  const holding = bench.hold({ isUnheard: true });
  holding.letGo();
  await bench.until(() => !holding.started.isPending, 15_000);
  const { how } = holding.started.outcome;
  bench.answer('stoppedStart', how === 'pending' ? 'hangs' : how === 'rejected' ? 'rejects' : 'resolves');
}

/** Lets go, and says how long the connection outlived that, and whether its end was told. */
export async function untilEnded(
  bench: Bench,
  heard: readonly Heard[],
  letGo: () => void,
  mostMs = 60_000,
): Promise<{ readonly ms?: number; readonly isTold?: boolean }> {
  const [from, fromMs] = [bench.turnNow(), bench.now()];
  const canAsk = bench.isStarted() !== undefined;
  const told = () => heard.find(({ turn, what }) => turn > from && what === 'ServiceIdle');
  letGo();
  await bench.until(() => told() !== undefined || bench.isStarted() === false, mostMs);
  const seenMs = bench.now() - fromMs;
  const isOver = canAsk && bench.isStarted() === false;
  // the word may come a moment later
  await bench.until(() => told() !== undefined, 1_000);
  const idle = told();
  if (idle) return { ms: idle.atMs - fromMs, isTold: true };
  return isOver ? { ms: seenMs, isTold: false } : {};
}

export async function rejections(bench: Bench): Promise<void> {
  await bench.restBefore();
  const id = `${bench.input.source.id}-probe`;
  await rejection(bench, id);
  const sent = bench.settle(() =>
    call(bench.manager, 'sendCommand', `${id}-none`, 'action=inner_define&channel=0&cmd=get_device_st&type=live'),
  );
  await bench.until(() => !sent.isPending, 15_000);
  if (sent.isPending || !sent.isPromise)
    bench.miss(['commandFails'], { zh: '命令没有回答。', en: 'The command was not answered.' });
  else if (sent.outcome.how === 'rejected') bench.answer('commandFails', 'rejecting');
  else if (readField(sent.outcome.what, 'type') !== 'success') bench.answer('commandFails', 'resolving');
  else bench.miss(['commandFails'], NOTHING_FAILED);
  await otherInfo(bench);
}

async function rejection(bench: Bench, id: string): Promise<void> {
  for (const xp2pInfo of [WRONG_INFO, '']) {
    const fromMs = bench.now();
    const holding = bench.hold({ id, xp2pInfo });
    await bench.until(() => !holding.started.isPending, 25_000);
    holding.letGo();
    const { how, what } = holding.started.outcome;
    bench.see(
      `start without ${xp2pInfo === '' ? 'any' : 'the right'} xp2pInfo is ${how} after ${bench.now() - fromMs} ms`,
    );
    if (how !== 'rejected') continue;
    bench.see(`rejection: ${Object.prototype.toString.call(what)} ${membersOf(what).join(' ')}: ${textOf(what)}`);
    const shape = shapeOf(what);
    if (shape) bench.answer('rejection', shape);
    else
      bench.miss(['rejection'], {
        zh: '是没有见过的样子，见记录。',
        en: 'Of a shape that is not known: see the lines.',
      });
    return;
  }
  bench.miss(['rejection'], NOTHING_FAILED);
}

function shapeOf(reason: unknown): string | undefined {
  if (typeof reason === 'string') return 'text';
  if (Object.prototype.toString.call(reason) === '[object Error]') return 'error';
  return ['errmsg', 'errCode', 'errMsg'].find((name) => readField(reason, name) !== undefined);
}

async function otherInfo(bench: Bench): Promise<void> {
  await bench.rest();
  const holder = bench.hold();
  if (!(await holder.isUp())) {
    bench.miss(['otherInfo'], NO_SERVICE);
    return;
  }
  await bench.wait(1_000);
  const other = bench.hold({ xp2pInfo: WRONG_INFO });
  await other.isUp(SETTLED_MS);
  if (has(holder.heard, 'ServiceXp2pChanged')) bench.answer('otherInfo', 'changed');
  else if (other.started.outcome.how === 'resolved') bench.answer('otherInfo', 'joins');
  else bench.miss(['otherInfo'], NOT_TOLD);
}
