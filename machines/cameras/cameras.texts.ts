import { MASK } from '../privacy/mask-url';
import type { Text } from '../words/text';

export const kindTexts = {
  camera: { zh: 'P2P 直连', en: 'P2P direct' },
  server: { zh: '多人共享', en: 'Shared stream' },
} as const satisfies { [kind: string]: Text };

export const byTexts = {
  device: { zh: '设备信息', en: 'Device' },
  url: { zh: '播放地址', en: 'Address' },
} as const satisfies { [by: string]: Text };

export const deviceCheckTexts = {
  skip: { zh: '直接播放', en: 'Play at once' },
  ask: { zh: '先询问设备', en: 'Ask the device first' },
} as const satisfies { [deviceCheck: string]: Text };

export const playerModeTexts = {
  live: { zh: '普通（更流畅）', en: 'Live (smoother)' },
  RTC: { zh: '低延迟（RTC）', en: 'Low delay (RTC)' },
} as const satisfies { [mode: string]: Text };

const none: Text = { zh: '', en: '' };

/** Label, example and help of each typed field. */
export const fieldTexts = {
  name: {
    label: { zh: '名称', en: 'Name' },
    placeholder: { zh: '例如 前门', en: 'Such as Front door' },
    help: { zh: '不填则显示 ID', en: 'Left empty, the id is shown' },
  },
  id: {
    label: { zh: 'ID', en: 'Id' },
    placeholder: { zh: '例如 front-door', en: 'Such as front-door' },
    help: { zh: '字母、数字和 . _ -，在列表中不重复', en: 'Letters, digits and . _ -, used once in the list' },
  },
  url: {
    label: { zh: '播放地址', en: 'Address' },
    placeholder: { zh: '例如 https://example.com/live.flv', en: 'Such as https://example.com/live.flv' },
    help: none,
  },
  productId: {
    label: { zh: '产品 ID', en: 'Product id' },
    placeholder: { zh: '例如 AB12CD34EF', en: 'Such as AB12CD34EF' },
    help: none,
  },
  deviceName: {
    label: { zh: '设备名', en: 'Device name' },
    placeholder: { zh: '例如 camera_001', en: 'Such as camera_001' },
    help: none,
  },
  xp2pInfo: {
    label: { zh: 'xp2pInfo', en: 'xp2pInfo' },
    placeholder: { zh: '以 XP2P 开头', en: 'Begins with XP2P' },
    help: { zh: '只用于连接，保存后不再显示', en: 'Used to connect only; not shown again once saved' },
  },
  liveStreamDomain: {
    label: { zh: '共享服务器', en: 'Sharing server' },
    placeholder: { zh: '例如 live.example.com', en: 'Such as live.example.com' },
    help: {
      zh: '可不填。观看人数过多时经它改为多人共享（插件 2.0 起）',
      en: 'May be left empty. Too many viewers share through it (plugin 2.0 and later)',
    },
  },
  initCommand: {
    label: { zh: '初始化命令', en: 'Init command' },
    placeholder: { zh: '例如 action=user_define&cmd=init', en: 'Such as action=user_define&cmd=init' },
    help: {
      zh: '可不填。播放前发给摄像头（插件 3.1 及以前不发）',
      en: 'May be left empty. Sent before the picture (plugin 3.2 and later)',
    },
  },
  channels: {
    label: { zh: '通道', en: 'Channels' },
    placeholder: { zh: '例如 0, 1', en: 'Such as 0, 1' },
    help: {
      zh: '可不填。先播放第一个（插件 3.1 及以前只播放它）',
      en: 'May be left empty. The first is shown first (up to plugin 3.1 it alone)',
    },
  },
} as const satisfies { [field: string]: { label: Text; placeholder: Text; help: Text } };

/** What is wrong with a field, and how it should look. */
export const errorTexts = {
  tooLong: (maxCharacters: number): Text => ({
    zh: `太长了，最多 ${maxCharacters} 个字符`,
    en: `Too long: at most ${maxCharacters} characters`,
  }),
  idTaken: (owner: string, id: string): Text => ({
    zh: `这个 ID 已用于“${owner}”，请换一个，例如 ${id}-2`,
    en: `This id belongs to “${owner}”. Choose another, such as ${id}-2`,
  }),
  idEmpty: { zh: '请填写 ID，例如 front-door', en: 'Enter an id, such as front-door' },
  idMalformed: {
    zh: '只能用字母、数字和 . _ -，例如 front-door_1',
    en: 'Use only letters, digits and . _ -, such as front-door_1',
  },
  urlEmpty: {
    zh: '请填写播放地址，例如 https://example.com/live.flv',
    en: 'Enter an address, such as https://example.com/live.flv',
  },
  urlWhitespace: { zh: '地址里有空格或换行，请去掉', en: 'There is a space or line break in the address: take it out' },
  urlScheme: {
    zh: '地址要以 http:// 或 https:// 开头，例如 https://example.com/live.flv',
    en: 'The address must begin with http:// or https://, such as https://example.com/live.flv',
  },
  urlXnetScheme: {
    zh: '.xnet 地址要以 http:// 开头，例如 http://name.xnet/ipc.p2p.com/ipc.flv',
    en: 'A .xnet address must begin with http://, such as http://name.xnet/ipc.p2p.com/ipc.flv',
  },
  urlHost: {
    zh: '地址里的主机名不对，例如 https://example.com/live.flv',
    en: 'The host in the address is not right; it looks like https://example.com/live.flv',
  },
  urlPort: {
    zh: '地址里的端口不对，应在 1 到 65535 之间，例如 https://example.com:8443/live.flv',
    en: 'The port in the address must be 1 to 65535, such as https://example.com:8443/live.flv',
  },
  urlFormat: {
    zh: '这里只能播放 FLV，不能播放 HLS（.m3u8）等格式或文件。请填写 .flv 地址，例如 https://example.com/live.flv',
    en: 'Only FLV can be played, not HLS (.m3u8) or files. Enter an .flv address, such as https://example.com/live.flv',
  },
  urlMasked: {
    zh: `地址里的 ${MASK} 是被隐藏的内容，请填写完整`,
    en: `${MASK} in the address stands for something hidden: enter it in full`,
  },
  productIdEmpty: { zh: '请填写产品 ID，例如 AB12CD34EF', en: 'Enter the product id, such as AB12CD34EF' },
  deviceNameEmpty: { zh: '请填写设备名，例如 camera_001', en: 'Enter the device name, such as camera_001' },
  xp2pInfoEmpty: {
    zh: '请填写设备的 xp2pInfo，以 XP2P 开头',
    en: 'Enter the device’s xp2pInfo; it begins with XP2P',
  },
  xp2pInfoMalformed: {
    zh: '这不是 xp2pInfo：它以 XP2P 开头，请从设备信息里完整复制',
    en: 'This is no xp2pInfo: it begins with XP2P. Copy all of it from the device’s information',
  },
  notPlain: {
    zh: '只能用英文字母、数字和符号；“未设置”之类的字不是它的值',
    en: 'Use only plain letters, digits and signs',
  },
  domainMalformed: {
    zh: '只填主机名，不带 https:// 和路径，例如 live.example.com',
    en: 'Enter the host alone, without https:// or a path, such as live.example.com',
  },
  channelsMalformed: (most: number, highest: number): Text => ({
    zh: `请填写 0 到 ${highest} 的通道号，用逗号隔开，最多 ${most} 个`,
    en: `Enter numbers, 0 to ${highest}, with commas between, at most ${most}`,
  }),
  initCommandMalformed: {
    zh: '要以 action= 开头，例如 action=user_define&cmd=init',
    en: 'It begins with action=, such as action=user_define&cmd=init',
  },
  whitespace: { zh: '里面有空格或换行，请去掉', en: 'There is a space or line break in it: take it out' },
} as const satisfies { [name: string]: Text | ((...given: never[]) => Text) };

export const texts = {
  addTitle: { zh: '添加摄像头', en: 'Add camera' },
  editTitle: { zh: '编辑摄像头', en: 'Edit camera' },
  xp2pInfoSet: { zh: '已设置', en: 'Set' },
  xp2pInfoKept: { zh: '不填则保留已设置的内容', en: 'Left empty, what is set is kept' },
  initCommandKept: {
    zh: '不填则保留，填 - 则删除',
    en: 'Left empty, it is kept; - removes it',
  },
  urlMasked: {
    zh: `参数的值显示为 ${MASK}，不改动则保留`,
    en: `Query values show as ${MASK}; left as they are, they are kept`,
  },
  deleteQuestion: { zh: '要删除“{name}”吗？', en: 'Delete “{name}”?' },
  saveFailed: {
    zh: '没有保存成功，填写的内容还在。请清理手机存储空间后再试。',
    en: 'It could not be saved; what you typed is still here. Free some storage on the phone, then try again.',
  },
} as const satisfies { [name: string]: Text };

/** What happened to the storage, and what to do. */
export const troubleTexts = {
  setAside: {
    zh: '有些摄像头的记录已损坏，已另外保存。如有缺少，请重新添加。',
    en: 'Some camera records were damaged and have been set aside. Add again what is missing.',
  },
  unreadable: {
    zh: '暂时读不到摄像头列表，请重新打开小程序。',
    en: 'The list of cameras cannot be read right now. Reopen the mini-program.',
  },
  notWritten: {
    zh: '这次改动没有保存成功，请清理手机存储空间后再试。',
    en: 'The change could not be saved. Free some storage on the phone, then try again.',
  },
} as const satisfies { [trouble: string]: Text };
