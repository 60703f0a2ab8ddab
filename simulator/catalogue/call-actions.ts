import type { CallFault, CallName, FaultAction, FaultGroup } from '../fault.types';
import { actionsOf } from './fault-action';

/** A call whose answer can be chosen. */
export interface FaultyCall {
  readonly group: FaultGroup;
  readonly call: CallName;
  readonly zh: string;
  readonly en: string;
  /** The codes that this call can answer with (contract 2.1 – 2.3). */
  readonly codes: readonly number[];
}

/** Later than any time-out of a call, and than the grace of one that was left. */
const LATE_MS = 12_000;

const SLOW_MS = 4_000;

/** Everything that one plugin call can do wrong the next time: each code, each shape of failing, silence and lateness. */
export function callActions({ group, call, zh, en, codes }: FaultyCall): readonly FaultAction[] {
  const action = actionsOf(group);
  const next = (id: string, title: readonly [string, string], fault: CallFault, seen: readonly [string, string]) =>
    action(`${call}.${id}`, [`${zh}：${title[0]}`, `${en}: ${title[1]}`], seen, (faults) => faults.onCall(call, fault));
  const code = codes[codes.length - 1] ?? -2402;
  return [
    ...codes.map((each) =>
      next(`code${each}`, [`返回 ${each}`, `answers ${each}`], { how: 'answer', code: each }, [
        `下一次${zh}以错误码 ${each} 失败，应看到对应的说明或自动重试。`,
        `The next one fails with ${each}; its text or a retry should be seen.`,
      ]),
    ),
    next('rejectNumber', ['以数字拒绝', 'rejects with a bare number'], { how: 'reject', code, shape: 'number' }, [
      `下一次${zh}的 Promise 以数字 ${code} 拒绝，结果应与错误码相同。`,
      `Its promise rejects with the number ${code}; the same should be seen as for the code.`,
    ]),
    next('rejectErrcode', ['以 errcode 拒绝', 'rejects with errcode'], { how: 'reject', code, shape: 'errcode' }, [
      `下一次${zh}的 Promise 以 { errcode: ${code} } 拒绝，结果应与错误码相同。`,
      `Its promise rejects with { errcode: ${code} }; the same should be seen as for the code.`,
    ]),
    next('throw', ['直接抛出数字', 'throws a number'], { how: 'throw', code }, [
      `下一次${zh}直接抛出 ${code}，结果应与错误码相同。`,
      `It throws ${code} at once; the same should be seen as for the code.`,
    ]),
    next('hang', ['没有回应', 'never answers'], { how: 'hang' }, [
      '下一次调用不再返回，超时后应有说明和出路。',
      'It never settles; after its time-out a reason and a way out should be seen.',
    ]),
    next('slow', ['慢 4 秒', 'takes 4 s longer'], { how: 'delay', delayMs: SLOW_MS }, [
      '下一次调用晚 4 秒完成，应一直显示进行中，然后继续。',
      'It is done 4 s later; activity should be shown until then.',
    ]),
    next('late', ['超时后才回应', 'answers after its time-out'], { how: 'delay', delayMs: LATE_MS }, [
      '下一次调用 12 秒后才完成，那时的结果应被忽略。',
      'It is done 12 s later; what it answers then should change nothing.',
    ]),
  ];
}

/** Where the plugin pulls by itself its stops answer nothing, and nobody asks twice. */
const BY_US = { way: 'bytes' } as const;

/** Everything that a stop can do wrong the next time. */
export function stopActions({ group, call, zh, en }: Omit<FaultyCall, 'codes'>): readonly FaultAction[] {
  const action = actionsOf(group);
  return [
    action(
      `${call}.throw`,
      [`${zh}：抛出`, `${en}: throws`],
      [
        '下一次停止直接抛出，应再停一次，画面可以重新打开。',
        'It throws; it should be asked once more, and the camera can be opened again.',
      ],
      (faults) => faults.onCall(call, { how: 'throw', code: -2403 }),
      BY_US,
    ),
    action(
      `${call}.hang`,
      [`${zh}：没有回应`, `${en}: never answers`],
      ['下一次停止不再返回，几秒后应再停一次。', 'It never settles; it should be asked once more some seconds later.'],
      (faults) => faults.onCall(call, { how: 'hang' }),
      BY_US,
    ),
    action(
      `${call}.jam`,
      [`${zh}：一直停不下来`, `${en}: never stops`],
      [
        '停止连续两次没有回应，这个摄像头应等待模块重置。',
        'Two stops never settle; this camera should wait for a reset of the module.',
      ],
      (faults) => faults.onCall(call, { how: 'hang' }, { times: 2 }),
      BY_US,
    ),
  ];
}
