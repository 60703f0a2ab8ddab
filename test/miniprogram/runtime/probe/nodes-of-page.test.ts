import { type NodeOfPage, NodesOfPage } from '../../../../miniprogram/runtime/probe/nodes-of-page';

/** A page of the probe, with two nodes on it. */
function twoNodes() {
  let shown: readonly NodeOfPage[] = [];
  const heard: string[] = [];
  const nodes = new NodesOfPage((now) => {
    shown = now;
  });
  const first = nodes.mount({ deviceInfo: 'door' }, {}, (event) => heard.push(`first ${event}`));
  const second = nodes.mount({ deviceInfo: 'door' }, {}, (event) => heard.push(`second ${event}`));
  return { nodes, first, second, heard, shown: () => shown };
}

test('a setting is changed of the node that it is meant for, and of no other', () => {
  const { nodes, first, second, shown } = twoNodes();
  nodes.update(second, { streamQuality: 'standard' });
  expect(shown()).toEqual([
    { key: first, deviceInfo: 'door' },
    { key: second, deviceInfo: 'door', streamQuality: 'standard' },
  ]);
});

test('a node that was removed is shown no more and still heard, as that is one of the questions', () => {
  const { nodes, first, second, heard, shown } = twoNodes();
  nodes.remove(first);
  expect(shown().map(({ key }) => key)).toEqual([second]);
  nodes.deliver(first, 'playerror', {}, null);
  nodes.deliver(second, 'playstart', {}, {});
  expect(heard).toEqual(['first playerror', 'second playstart']);
});

test('what a node says that was never mounted is heard by nobody', () => {
  const { nodes, heard } = twoNodes();
  nodes.deliver(99, 'playstart', {}, {});
  expect(heard).toEqual([]);
});
