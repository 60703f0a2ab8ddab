import type { Question } from './probe.types';

const NOTHING = { zh: '不用做什么，等它结束。', en: 'Nothing to do: wait until it has ended.' };
const PICTURE = { zh: '看画面即可；问到相册时请允许。', en: 'Watch; allow the album when you are asked.' };

/** The unknowns, in the order in which a person goes through them. */
export const questions = [
  {
    id: 'members',
    title: { zh: '插件导出了什么', en: 'What the plugin exports' },
    todo: NOTHING,
    names: ['oldSurface', 'readyWord'],
  },
  {
    id: 'service',
    title: { zh: '连接的状态和先后', en: 'States of a service, and their order' },
    todo: NOTHING,
    names: ['earlyListener', 'stepsTold', 'promise', 'connectedState'],
  },
  {
    id: 'lastCaller',
    title: { zh: '最后一个使用者离开以后', en: 'After the last caller' },
    todo: NOTHING,
    names: ['idleTold', 'lingersMs', 'listenersStay', 'stepsTold', 'stoppedStart'],
  },
  {
    id: 'rejections',
    title: { zh: '错误的 xp2pInfo，被拒绝的命令', en: 'A wrong xp2pInfo, a refused command' },
    todo: NOTHING,
    names: ['rejection', 'commandFails', 'otherInfo'],
  },
  {
    id: 'picture',
    title: { zh: '一个画面：事件、清晰度、截图、停止', en: 'One picture: events, quality, photo, stop' },
    todo: PICTURE,
    names: ['playSuccess', 'keyFrameTold', 'qualityChange', 'snapshotAnswer', 'stopTold'],
  },
  {
    id: 'twoNodes',
    title: { zh: '同一设备的两个播放组件', en: 'Two nodes of one device' },
    todo: NOTHING,
    names: ['secondNode'],
  },
  {
    id: 'removal',
    title: { zh: '组件被移除以后', en: 'After a node was removed' },
    todo: NOTHING,
    names: ['holds', 'wordsAfterDetached', 'letsGoAfterMs'],
  },
  {
    id: 'refused',
    title: { zh: '被拒绝的画面', en: 'A picture that is refused' },
    todo: {
      zh: '选一台播不了的摄像头更好（例如正忙）；否则请求一个不存在的通道。',
      en: 'Best with a camera that refuses (busy, say); else a channel that it has not is asked for.',
    },
    names: ['errorFields', 'fatalTold', 'holdsAfterError'],
  },
  {
    id: 'retry',
    title: { zh: '播放时换网络，然后重试', en: 'Another network while it plays, then retry' },
    todo: {
      zh: '有画面以后，按提示换网络：Wi-Fi 换成移动数据，或反过来。',
      en: 'Once there is a picture, change the network when you are told: Wi-Fi to mobile data, or back.',
    },
    names: ['natTold', 'errorFields', 'fatalTold', 'retryAfterFatal'],
  },
  {
    id: 'reset',
    title: { zh: '别人还在用时的 checkReset', en: 'checkReset while another holds' },
    todo: { zh: '按提示再换一次网络。', en: 'Change the network once more when you are told.' },
    names: ['natTold', 'startResets', 'resetBegins', 'resetTold', 'resetMakes'],
  },
  {
    id: 'hidden',
    title: { zh: '页面被遮住一分钟', en: 'The page hidden for a minute' },
    todo: {
      zh: '做两次：按提示打开日志页，一分钟后返回；再按提示离开微信，一分钟后回来。',
      en: 'Do it twice: open the log when you are told, and come back after a minute; then leave WeChat instead.',
    },
    names: ['hiddenPage', 'serverErrorDetail'],
  },
  {
    id: 'trouble',
    title: { zh: '摄像头断电', en: 'The camera loses its power' },
    todo: {
      zh: '有画面以后，按提示拔掉摄像头的电源，直到这一步结束。',
      en: 'Once there is a picture, pull the plug of the camera when you are told, until the step has ended.',
    },
    names: ['ownRetries', 'ownRetryMs', 'startsServiceAgain', 'errorFields', 'fatalTold', 'holdsAfterError'],
  },
] as const satisfies readonly Question[];

export type QuestionId = (typeof questions)[number]['id'];

/** What no script on a phone can find out, and what would. */
export const unanswerable = [
  { name: 'failedWord', why: { zh: '初始化失败无法在手机上造成。', en: 'A phone cannot make the init fail.' } },
  { name: 'failedInit', why: { zh: '初始化失败无法在手机上造成。', en: 'A phone cannot make the init fail.' } },
  {
    name: 'ownCommand',
    why: { zh: '不知道你的摄像头认识哪些命令。', en: 'Nobody here knows which commands your camera takes.' },
  },
  {
    name: 'export files',
    why: {
      zh: '没有导出文件时会怎样：要另构建一个没有它的包。',
      en: 'What happens without the export files: wants a build without them.',
    },
  },
] as const;
