import type { PhoneSetup } from '../page-phone';
import type { KnownCamera } from './world';

/** The cameras of the development build, as their forms show them. */
export const builtInCameras = (language: PhoneSetup['language']): readonly KnownCamera[] => {
  const common = {
    productId: '',
    deviceName: '',
    liveStreamDomain: '',
    channels: '',
    hasXp2pInfo: false,
    isBuiltIn: true,
  };
  const device = { ...common, kind: 'camera', by: 'device', productId: 'SIMULATED1', hasXp2pInfo: true } as const;
  const isChinese = language === 'zh_CN';
  return [
    {
      ...device,
      id: 'front-door',
      name: isChinese ? '大门口' : 'Front door',
      deviceName: 'front-door',
      url: 'http://FrontDoor.xnet/ipc.p2p.com/ipc.flv?action=***',
    },
    {
      ...device,
      id: 'garden',
      name: isChinese ? '院子' : 'Garden',
      deviceName: 'garden',
      url: 'http://Garden.xnet/ipc.p2p.com/ipc.flv?action=***',
      liveStreamDomain: 'live.example.com',
    },
    {
      ...common,
      kind: 'server',
      by: 'url',
      id: 'lobby',
      name: isChinese ? '大厅' : 'Lobby',
      url: 'https://live.example.com/lobby.flv',
    },
    {
      ...device,
      id: 'car-park',
      name: isChinese ? '停车场' : 'Car park',
      deviceName: 'car-park',
      url: 'http://CarPark.xnet/ipc.p2p.com/ipc.flv?action=***',
    },
    {
      ...common,
      kind: 'server',
      by: 'url',
      id: 'fish-tank',
      name: isChinese ? '鱼缸' : 'Fish tank',
      url: 'https://live.example.com/fish-tank.flv',
    },
    {
      ...device,
      id: 'living-room',
      name: isChinese ? '客厅' : 'Living room',
      deviceName: 'living-room',
      url: 'http://LivingRoom.xnet/ipc.p2p.com/ipc.flv?action=***',
    },
  ];
};
