import type { FaultAction } from '../fault.types';
import { actionsOf } from './fault-action';

const action = actionsOf('connection');

const answers = (status: number, title: readonly [string, string], seen: readonly [string, string]): FaultAction =>
  action(
    `device.${status}`,
    title,
    [`直到结束它，播放前询问的摄像头：${seen[0]}`, `Until it is ended, a camera that is asked first: ${seen[1]}`],
    (faults) => faults.deviceStatus(status),
    { end: (faults) => faults.deviceStatus(null) },
  );

/** What a camera can answer when it is asked whether it accepts a viewer, before the first pull of a connection. */
export const deviceActions: readonly FaultAction[] = [
  answers(1, ['摄像头回答：忙', 'The camera answers: busy'], ['说明正忙，按慢节奏重试。', '"busy", and slow retries.']),
  answers(
    405,
    ['摄像头回答：人数已满', 'The camera answers: too many viewers'],
    ['说明人数已满，按慢节奏重试。', '"too many viewers", and slow retries.'],
  ),
  answers(
    599,
    ['摄像头回答：未知状态', 'The camera answers: an unknown status'],
    ['说明没有接受观看，可以重试。', 'told that it does not accept a viewer, with a way to try again.'],
  ),
  action(
    'device.silent',
    ['摄像头不回答询问', 'The camera does not answer'],
    [
      '下一次询问没有回应：不算拒绝，几秒后照样播放。',
      'The next question is not answered: no refusal, it plays after some seconds.',
    ],
    (faults) => faults.onCall('sendCommand', { how: 'hang' }),
  ),
];
