import type { Camera } from '../machines/cameras';
import { secret } from '../machines/privacy/secret';
import type { Language } from '../machines/words/text';

/**
 * The cameras of the development build, each with a scene of its own: four that are watched one to one, and two server
 * streams. Each camera has an url for the beta and a device for 1.0 and later, and the devices speak two device versions,
 * so that every generation of the simulated plugin can be watched. The second one can fall over to one to many, and is
 * played in RTC mode; the last one sends H.265, which not everything decodes.
 */
export function simulatedCameras(language: Language): readonly Camera[] {
  const called = (chinese: string, english: string) => (language === 'zh' ? chinese : english);
  return [
    direct('front-door', called('大门口', 'Front door'), 'FrontDoor', '2.4.33'),
    {
      ...direct('garden', called('院子', 'Garden'), 'Garden', '2.3.15', 'live.example.com'),
      quality: 'standard',
      playerMode: 'RTC',
    },
    shared('lobby', called('大厅', 'Lobby')),
    direct('car-park', called('停车场', 'Car park'), 'CarPark', '2.4.33'),
    shared('fish-tank', called('鱼缸', 'Fish tank')),
    direct('living-room', called('客厅', 'Living room'), 'LivingRoom', '2.3.15'),
  ];
}

/** `peer` is its name in the plugin's words; `version` is the device version, which also says who speaks to it. */
const direct = (id: string, name: string, peer: string, version: string, liveStreamDomain = ''): Camera => ({
  ...{ id, name, kind: 'camera', quality: 'high', builtIn: true },
  address: {
    by: 'device',
    productId: 'SIMULATED1',
    deviceName: id,
    xp2pInfo: secret(`XP2Psimulated${peer}%${version}`),
    liveStreamDomain,
    url: `http://${peer}.xnet/ipc.p2p.com/ipc.flv?action=live`,
  },
  generation: version.startsWith('2.4') ? '2.4' : '2.3',
});

const shared = (id: string, name: string): Camera => ({
  ...{ id, name, kind: 'server', quality: 'high', builtIn: true },
  address: { by: 'url', url: `https://live.example.com/${id}.flv` },
});
