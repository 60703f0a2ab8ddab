import type { Camera } from '../machines/cameras';
import { secret } from '../machines/privacy/secret';
import type { Language } from '../machines/words/text';

/**
 * The cameras of the development build: two that are watched one to one, and a server stream. Each camera has an url for
 * the beta and a device for 1.0 and later, and each device speaks another device version, so that every generation of
 * the simulated plugin can be watched. The second one can fall over to one to many, and
 * is played in RTC mode.
 */
export function simulatedCameras(language: Language): readonly Camera[] {
  const isChinese = language === 'zh';
  return [
    {
      id: 'front-door',
      name: isChinese ? '大门口' : 'Front door',
      kind: 'camera',
      quality: 'high',
      address: {
        by: 'device',
        productId: 'SIMULATED1',
        deviceName: 'front-door',
        xp2pInfo: secret('XP2PsimulatedFrontDoor%2.4.33'),
        liveStreamDomain: '',
        url: 'http://FrontDoor.xnet/ipc.p2p.com/ipc.flv?action=live',
      },
      generation: '2.4',
      builtIn: true,
    },
    {
      id: 'garden',
      name: isChinese ? '院子' : 'Garden',
      kind: 'camera',
      quality: 'standard',
      address: {
        by: 'device',
        productId: 'SIMULATED1',
        deviceName: 'garden',
        xp2pInfo: secret('XP2PsimulatedGarden%2.3.15'),
        liveStreamDomain: 'live.example.com',
        url: 'http://Garden.xnet/ipc.p2p.com/ipc.flv?action=live',
      },
      generation: '2.3',
      playerMode: 'RTC',
      builtIn: true,
    },
    {
      id: 'lobby',
      name: isChinese ? '大厅' : 'Lobby',
      kind: 'server',
      quality: 'high',
      address: { by: 'url', url: 'https://live.example.com/lobby.flv' },
      builtIn: true,
    },
  ];
}
