import { useLaunch } from '@tarojs/taro';
import { createCameras } from 'xp2p-statecharts';
import { appParams, door } from './cameras';

export default function App({ children }) {
  useLaunch(() => {
    createCameras({ appParams, cameras: () => [door] });
  });
  return children;
}
