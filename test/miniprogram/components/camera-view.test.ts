import { appWith, loadComponent } from './component-under-test';

function mounted() {
  const delivered: unknown[][] = [];
  Object.assign(globalThis, {
    getApp: () => appWith({ playerNodes: { deliver: (...all: unknown[]) => delivered.push(all) } }),
  });
  const component = loadComponent('camera-view');
  component.give('view', 'live-1');
  return { component, delivered };
}

describe('the player node of a view', () => {
  test('the player node of a view is there when there is a number for it, and another for another number', () => {
    const { component } = mounted();
    expect(component.data.keys).toEqual([]);
    component.give('playerKey', 1);
    expect(component.data.keys).toEqual([1]);
    component.give('playerKey', 2);
    expect(component.data.keys).toEqual([2]);
    component.give('playerKey', 0);
    expect(component.data.keys).toEqual([]);
  });

  test('the player node of a view is left alone while its number stays', () => {
    const { component } = mounted();
    component.give('playerKey', 1);
    const sets = component.sets.length;
    component.give('autoplay', true);
    component.give('muted', true);
    expect(component.sets).toHaveLength(sets);
  });

  test('the player node of a view is heard with the view, its number, and the node itself', () => {
    const { component, delivered } = mounted();
    const node = { addChunk: () => undefined };
    component.give('playerKey', 3);
    component.inner.set('#player-3', node);
    const detail = { livePlayerContext: {} };
    component.call('deliver', { type: 'playerReady', detail, currentTarget: { dataset: { key: 3 } } });
    expect(delivered).toEqual([['live-1', 3, 'playerReady', detail, node]]);
  });

  test('a player node that is on its way out is heard under its own number', () => {
    const { component, delivered } = mounted();
    component.give('playerKey', 4);
    component.call('deliver', { type: 'playerClose', detail: {}, currentTarget: { dataset: { key: 3 } } });
    expect(delivered).toEqual([['live-1', 3, 'playerClose', {}, null]]);
  });
});
