import type { Sending } from '../camera/camera.types';
import type { FaultAction } from '../fault.types';
import { actionsOf } from './fault-action';

type Sentence = readonly [zh: string, en: string];
type Row = readonly [id: string, sending: Sending, title: Sentence, seen: Sentence];

const action = actionsOf('camera');

const troubles: readonly Row[] = [
  [
    'freezes',
    'noVideo',
    ['画面停住，声音继续', 'The picture freezes, sound goes on'],
    [
      '直到结束它：约五秒后提示画面停住，再过八秒重新拉流；仍没有画面时为“仅有声音”。结束后两秒内画面恢复。',
      'Until it is ended: "stands still" after about five seconds, begun anew eight later, then "sound only". Ended, the picture is back within two seconds.',
    ],
  ],
  [
    'fallsBehind',
    'everLater',
    ['画面越来越晚', 'The picture falls behind'],
    [
      '直到结束它，码流只有一半速度：晚八秒后提示“画面晚于现场”，十秒后从现场重新拉流；两次无效后建议换清晰度。',
      'Until it is ended, the stream comes at half its speed: eight seconds late it is "behind live", ten later pulled anew; after two in vain another quality is offered.',
    ],
  ],
  [
    'rubbish',
    'rubbish',
    ['码流变成乱码', 'The stream turns to rubbish'],
    [
      '直到结束它，每次拉流两秒后不再是 FLV：三秒后提示数据损坏，再过三秒重新拉流一次；仍损坏则说明播不了，可以重试。',
      'Until it is ended, every pull is no FLV any more after two seconds: "damaged" three seconds later, begun anew once, then told with a way on.',
    ],
  ],
];

const live: Sentence = [
  '直到结束它：照常直播，不应提示停住。',
  'Until it is ended: live as before, never called frozen.',
];

const rhythms: readonly Row[] = [
  ['slowFrames', 'slowFrames', ['两秒一帧', 'A frame in two seconds'], live],
  ['groupsOf3s', 'groupsOf3s', ['每三秒一组画面', 'All of three seconds in one piece'], live],
  ['groupsOf6s', 'groupsOf6s', ['每六秒一组画面', 'All of six seconds in one piece'], live],
];

const ids = [...troubles, ...rhythms].map(([id]) => id);

/** One at a time: each ends the one before. */
const actionOf = ([id, sending, title, seen]: Row): FaultAction =>
  action(id, title, seen, (faults) => faults.cameraSends(sending), {
    end: (faults) => faults.cameraSends('usual'),
    ends: ids.filter((other) => other !== id).map((other) => `camera.${other}`),
  });

/** What goes wrong with the bytes of a camera. */
export const sendingFaults: readonly FaultAction[] = troubles.map(actionOf);

/** Slow, and nothing is wrong. */
export const sendingSwitches: readonly FaultAction[] = rhythms.map(actionOf);
