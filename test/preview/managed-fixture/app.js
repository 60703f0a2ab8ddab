// Somebody else's, whose plugin pulls and plays by itself.
const { iot } = requirePlugin('xp2p');

App({ manager: iot.getXp2pManager() });
