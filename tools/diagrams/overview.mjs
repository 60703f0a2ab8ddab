// @ts-check
/** Who owns whom, who holds what, and what lies around: described by hand, because no machine says it all. */

/** @typedef {import('./diagrams.types.ts').OverviewArrow} OverviewArrow */
/** @typedef {import('./diagrams.types.ts').OverviewBox} OverviewBox */
/** @typedef {import('./diagrams.types.ts').Words} Words */

export const overviewSize = { width: 1000, height: 672 };

/** @type {Words} */
export const overviewTitle = { zh: '谁拥有谁，谁占用什么', en: 'Who owns whom, and who holds what' };

/** Everything outside is below this line. */
export const portsLine = { y: 476, label: { zh: '端口 ports.ts', en: 'ports.ts' } };

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
  {
    name: 'app',
    note: { zh: '全局一个：转达微信报告的事实', en: 'just one: passes on what WeChat reports' },
    x: 24,
    y: 120,
    width: 952,
    height: 48,
  },
  {
    name: 'session «view»',
    note: { zh: '每个画面一个', en: 'one a camera view' },
    isMany: true,
    x: 24,
    y: 224,
    width: 190,
    height: 84,
  },
  {
    name: 'connection «id»',
    note: { zh: '每个设备一个，可共享', en: 'one a device, shared' },
    isMany: true,
    x: 306,
    y: 224,
    width: 190,
    height: 84,
  },
  { name: 'module', note: { zh: '全局一个', en: 'just one' }, x: 588, y: 224, width: 172, height: 84 },
  {
    name: 'generation',
    note: { zh: '每代设备一个', en: 'one a device version' },
    isMany: true,
    x: 588,
    y: 360,
    width: 172,
    height: 76,
  },
  { name: 'cameras', note: { zh: '列表', en: 'the list' }, x: 792, y: 224, width: 104, height: 84 },
  { name: 'log', note: { zh: '日志', en: 'bounded' }, x: 904, y: 224, width: 72, height: 84 },
  {
    name: 'P2P-Player',
    note: { zh: '真实或模拟', en: 'real or simulated' },
    isOutside: true,
    x: 24,
    y: 520,
    width: 190,
    height: 72,
  },
  {
    name: 'XP2P',
    note: { zh: '真实或模拟', en: 'real or simulated' },
    isOutside: true,
    x: 306,
    y: 520,
    width: 454,
    height: 72,
  },
  {
    name: 'storage',
    note: { zh: '微信', en: 'of WeChat' },
    isOutside: true,
    x: 792,
    y: 520,
    width: 104,
    height: 72,
  },
];

/** @type {OverviewArrow[]} */
export const arrows = [
  { kind: 'tells', points: down(96, 72, 120), label: { zh: '意图', en: 'intents' } },
  { kind: 'tells', points: down(256, 120, 72), label: { zh: '视图', en: 'views' } },
  { kind: 'owns', points: down(119, 168, 224) },
  { kind: 'owns', points: down(401, 168, 224) },
  { kind: 'owns', points: down(674, 168, 224) },
  { kind: 'owns', points: down(844, 168, 224) },
  { kind: 'owns', points: down(940, 168, 224) },
  { kind: 'owns', points: down(674, 308, 360) },
  { kind: 'holds', points: across(248, 220, 306), label: { zh: '连接', en: 'viewer' } },
  { kind: 'holds', points: across(286, 220, 306), label: { zh: '拉流', en: 'pull' } },
  { kind: 'holds', points: across(266, 502, 588), label: { zh: '模块', en: 'module' } },
  { kind: 'calls', points: down(119, 314, 520) },
  { kind: 'calls', points: down(401, 314, 520) },
  { kind: 'calls', points: down(674, 442, 520) },
  { kind: 'calls', points: down(844, 308, 520) },
  { kind: 'bytes', points: across(556, 306, 214), label: { zh: '视频字节', en: 'video bytes' } },
];

/** @type {{ kind: OverviewArrow['kind'], words: Words }[]} */
export const legend = [
  { kind: 'owns', words: { zh: '拥有', en: 'owns' } },
  {
    kind: 'holds',
    words: { zh: '租约：状态在则占用，离开即归还', en: 'lease: held while a state lasts, given back on leaving' },
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
