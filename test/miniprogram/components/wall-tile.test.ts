import { loadComponent } from './component-under-test';

const failure = {
  kind: 'failure',
  title: 'The camera is busy',
  advice: 'Try again in a while.',
  primary: { label: 'Try again', event: 'RETRY' },
  details: 'Code: 1',
};

function tileWith(sheet: object | null) {
  const tile = loadComponent('wall-tile');
  tile.give('session', { playerKey: 1, sheet });
  return tile;
}

describe('tiles of the wall', () => {
  test('a tile of the wall asks to be looked at on a tap', () => {
    const tile = tileWith(null);
    tile.call('look');
    expect(tile.said).toEqual([{ event: 'look', detail: undefined }]);
  });

  test('a tile of the wall is one button where something can be done', () => {
    const tile = tileWith(failure);
    tile.call('press');
    expect(tile.said).toEqual([{ event: 'act', detail: { event: 'RETRY' } }]);
  });

  test('a tile of the wall shows more of a failure that nothing can be done about', () => {
    const tile = tileWith({ ...failure, primary: { label: '', event: '' } });
    tile.call('press');
    expect(tile.said).toEqual([{ event: 'look', detail: undefined }]);
  });

  test('a tile of the wall passes on what the whole sheet says when there is room for it', () => {
    const tile = tileWith(failure);
    tile.call('act', { detail: { event: 'RETRY' } });
    tile.call('copy', { detail: { text: 'Code: 1' } });
    expect(tile.said).toEqual([
      { event: 'act', detail: { event: 'RETRY' } },
      { event: 'copy', detail: { text: 'Code: 1' } },
    ]);
  });

  test('a tile of the wall turns its sound off and on', () => {
    const tile = tileWith(null);
    tile.call('toggleSound');
    expect(tile.said).toEqual([{ event: 'sound', detail: undefined }]);
  });
});
