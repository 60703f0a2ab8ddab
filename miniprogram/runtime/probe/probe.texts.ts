export const probeTexts = {
  navigation: { zh: '探针', en: 'Probe' },
  about: {
    zh: '每一步询问插件一件没有文档说明的事。从上到下做；离开本页会重新启动小程序。',
    en: 'Each step asks the plugin for something that no document says. Go from top to bottom; leaving this page restarts the mini-program.',
  },
  camera: { zh: '摄像头', en: 'Camera' },
  noCamera: {
    zh: '列表里没有按设备添加的摄像头：先添加一台，填好 productId、deviceName 和 xp2pInfo。',
    en: 'The list has no camera that is known as a device: add one first, with productId, deviceName and xp2pInfo.',
  },
  chooseCamera: { zh: '先选一台摄像头。', en: 'Choose a camera first.' },
  ask: { zh: '开始', en: 'Start' },
  again: { zh: '再做一次', en: 'Again' },
  stop: { zh: '停下', en: 'Stop' },
  /** Another page over this one: JavaScript runs on there, which WeChat stops where it is left. */
  cover: { zh: '打开日志页，一分钟后返回', en: 'Open the log, and come back after a minute' },
  asking: { zh: '正在询问…', en: 'Asking…' },
  missing: { zh: '没有回答', en: 'Not answered' },
  unanswerable: { zh: '在手机上问不到的', en: 'What a phone cannot be asked' },
  copy: { zh: '复制结果', en: 'Copy result' },
  lines: { zh: '最近的记录', en: 'The newest lines' },
} as const;
