import type { Text } from '../../machines/words/text';
import { readField } from '../plugins/player/read-field';
import { selectXp2p } from '../plugins/xp2p';
import type { Way } from './way.types';

const untried: Text = {
  zh: '这个构建使用 4.x 插件的旧接口（--allow-4）：没有人试过',
  en: 'This build uses the old calls of a 4.x plugin (--allow-4), which nobody has tried',
};

/** The app pulls by itself: XP2P up to 3.1, and the old calls of 4.x where the build allows it. */
export const ownWay: Way = {
  selectPlugin(plugin, appParams) {
    const selected = selectXp2p(plugin, appParams, { allowFour: __ALLOW_4__ });
    const isUntried = __ALLOW_4__ && !selected.obstacle && readField(plugin, 'iot') !== undefined;
    const versions = () => ({ xp2p: selected.version, player: '', uuid: '', isUntried });
    const commander = readField(plugin, 'p2p');
    return { ...selected, commander, versions, notes: isUntried ? [untried] : [] };
  },
};
