/** Where it is kept on what `getApp` gives: two copies of the package, in main and in a sub-package, find each other there. */
export const camerasKey = 'xp2p-statecharts';
