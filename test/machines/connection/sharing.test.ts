import { createSharing } from '../../../machines/connection/sharing';

describe('what one to many tells of itself', () => {
  test('is nothing for a camera that is watched one to one', () => {
    expect(createSharing().count()).toBeNull();
  });

  test('is added up over the pull', () => {
    const sharing = createSharing();
    sharing.note('Peers', { candidateSize: 4 });
    sharing.note('P2P', { chunkSize: 1_000 });
    sharing.note('P2P', { chunkSize: 500 });
    sharing.note('CDN', { chunkSize: 300 });
    sharing.note('Peers', { candidateSize: 2, chunkSize: 7 });
    sharing.note('RTLog', { candidateSize: 9, chunkSize: 7 });
    expect(sharing.count()).toEqual({ peers: 2, bytesFromPeers: 1_500, bytesFromServer: 300 });
  });

  test.each([
    undefined,
    null,
    'text',
    {},
    { chunkSize: 'many' },
    { chunkSize: '7' },
    { chunkSize: -1 },
  ])('%p counts for nothing', (detail) => {
    const sharing = createSharing();
    sharing.note('P2P', detail);
    sharing.note('RTLog', detail);
    expect(sharing.count()).toEqual({ peers: 0, bytesFromPeers: 0, bytesFromServer: 0 });
  });
});
