import { serverStream } from '../../../support/world';
import { expectNothingLeft } from '../story';
import { managedWorld } from './managed-world';

describe('one to many that a component pulls', () => {
  test('one to many that a component pulls tells in the diagnosis how many share and how its bytes come, once a second at most', async () => {
    const world = managedWorld();
    world.open(serverStream);
    await world.advance(1_000);
    world.send({ type: 'SHOW_DIAGNOSIS' });
    const shown = () =>
      world
        .view()
        .diagnosis.filter(({ key }) => ['peers', 'fromPeers', 'fromServer', 'saved', 'bytes'].includes(key))
        .map(({ label, value }) => `${label}: ${value}`);
    const tell = (subtype: string, detail: object) =>
      world.plugin.services.get(serverStream.id)?.tell({ type: 'stream.deviceNotified', subtype, detail });
    expect(shown()).toEqual([]);
    tell('Peers', { candidateSize: 3 });
    expect(shown()).toEqual(['Sharing viewers: 3', 'From other viewers: 0 kB', 'From the server: 0 kB']);
    tell('P2P', { chunkSize: 600_000 });
    tell('CDN', { chunkSize: 200_000 });
    expect(shown()).toHaveLength(3);
    await world.advance(1_000);
    tell('CDN', { chunkSize: 200_000 });
    expect(shown()).toEqual([
      'Sharing viewers: 3',
      'From other viewers: 600 kB',
      'From the server: 400 kB',
      'Server traffic saved: 60 %',
    ]);
    await expectNothingLeft(world);
  });
});
