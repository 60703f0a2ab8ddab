import type { Text } from '../../words/text';
import type { FailureRow } from './row.types';

export const checkNetwork: Text = {
  zh: '请检查手机和摄像头的网络，再重试。',
  en: 'Check the network of the phone and the camera, then try again.',
};

/** What nobody knows of the plugin's own components. */
export const unknownIotRow = {
  kind: 'unknownIot',
  scope: 'connection',
  remedy: 'retry',
  title: { zh: '观看摄像头时出错', en: 'Something went wrong with watching the camera' },
  advice: checkNetwork,
} as const satisfies FailureRow;
