export type PanelLanguage = 'zh' | 'en';

const ALL = {
  zh: {
    title: '预览',
    phone: '手机',
    beside: '手机旁',
    inspector: '检查器',
    panel: '面板',
    size: '尺寸',
    language: '语言',
    theme: '主题',
    light: '浅色',
    dark: '深色',
    platform: '系统',
    generation: '插件版本',
    speed: '速度',
    decoder: '解码',
    withDecoder: '有',
    withoutDecoder: '无',
    faults: '故障',
    held: '模拟器占用的资源',
    module: '模块',
    services: '连接',
    streams: '码流',
    players: '播放器',
    errors: '未处理的错误',
    noErrors: '没有',
    reload: '重新载入',
  },
  en: {
    title: 'Preview',
    phone: 'Phone',
    beside: 'Beside',
    inspector: 'Inspector',
    panel: 'Panel',
    size: 'Size',
    language: 'Language',
    theme: 'Theme',
    light: 'Light',
    dark: 'Dark',
    platform: 'System',
    generation: 'Plugin',
    speed: 'Speed',
    decoder: 'Decoder',
    withDecoder: 'On',
    withoutDecoder: 'None',
    faults: 'Faults',
    held: 'Held in the simulator',
    module: 'Module',
    services: 'Services',
    streams: 'Streams',
    players: 'Players',
    errors: 'Errors that nobody caught',
    noErrors: 'None',
    reload: 'Reload',
  },
};

export type PanelWords = (typeof ALL)['en'];

export function panelWords(language: PanelLanguage): PanelWords {
  return ALL[language];
}
