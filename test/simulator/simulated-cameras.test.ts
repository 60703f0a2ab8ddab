import { sourceOf, sourceRefusal } from '../../machines/cameras';
import { simulatedCameras } from '../../simulator/simulated-cameras';

const cameras = simulatedCameras('en');

test('the simulated cameras can be watched, all of them', () => {
  expect(cameras.map((camera) => sourceRefusal(sourceOf(camera)))).toEqual(cameras.map(() => null));
  // by the beta, too, which knows no devices
  const byUrl = cameras.map(({ id, kind, address: { url } }) => ({ id, kind, address: { by: 'url', url } as const }));
  expect(byUrl.map(sourceRefusal)).toEqual(cameras.map(() => null));
});

test('there is a simulated camera for each generation of the plugin, one that falls over in RTC mode, and two server streams', () => {
  expect(cameras.map(({ id, kind, quality, generation }) => [id, kind, quality, generation])).toEqual([
    ['front-door', 'camera', 'high', '2.4'],
    ['garden', 'camera', 'standard', '2.3'],
    ['lobby', 'server', 'high', undefined],
    ['car-park', 'camera', 'high', '2.4'],
    ['fish-tank', 'server', 'high', undefined],
    ['living-room', 'camera', 'high', '2.3'],
  ]);
  expect(cameras.filter(({ playerMode }) => playerMode === 'RTC').map(({ id }) => id)).toEqual(['garden']);
  const domains = cameras.map(({ address }) => (address.by === 'device' ? address.liveStreamDomain : null));
  expect(domains).toEqual(['', 'live.example.com', null, '', null, '']);
  expect(cameras.every(({ builtIn }) => builtIn === true)).toBe(true);
});

test('no two simulated cameras are one device', () => {
  const devices = cameras.flatMap(({ address }) =>
    address.by === 'device' ? [[address.productId, address.deviceName, address.xp2pInfo.reveal()]] : [],
  );
  expect(devices).toEqual([
    ['SIMULATED1', 'front-door', 'XP2PsimulatedFrontDoor%2.4.33'],
    ['SIMULATED1', 'garden', 'XP2PsimulatedGarden%2.3.15'],
    ['SIMULATED1', 'car-park', 'XP2PsimulatedCarPark%2.4.33'],
    ['SIMULATED1', 'living-room', 'XP2PsimulatedLivingRoom%2.3.15'],
  ]);
});

test('the names of simulated cameras are in the language of the phone', () => {
  expect(cameras.map(({ name }) => name)).toEqual([
    ...['Front door', 'Garden', 'Lobby', 'Car park', 'Fish tank', 'Living room'],
  ]);
  for (const { name } of simulatedCameras('zh')) expect(name).toMatch(/^\p{Script=Han}+$/u);
});
