import { LIST_KEY, SET_ASIDE_KEY } from '../../../machines/cameras';
import type { Framing } from '../../../machines/kernel/framing';
import { atUrl } from '../../support/addresses';
import { door, FakeStorage, openHome } from './cameras-page';

const sideways: Framing = { fit: 'fill', turn: 90 };
const hall = { id: 'hall', name: 'Hall', kind: 'server', quality: 'high', address: atUrl('https://a.example/x') };

/** How the pictures stand of what was kept like this. */
function framingsOf(version: number, ...kept: object[]) {
  const cameras = kept.map((camera, index) => ({
    ...hall,
    id: `hall-${index}`,
    url: 'https://a.example/x',
    ...camera,
  }));
  const home = openHome(new FakeStorage({ [LIST_KEY]: { version, cameras } }));
  return { framings: home.list().map(({ framing }) => framing), setAside: home.storage.kept.has(SET_ASIDE_KEY) };
}

describe('how a picture stands', () => {
  test('how a picture stands is kept in the record of its camera, and of no other, and read again', () => {
    const home = openHome();
    home.send({ type: 'FRAME', id: 'door', framing: sideways });
    expect(home.list().map(({ framing }) => framing)).toEqual([sideways, undefined]);
    const again = openHome(home.storage);
    expect(again.list().map(({ framing }) => framing)).toEqual([sideways, undefined]);
    expect(again.view().storageHint).toBe('');
  });

  test.each([
    1, 2,
  ])('how a picture stands is not in records from before, of version %d: it stands as it comes', (version) => {
    expect(framingsOf(version, {})).toEqual({ framings: [undefined], setAside: false });
  });

  test('how a picture stands that makes no sense is forgotten, and nothing else of the record', () => {
    const nonsense = [{ fit: 'squeeze', turn: 45 }, 'sideways', null, { fit: 'fill', turn: '90' }];
    expect(framingsOf(2, ...nonsense.map((framing) => ({ framing })))).toEqual({
      framings: [
        { fit: 'contain', turn: 0 },
        { fit: 'contain', turn: 0 },
        { fit: 'contain', turn: 0 },
        { fit: 'fill', turn: 0 },
      ],
      setAside: false,
    });
  });

  test('how a picture stands goes with its camera through the form', () => {
    const home = openHome();
    home.send({ type: 'FRAME', id: 'door', framing: sideways });
    home.send({ type: 'EDIT', id: 'door' });
    home.type({ name: 'Back door', id: 'back' });
    home.save();
    expect(home.list()[0]).toMatchObject({ id: 'back', framing: sideways });
  });

  test('how a picture stands of a camera that is not in the list is nobody’s: nothing is written', () => {
    const home = openHome();
    home.send({ type: 'FRAME', id: 'gone', framing: sideways });
    expect([home.state(), home.storage.kept.size]).toEqual(['browsing', 0]);
  });

  test('how a picture stands that cannot be kept changes no camera, and the list says that it was not kept', () => {
    const home = openHome();
    home.storage.refusesToWrite = true;
    home.send({ type: 'FRAME', id: 'door', framing: sideways });
    expect(home.list()[0]).toEqual(door);
    expect(home.view().storageHint).not.toBe('');
    home.storage.refusesToWrite = false;
    home.send({ type: 'FRAME', id: 'door', framing: sideways });
    expect([home.list()[0]?.framing, home.view().storageHint]).toEqual([sideways, '']);
  });
});
