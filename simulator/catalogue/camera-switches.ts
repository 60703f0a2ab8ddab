import type { Light } from '../camera/camera.types';
import type { FaultAction } from '../fault.types';
import { actionsOf } from './fault-action';

const action = actionsOf('camera');

const lights: readonly (readonly [Light, title: readonly [string, string], seen: readonly [string, string]])[] = [
  [
    'night',
    ['夜间', 'Night'],
    [
      '直到结束它：两秒内画面变为红外，照常直播。停车场本来是夜里，鱼缸有灯，都不变。',
      'Until it is ended: infrared within two seconds, live as before. The car park, dark anyway, and the lit fish tank stay as they are.',
    ],
  ],
  [
    'rain',
    ['下雨', 'Rain'],
    [
      '直到结束它：两秒内大门口和院子下起雨，照常直播。',
      'Until it is ended: rain at the front door and in the garden within two seconds, live as before.',
    ],
  ],
  [
    'privacy',
    ['隐私模式', 'Privacy mode'],
    [
      '直到结束它：两秒内摄像头只发黑色画面，声音照常。仍是直播，不应提示出错。',
      'Until it is ended: black pictures within two seconds, and sound goes on. Still live, nothing is wrong.',
    ],
  ],
];

/** What cameras see: nothing of it is a fault, and one at a time. */
export const cameraSwitches: readonly FaultAction[] = lights.map(([light, title, seen]) =>
  action(light, title, seen, (faults) => faults.cameraSees(light), {
    end: (faults) => faults.cameraSees('usual'),
    ends: lights.filter(([other]) => other !== light).map(([other]) => `camera.${other}`),
  }),
);
