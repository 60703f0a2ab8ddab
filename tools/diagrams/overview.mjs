// @ts-check
/** Who owns whom, who holds what, and what lies around: described by hand, because no machine says it all. */

/** @typedef {import('./diagrams.types.ts').OverviewArrow} OverviewArrow */
/** @typedef {import('./diagrams.types.ts').OverviewBox} OverviewBox */
/** @typedef {import('./diagrams.types.ts').Words} Words */

export const overviewSize = { width: 1000, height: 864 };

/** @type {Words} */
export const overviewTitle = { zh: '谁拥有谁，谁占用什么', en: 'Who owns whom, and who holds what' };

/** Everything outside is below this line. */
export const portsLine = { y: 668, label: { zh: '端口 ports.ts', en: 'ports.ts' } };

/** @type {OverviewBox[]} */
export const boxes = [
  {
    name: 'pages',
    note: { zh: '发送人的意图，渲染视图', en: 'send what people want, render views' },
    isOutside: true,
    x: 24,
    y: 24,
    width: 952,
    height: 48,
  },
  { name: 'app', note: { zh: '全局一个', en: 'just one' }, x: 24, y: 120, width: 952, height: 48 },
  {
    name: 'watching',
    note: { zh: '全局一个：转达微信报告的事实', en: 'just one: passes on what WeChat reports' },
    x: 24,
    y: 216,
    width: 736,
    height: 48,
  },
  {
    name: 'session «view»',
    note: { zh: '每个画面一个：人要什么', en: 'one a view: what is wanted' },
    isMany: true,
    x: 24,
    y: 312,
    width: 230,
    height: 72,
  },
  {
    name: 'picture',
    note: { zh: '每个 session 一个：怎样出画面', en: 'one a session: how it comes' },
    isMany: true,
    x: 24,
    y: 432,
    width: 230,
    height: 72,
  },
  {
    name: 'player',
    note: { zh: '每个 picture 一个：播放器节点', en: 'one a picture: its player nodes' },
    isMany: true,
    x: 24,
    y: 552,
    width: 230,
    height: 72,
  },
  {
    name: 'connection «id»',
    note: { zh: '每个设备一个，可共享', en: 'one a device, shared' },
    isMany: true,
    x: 346,
    y: 312,
    width: 180,
    height: 192,
  },
  { name: 'module', note: { zh: '全局一个', en: 'just one' }, x: 588, y: 312, width: 172, height: 72 },
  {
    name: 'generation',
    note: { zh: '每代设备一个', en: 'one a device version' },
    isMany: true,
    x: 588,
    y: 432,
    width: 172,
    height: 72,
  },
  { name: 'cameras', note: { zh: '列表', en: 'the list' }, x: 792, y: 216, width: 92, height: 84 },
  { name: 'log', note: { zh: '日志', en: 'bounded' }, x: 912, y: 216, width: 72, height: 84 },
  { name: 'permissions', note: { zh: '权限', en: 'asked again' }, x: 868, y: 324, width: 116, height: 72 },
  {
    name: 'P2P-Player',
    note: { zh: '真实或模拟', en: 'real or simulated' },
    isOutside: true,
    x: 24,
    y: 712,
    width: 230,
    height: 72,
  },
  {
    name: 'XP2P',
    note: { zh: '真实或模拟', en: 'real or simulated' },
    isOutside: true,
    x: 346,
    y: 712,
    width: 414,
    height: 72,
  },
  {
    name: 'storage',
    note: { zh: '微信', en: 'of WeChat' },
    isOutside: true,
    x: 792,
    y: 712,
    width: 104,
    height: 72,
  },
];

/** @type {OverviewArrow[]} */
export const arrows = [
  { kind: 'tells', points: down(96, 72, 120), label: { zh: '意图', en: 'intents' } },
  { kind: 'tells', points: down(256, 120, 72), label: { zh: '视图', en: 'views' } },
  { kind: 'owns', points: down(392, 168, 216) },
  { kind: 'owns', points: down(844, 168, 216) },
  { kind: 'owns', points: down(948, 168, 216) },
  { kind: 'owns', points: down(898, 168, 324) },
  { kind: 'owns', points: down(139, 264, 312) },
  { kind: 'owns', points: down(436, 264, 312) },
  { kind: 'owns', points: down(674, 264, 312) },
  { kind: 'owns', points: down(674, 384, 432) },
  { kind: 'owns', points: down(72, 390, 432), label: { zh: '命令', en: 'commands' } },
  { kind: 'tells', points: down(200, 432, 390), label: { zh: '事实', en: 'facts' } },
  { kind: 'owns', points: down(72, 510, 552), label: { zh: '命令', en: 'commands' } },
  { kind: 'tells', points: down(200, 552, 510), label: { zh: '事实', en: 'facts' } },
  { kind: 'holds', points: across(456, 260, 346), label: { zh: '连接', en: 'viewer' } },
  { kind: 'holds', points: across(488, 260, 346), label: { zh: '拉流', en: 'pull' } },
  { kind: 'holds', points: across(354, 532, 588), label: { zh: '模块', en: 'module' } },
  { kind: 'calls', points: down(139, 630, 712) },
  { kind: 'calls', points: down(436, 510, 712) },
  { kind: 'calls', points: down(674, 510, 712) },
  { kind: 'calls', points: down(844, 300, 712) },
  { kind: 'bytes', points: across(748, 346, 254), label: { zh: '视频字节', en: 'video bytes' } },
];

/** @type {{ kind: OverviewArrow['kind'], words: Words }[]} */
export const legend = [
  { kind: 'owns', words: { zh: '拥有', en: 'owns' } },
  {
    kind: 'holds',
    words: { zh: '对话：状态在则占用，离开即归还', en: 'talk: held while a state lasts, given back on leaving' },
  },
  { kind: 'calls', words: { zh: '经端口调用', en: 'calls through a port' } },
];

/**
 * @param {number} x
 * @param {number} from
 * @param {number} to
 */
function down(x, from, to) {
  return [
    { x, y: from },
    { x, y: to },
  ];
}

/**
 * @param {number} y
 * @param {number} from
 * @param {number} to
 */
function across(y, from, to) {
  return [
    { x: from, y },
    { x: to, y },
  ];
}
