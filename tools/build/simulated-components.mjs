// @ts-check

/** The plugins that are simulated, by what this project calls them in app.json. @type {Readonly<Record<string, 'xp2p' | 'player'>>} */
export const simulatedAliases = { xp2p: 'xp2p', 'wechat-p2p-player': 'player' };

/** Components of plugins, and what takes their place where plugins are simulated: paths from the root, without suffix. */
export const simulatedComponents = {
  player: { 'p2p-player': 'simulator/p2p-player/p2p-player' },
  xp2p: {
    'iot-p2p-player-with-mjpg': 'simulator/iot-player/iot-player',
    'iot-p2p-common-player': 'simulator/iot-player/iot-player',
  },
};

/** What a component needs besides its own four files. */
export const sharedMarkup = ['simulator/p2p-player/drawing.wxml'];
