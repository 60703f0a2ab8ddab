import type { FaultAction, FaultGroup, Faults, ManagedFault } from '../fault.types';
import { actionsOf } from './fault-action';

type Sentence = readonly [zh: string, en: string];

const action = (
  [group, id]: readonly [FaultGroup, string],
  title: Sentence,
  seen: Sentence,
  run: (faults: Faults) => void,
  more: Pick<FaultAction, 'end' | 'ends'> = {},
): FaultAction => actionsOf(group)(`managed.${id}`, title, seen, run, { ...more, way: 'managed' });

const once = (place: readonly [FaultGroup, string], title: Sentence, seen: Sentence, fault: ManagedFault) =>
  action(place, title, seen, (faults) => faults.managed(fault));

type Switch = Extract<ManagedFault, { readonly on: boolean }>['what'];

const lasting = (place: readonly [FaultGroup, string], title: Sentence, [zh, en]: Sentence, what: Switch) =>
  action(
    place,
    title,
    [`直到结束它：${zh}`, `Until it is ended: ${en}`],
    (faults) => faults.managed({ what, on: true }),
    { end: (faults) => faults.managed({ what, on: false }) },
  );

const SNAPSHOTS = [
  ['snapshotError', ['截图失败', 'A snapshot fails'], ['应说明没有截到。', 'told that there is no picture of it.']],
  [
    'saveAuthError',
    ['截图：没有相册权限', 'A snapshot without the album’s permission'],
    ['应给出去设置的入口。', 'a way to the settings.'],
  ],
  [
    'cancelled',
    ['截图：本人取消', 'A snapshot that a person cancels'],
    ['不应提示出错。', 'nothing is told as an error.'],
  ],
  ['timeout', ['截图超时', 'A snapshot times out'], ['应说明没有截到。', 'told that there is no picture of it.']],
  [
    'hangs',
    ['截图没有回应', 'A snapshot never answers'],
    ['几秒后应说明，截图键可以再用。', 'told after some seconds, and the button works again.'],
  ],
] as const;

const snapshotId = (trouble: string): string => `player.managed.snapshot.${trouble}`;

const snapshots: readonly FaultAction[] = SNAPSHOTS.map(([trouble, title, [zh, en]]) =>
  action(
    ['player', `snapshot.${trouble}`],
    title,
    [`直到结束它：${zh}`, `Until it is ended: ${en}`],
    (faults) => faults.managed({ what: 'snapshot', trouble }),
    {
      end: (faults) => faults.managed({ what: 'snapshot', trouble: null }),
      ends: SNAPSHOTS.filter(([other]) => other !== trouble).map(([other]) => snapshotId(other)),
    },
  ),
);

/** What can go wrong where components of the plugin connect, pull and play by themselves. */
export const managedActions: readonly FaultAction[] = [
  lasting(
    ['module', 'managerThrows'],
    ['取不到插件的管理对象', 'getXp2pManager throws'],
    ['再次初始化时应说明原因。', 'the next init is told with a reason.'],
    'managerThrows',
  ),
  lasting(
    ['module', 'initHangs'],
    ['插件一直在初始化', 'The plugin initialises for ever'],
    [
      '下一次初始化不会完成，超时后应有说明和出路。',
      'the next init never ends; a reason and a way out after its deadline.',
    ],
    'initHangs',
  ),
  once(
    ['module', 'localHttp'],
    ['插件的本地播放服务失效', 'The plugin’s local http server is ill'],
    ['画面停住，插件重置后应自动恢复。', 'Pictures stop; they should come back by themselves after a reset.'],
    { what: 'localServer', which: 'localHttp' },
  ),
  once(
    ['module', 'localRtmp'],
    ['插件的本地推流服务失效', 'The plugin’s local rtmp server is ill'],
    ['没有对讲时画面继续，或在重置后恢复。', 'Without talk-back the picture should go on, or be back after a reset.'],
    { what: 'localServer', which: 'localRtmp' },
  ),
  once(
    ['connection', 'serviceError'],
    ['连接出错（ServiceError）', 'ServiceError'],
    ['连接断开，应自动重新连接。', 'The connection breaks; it should be made anew by itself.'],
    { what: 'service', state: 'ServiceError' },
  ),
  once(
    ['connection', 'startError'],
    ['连接启动失败（ServiceStartError）', 'ServiceStartError'],
    ['连接没有建立，应重试或说明。', 'The connection could not be made: a retry, or a reason.'],
    { what: 'service', state: 'ServiceStartError' },
  ),
  once(
    ['connection', 'xp2pChanged'],
    ['设备信息变了（ServiceXp2pChanged）', 'ServiceXp2pChanged'],
    ['连接被收回，应重新连接。', 'The connection was taken away; it should be made anew.'],
    { what: 'service', state: 'ServiceXp2pChanged' },
  ),
  once(
    ['player', 'fatal'],
    ['playerror：致命', 'playerror, fatal'],
    ['组件不再播放，重试无效时应换新组件。', 'The component plays no more; a new one where a retry is in vain.'],
    { what: 'playError', isFatal: true },
  ),
  once(
    ['player', 'error'],
    ['playerror：可重试', 'playerror, not fatal'],
    ['应自动重试。', 'It should be tried again by itself.'],
    { what: 'playError', isFatal: false },
  ),
  once(
    ['player', 'errorWithoutFields'],
    ['playerror：没有任何字段', 'playerror without fields'],
    ['应与其他 playerror 相同。', 'The same as for any other.'],
    { what: 'playError', isFatal: null },
  ),
  once(
    ['player', 'endTwice'],
    ['playend 来两次', 'playend twice'],
    ['显示一次已结束，可以重新播放。', '"ended" once, with replay.'],
    { what: 'endTwice' },
  ),
  once(
    ['player', 'weaken'],
    ['组件自己断流又恢复', 'The component loses its stream and mends it'],
    ['先提示正在重连，然后自己继续，不应提示出错。', '"reconnecting", then it goes on by itself; no error is told.'],
    { what: 'weaken' },
  ),
  lasting(
    ['player', 'successMissing'],
    ['playsuccess 丢失', 'playsuccess is lost'],
    ['画面照样算正在播放，按钮可用。', 'the picture counts as playing all the same, and buttons work.'],
    'successMissing',
  ),
  lasting(
    ['player', 'neverReady'],
    ['组件一直没有就绪', 'Components are never ready'],
    ['新组件没有任何事件，超时后应有说明。', 'a new component says nothing; a reason after its deadline.'],
    'neverReady',
  ),
  lasting(
    ['player', 'lateWords'],
    ['组件移除后还有事件', 'Removed components speak on'],
    ['不应有任何变化。', 'nothing should change.'],
    'lateWords',
  ),
  ...snapshots,
];
