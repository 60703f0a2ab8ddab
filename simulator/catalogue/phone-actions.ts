import type { FaultAction } from '../fault.types';
import { actionsOf } from './fault-action';

const network = actionsOf('network');
const app = actionsOf('app');

/** "Software caused connection abort". */
const CONNECTION_ABORTED = 103;

/** What can happen to the phone and its network. */
export const phoneActions: readonly FaultAction[] = [
  network(
    'natChanged',
    ['NAT 变化', 'NAT changes'],
    [
      '摄像头连不上了，重置模块后应自动恢复。',
      'Cameras are out of reach until the module was reset, which should happen by itself.',
    ],
    (faults) => faults.natChanged(),
  ),
  network('natError', ['NAT 出错', 'NAT error'], ['与 NAT 变化相同。', 'The same as when the NAT changes.'], (faults) =>
    faults.natError(-1),
  ),
  network(
    'natAborted',
    ['NAT 出错 103', 'NAT error 103'],
    ['本地服务也没了，应一并重启。', 'The local server is gone too and should be restarted.'],
    (faults) => faults.natError(CONNECTION_ABORTED),
  ),
  network(
    'offline',
    ['断网', 'No network'],
    ['应提示没有网络，恢复后自动继续。', 'It should say so, wait, and go on when the network is back.'],
    (faults) => faults.network('none'),
    { end: (faults) => faults.network('wifi') },
  ),
  network(
    'wifi',
    ['切到 Wi-Fi', 'Wi-Fi'],
    ['网络变化后应自动恢复。', 'It should recover by itself after the change.'],
    (faults) => faults.network('wifi'),
    { ends: ['network.offline'] },
  ),
  network(
    'mobile4g',
    ['切到 4G', '4G'],
    ['网络变化后应自动恢复，多人共享的画面不中断。', 'It should recover by itself; a server stream goes on.'],
    (faults) => faults.network('4g'),
    { ends: ['network.offline'] },
  ),
  network(
    'mobile5g',
    ['切到 5G', '5G'],
    ['网络变化后应自动恢复，多人共享的画面不中断。', 'It should recover by itself; a server stream goes on.'],
    (faults) => faults.network('5g'),
    { ends: ['network.offline'] },
  ),
  network(
    'otherWifi',
    ['换到另一个 Wi-Fi', 'Another Wi-Fi'],
    [
      '微信报告的网络类型不变，画面仍应在几秒内恢复。',
      'WeChat names the type that is known; the picture should come back within seconds all the same.',
    ],
    (faults) => faults.networkMoves(true),
  ),
  network(
    'untold',
    ['换网络而没有通知', 'Another network, untold'],
    [
      '没有任何通知，画面应在半分钟左右恢复。',
      'Nobody says so; the picture should come back after half a minute or so.',
    ],
    (faults) => faults.networkMoves(false),
  ),
  app(
    'hidden',
    ['小程序进入后台', 'App goes to the background'],
    ['几秒后停止拉流，回到前台时自动继续。', 'The pull stops some seconds later, and resumes on return.'],
    (faults) => faults.appHidden(),
    { end: (faults) => faults.appShown() },
  ),
  app(
    'shown',
    ['小程序回到前台', 'App comes back'],
    ['之前在播放的画面应自动继续。', 'What was playing should go on by itself.'],
    (faults) => faults.appShown(),
    { ends: ['app.hidden'] },
  ),
  app(
    'memoryWarning',
    ['内存不足警告', 'Memory warning'],
    [
      '四分屏里没在看的画面先暂停并说明原因，正在看的继续。',
      'On the wall, pictures that are not looked at pause and say why; what is looked at goes on.',
    ],
    (faults) => faults.memoryWarning(),
  ),
  app(
    'soundInterrupted',
    ['来电或闹钟占用声音', 'A call or an alarm takes the sound'],
    [
      '直到结束它：画面继续、没有声音并说明原因；点“开声音”或结束后恢复。',
      'Until it is ended: the picture goes on without sound, and says why; "Sound on" or the end brings it back.',
    ],
    (faults) => faults.soundInterrupted(),
    { end: (faults) => faults.soundReturned() },
  ),
];
