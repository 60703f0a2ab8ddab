// @ts-check
/** What stands on the buttons and cards that page objects press, in both languages. */
export const words = {
  zh: {
    frontDoor: '大门口',
    garden: '院子',
    livingRoom: '客厅',
    more: '更多',
    edit: '编辑',
    remove: '删除',
    add: '添加摄像头',
    log: '运行日志',
    id: 'ID',
    save: '保存',
    stop: '停止',
    pause: '暂停',
    shared: '直播 · 多人共享',
    snapshot: '截图',
    live: '直播',
    details: '详情',
    diagnosis: '诊断信息',
  },
  en: {
    frontDoor: 'Front door',
    garden: 'Garden',
    livingRoom: 'Living room',
    more: 'More',
    edit: 'Edit',
    remove: 'Delete',
    add: 'Add camera',
    log: 'Log',
    id: 'Id',
    save: 'Save',
    stop: 'Stop',
    pause: 'Pause',
    shared: 'Live · shared',
    snapshot: 'Photo',
    live: 'Live',
    details: 'Details',
    diagnosis: 'Diagnosis',
  },
};

/** @typedef {keyof typeof words} Language */
