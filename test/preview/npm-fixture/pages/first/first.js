const { name } = require('helper');

Page({
  data: {
    kinds: ['a', 1, true, [], {}],
    cards: [1, 2, 3],
    current: 0,
    swiped: name,
    failed: '',
    nodes: [
      { name: 'h3', attrs: { style: 'color:teal', onclick: 'x' }, children: [{ type: 'text', text: 'a &lt; b' }] },
    ],
  },
  swiped({ detail }) {
    this.setData({ swiped: `${detail.current} ${detail.currentItemId} ${detail.source || 'set'}` });
  },
  showLast() {
    this.setData({ current: 9 });
  },
  failed() {
    this.setData({ failed: 'no video' });
  },
});
