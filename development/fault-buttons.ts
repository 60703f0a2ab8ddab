import type { Text } from '../machines/words/text';
import type { RequiredPlugins } from '../miniprogram/plugins/required-plugins.types';
import type { FaultGroup } from '../simulator/fault.types';
import type { Devtools } from './devtools.types';

const titles: Readonly<Record<FaultGroup, Text>> = {
  module: { zh: '模块', en: 'Module' },
  connection: { zh: '连接', en: 'Connection' },
  stream: { zh: '码流', en: 'Stream' },
  player: { zh: '播放器', en: 'Player' },
  network: { zh: '网络', en: 'Network' },
  app: { zh: '小程序', en: 'App' },
  camera: { zh: '摄像头', en: 'Camera' },
};

/** What follows the id of a fault that lasts, where it is ended. */
const ending = '.end';

/** The simulation's faults as buttons, in groups, those without any left out. Without a simulation there are none. */
export function faultButtons(simulation: RequiredPlugins['simulation']): Devtools['faults'] {
  const actions = simulation?.catalogue ?? [];
  return {
    groups: (language) =>
      (Object.keys(titles) as FaultGroup[])
        .map((group) => ({
          group,
          title: titles[group][language],
          actions: actions
            .filter((action) => action.group === group)
            .map(({ id, title, explanation, end, ends }) => ({
              id,
              title: title[language],
              explanation: explanation[language],
              ...(end && { end: id + ending }),
              ...(ends && { ends }),
            })),
        }))
        .filter((group) => group.actions.length > 0),
    run(id) {
      const begun = actions.find((known) => known.id === id);
      const ended = actions.find((known) => known.end && known.id + ending === id);
      const act = begun ? begun.run : ended?.end;
      if (!simulation || !act) throw new Error(`There is no fault "${id}"`);
      act(simulation.faults);
    },
    clear: () => simulation?.faults.clear(),
  };
}
