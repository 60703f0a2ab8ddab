/** What a person knows of the words on the screen, written down here anew: the texts of the product are what is tested. */
export interface Words {
  /** What the status pill may say, by what it means. */
  readonly status: {
    readonly live: RegExp;
    /** Sound comes, and no picture. */
    readonly soundOnly: RegExp;
    /** It moves, later than what it shows. */
    readonly behind: RegExp;
    readonly draining: RegExp;
    readonly weak: RegExp;
    readonly stopped: RegExp;
    readonly paused: RegExp;
    /** Something is under way. */
    readonly busy: RegExp;
    /** Something went wrong, and it goes on by itself. */
    readonly retrying: RegExp;
    readonly offline: RegExp;
    readonly ended: RegExp;
    readonly failed: RegExp;
  };
  readonly badge: RegExp;
  readonly badgeFailed: string;
  readonly buttons: Readonly<
    Record<
      | 'play'
      | 'stop'
      | 'pause'
      | 'resume'
      | 'retry'
      | 'retryNow'
      | 'replay'
      | 'snapshot'
      | 'fullScreen'
      | 'exitFullScreen'
      | 'quality'
      | 'details'
      | 'wall'
      | 'add'
      | 'edit'
      | 'remove'
      | 'cancel'
      | 'save'
      | 'clear'
      | 'more',
      string
    >
  >;
  readonly kinds: { readonly camera: string; readonly server: string };
  readonly bys: { readonly device: string; readonly url: string };
  readonly fields: Readonly<
    Record<
      'name' | 'id' | 'url' | 'productId' | 'deviceName' | 'xp2pInfo' | 'liveStreamDomain' | 'initCommand' | 'channels',
      string
    >
  >;
  readonly noCameras: string;
  readonly noNetwork: RegExp;
  readonly deleteQuestion: (name: string) => string;
}

const en: Words = {
  status: {
    live: /^Live( · shared)?$/,
    soundOnly: /^Live · sound only$/,
    behind: /^Behind live$/,
    draining: /^Playing what is left$/,
    weak: /^Weak network$/,
    stopped: /^Stopped$/,
    paused: /^Paused$/,
    busy: /^(Preparing P2P… 1|Connecting to the camera… 2|Starting the player… 3|(Asking the camera|Asking for the picture|Waiting for the picture)… 4)\/4$|^(Network changed, preparing again|Preparing P2P again|Waiting for another stream to make room|Back to live)…$/,
    retrying:
      /^(Reconnecting…|Reconnecting in \d+ s|.+, trying again in \d+ s|Player is reconnecting…|Data comes, no picture yet…|The picture stands still…|The stream is damaged…|The phone cannot decode it…)$/,
    offline: /^Offline$/,
    ended: /^Ended$/,
    failed: /^Cannot play$/,
  },
  badge: /^(To be prepared again|Not initialised|Initialising…|Ready|Init failed|Network changed|Resetting…|Closed)$/,
  badgeFailed: 'Init failed',
  buttons: {
    play: 'Play',
    stop: 'Stop',
    pause: 'Pause',
    resume: 'Resume',
    retry: 'Try again',
    retryNow: 'Try now',
    replay: 'Play again',
    snapshot: 'Photo',
    fullScreen: 'Expand',
    exitFullScreen: 'Exit full screen',
    quality: 'Quality',
    details: 'Details',
    wall: 'Wall',
    add: 'Add camera',
    edit: 'Edit',
    remove: 'Delete',
    cancel: 'Cancel',
    save: 'Save',
    clear: 'Clear',
    more: 'More',
  },
  kinds: { camera: 'P2P direct', server: 'Shared stream' },
  bys: { device: 'Device', url: 'Address' },
  fields: {
    name: 'Name',
    id: 'Id',
    url: 'Address',
    productId: 'Product id',
    deviceName: 'Device name',
    xp2pInfo: 'xp2pInfo',
    liveStreamDomain: 'Sharing server',
    initCommand: 'Init command',
    channels: 'Channels',
  },
  noCameras: 'No cameras yet',
  noNetwork: /No network/,
  deleteQuestion: (name) => `Delete “${name}”?`,
};

const zh: Words = {
  status: {
    live: /^直播( · 多人共享)?$/,
    soundOnly: /^直播 · 仅有声音$/,
    behind: /^画面晚于现场$/,
    draining: /^正在播完余下画面$/,
    weak: /^网络较弱$/,
    stopped: /^已停止$/,
    paused: /^已暂停$/,
    busy: /^(正在准备 P2P… 1|正在连接摄像头… 2|正在启动播放器… 3|正在(询问摄像头|请求画面|等待画面)… 4)\/4$|^(网络变化，正在重新准备|正在重新准备 P2P|正在等待其他画面让出连接|正在回到直播)…$/,
    retrying:
      /^(正在重连…|重连中 · \d+ 秒后|.+，\d+ 秒后重试|播放器正在重连…|有数据，还没有画面…|画面停住了，请稍候…|画面数据损坏…|手机解不出画面…)$/,
    offline: /^网络已断开$/,
    ended: /^已结束$/,
    failed: /^无法播放$/,
  },
  badge: /^(将重新准备|未初始化|正在初始化…|已就绪|初始化失败|网络已变化|正在重置…|已关闭)$/,
  badgeFailed: '初始化失败',
  buttons: {
    play: '播放',
    stop: '停止',
    pause: '暂停',
    resume: '继续',
    retry: '重试',
    retryNow: '立即重试',
    replay: '重新播放',
    snapshot: '截图',
    fullScreen: '全屏',
    exitFullScreen: '退出全屏',
    quality: '清晰度',
    details: '详情',
    wall: '四分屏',
    add: '添加摄像头',
    edit: '编辑',
    remove: '删除',
    cancel: '取消',
    save: '保存',
    clear: '清空',
    more: '更多',
  },
  kinds: { camera: 'P2P 直连', server: '多人共享' },
  bys: { device: '设备信息', url: '播放地址' },
  fields: {
    name: '名称',
    id: 'ID',
    url: '播放地址',
    productId: '产品 ID',
    deviceName: '设备名',
    xp2pInfo: 'xp2pInfo',
    liveStreamDomain: '共享服务器',
    initCommand: '初始化命令',
    channels: '通道',
  },
  noCameras: '还没有摄像头',
  noNetwork: /网络已断开/,
  deleteQuestion: (name) => `要删除“${name}”吗？`,
};

export const WORDS: Readonly<Record<'en' | 'zh_CN', Words>> = { en, zh_CN: zh };
