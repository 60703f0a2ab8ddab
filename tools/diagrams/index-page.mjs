// @ts-check

/** How a chart is read, line by line. */
const key = [
  ['⚙ name', '随状态开始、随状态结束的 actor', 'an actor that starts and ends with its state'],
  ['waiting', '有时限的等待：到时必有去处', 'waits, with a deadline that leads on'],
  [
    'event [guard]',
    '事件；方括号内的条件成立才发生。只有条件的，一成立就发生',
    'happens if the guard holds; a guard alone, as soon as it holds',
  ],
  [
    'event → state',
    '进入内层状态，或离开外框，去往所写的状态',
    'enters a state inside, or leaves the box around, for the state named',
  ],
  ['grey event', '灰底：处理后状态不变', 'is handled, and the state stays'],
  ['from inside', '内层状态也走这条线（写在该状态里）', 'states inside take this line too (they say when)'],
  ['dashed box', '虚线框：同时活动的区域', 'a region: active at the same time as its neighbours'],
];

/**
 * The page that shows the pictures of a folder.
 *
 * @param {readonly string[]} files
 */
export function indexPage(files) {
  const charts = files.filter((file) => !/^actors/.test(file));
  return [
    '# 状态图 Statecharts',
    '',
    '由 `npm run diagrams` 从 `machines/` 生成，有测试保证与代码一致；不要手工修改。',
    '',
    'Drawn from `machines/` by `npm run diagrams`; a test keeps them true to the code. Not to be edited by hand.',
    '',
    '![Actors](actors.svg)',
    '',
    '[中文](actors.zh.svg)',
    '',
    '## 图例 Key',
    '',
    '| | | |',
    '| --- | --- | --- |',
    ...key.map(([sign, zh, en]) => `| \`${sign}\` | ${zh} | ${en} |`),
    ...charts.flatMap((file) => ['', `## ${titleOf(file)}`, '', `![${titleOf(file)}](${file})`]),
    '',
  ].join('\n');
}

/** @param {string} file */
const titleOf = (file) => file.replace('.svg', '').replace('-', ' · ');
