import type { Text } from '../../words/text';

/** What helps with many failures: each sentence is in the package once. */

export const reopen: Text = {
  zh: '请重试；若一直不行，请重新打开小程序。',
  en: 'Try again. If that does not work, reopen the mini-program.',
};

export const checkNetwork: Text = {
  zh: '请检查网络后重试。',
  en: 'Check the network, then try again.',
};

export const checkPower: Text = {
  zh: '请确认摄像头已通电联网，再重试。',
  en: 'Make sure that the camera is powered and online, then try again.',
};

export const checkBothNetworks: Text = {
  zh: '请检查手机和摄像头的网络，再重试。',
  en: 'Check the network of the phone and the camera, then try again.',
};

export const otherCoding: Text = {
  zh: '请换一个清晰度，或在摄像头设置中改用 H.264 编码，再重试。',
  en: 'Choose another quality, or set the camera to H.264, then try again.',
};

export const checkNetworkAndCamera: Text = {
  zh: '请检查网络和摄像头，再重试。',
  en: 'Check the network and the camera, then try again.',
};

export const whilePlaying: Text = {
  zh: '请在画面播放时再试一次。',
  en: 'Try again while the picture is playing.',
};

export const supportedPlugin: Text = {
  zh: '请换用受支持的插件版本。[当前版本：{message}。]',
  en: 'Use a supported version of the plugin.[ Found: {message}.]',
};

export const allowAlbum: Text = {
  zh: '请在小程序的设置里允许添加到相册，再试一次。',
  en: 'Allow it in this mini-program’s settings, then try again.',
};

export const checkStorage: Text = {
  zh: '请检查手机存储空间，再试一次。',
  en: 'Check the phone’s storage, then try again.',
};

export const thenCameraNetwork: Text = {
  zh: '请重试；若一直不行，请检查摄像头的网络。',
  en: 'Try again. If that does not work, check the camera’s network.',
};

export const otherQuality: Text = {
  zh: '请换一种清晰度后重试；若还不行，请检查摄像头的设置。',
  en: 'Choose another quality and try again. If that does not work, check the camera’s settings.',
};

export const whenSomebodyLeaves: Text = {
  zh: '有人离开后即可观看，请稍后重试。',
  en: 'You can watch when someone leaves. Try again later.',
};
