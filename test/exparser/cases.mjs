// @ts-check
/**
 * @typedef {object} Case a component with what it is given, and what a person does to it
 * @property {string} component its name
 * @property {string} name
 * @property {Record<string, unknown>} given properties
 * @property {readonly string[]} [says] the events that are listened to
 * @property {readonly string[]} [taps] classes, one after the other; the first element that has one is tapped
 */

const failure = {
  kind: 'failure',
  title: 'Too many people are watching',
  advice: 'It tries again in 30 seconds.',
  primary: { label: 'Try now', event: 'RETRY' },
  secondary: { label: 'Settings', event: 'OPEN_SETTINGS' },
  details: 'Code: 503',
};
const labels = { detailsLabel: 'Details', copyLabel: 'Copy' };

/** @type {readonly Case[]} */
export const cases = [
  {
    component: 'bottom-sheet',
    name: 'closed by a tap beside it, and by its button',
    given: { title: 'Picture', closeLabel: 'Close' },
    says: ['close'],
    taps: ['veil', 'quiet'],
  },
  {
    component: 'camera-card',
    name: 'without a picture',
    given: { name: 'Front door', cameraId: 'door', kind: 'camera', kindText: 'Camera', moreLabel: 'More' },
    says: ['open', 'more'],
    taps: ['main', 'more'],
  },
  {
    component: 'camera-card',
    name: 'with a picture',
    given: {
      name: 'Lobby',
      cameraId: 'lobby',
      kind: 'server',
      kindText: 'Stream',
      picture: '/a.png',
      moreLabel: 'More',
    },
  },
  {
    component: 'choice-row',
    name: 'one of three',
    given: {
      label: 'Quality',
      options: [
        { value: 'standard', label: 'Standard', chosen: false },
        { value: 'high', label: 'High', chosen: true },
        { value: 'super', label: 'Super', chosen: false },
      ],
    },
    says: ['choose'],
    taps: ['option'],
  },
  {
    component: 'filter-chips',
    name: 'with counts',
    given: {
      filters: [
        { value: 'all', label: 'All', chosen: true, count: 12 },
        { value: 'error', label: 'Errors', chosen: false, count: 0 },
      ],
    },
    says: ['choose'],
    taps: ['chip'],
  },
  {
    component: 'notice-card',
    name: 'answered and dismissed',
    given: { notice: { text: 'Saved', action: 'Look', event: 'OPEN_SETTINGS' }, dismissLabel: 'Dismiss' },
    says: ['act'],
    taps: ['action', 'touch'],
  },
  {
    component: 'quality-sheet',
    name: 'one of two',
    given: {
      title: 'Quality',
      closeLabel: 'Cancel',
      qualities: [
        { value: 'standard', label: 'SD', chosen: false },
        { value: 'high', label: 'HD', chosen: true },
      ],
    },
    says: ['choose'],
    taps: ['option'],
  },
  { component: 'filter-chips', name: 'without any', given: { filters: [] } },
  { component: 'fold', name: 'opened', given: { title: 'Details' }, taps: ['head'] },
  { component: 'fold', name: 'opened and closed', given: { title: 'Details' }, taps: ['head', 'head'] },
  {
    component: 'form-field',
    name: 'with help',
    given: { field: 'name', label: 'Name', value: 'Door', placeholder: 'Front door', help: 'Up to 20 characters' },
  },
  {
    component: 'form-field',
    name: 'secret, with an error',
    given: { field: 'xp2pInfo', label: 'xp2pInfo', error: 'It begins with XP2P', secret: true },
  },
  { component: 'glyph', name: 'an outline', given: { name: 'play', size: 36 } },
  { component: 'glyph', name: 'of no name', given: { name: 'nothing' } },
  {
    component: 'icon-button',
    name: 'pressed',
    given: { icon: 'camera', label: 'Photo', disabled: false },
    says: ['press'],
    taps: ['button'],
  },
  {
    component: 'icon-button',
    name: 'pressed while disabled',
    given: { icon: 'camera', label: 'Photo', disabled: true },
    says: ['press'],
    taps: ['button'],
  },
  {
    component: 'obstacle-view',
    name: 'an old WeChat',
    given: {
      obstacle: { title: 'WeChat is too old', advice: 'Update it to 8.0.10', details: 'WeChat 7.0' },
      detailsLabel: 'Details',
    },
  },
  { component: 'obstacle-view', name: 'none', given: { obstacle: null, detailsLabel: 'Details' } },
  {
    component: 'permission-note',
    name: 'opened',
    given: {
      permissions: {
        hint: 'A permission is missing',
        title: 'Permissions',
        close: 'Close',
        failure: '',
        rows: [
          {
            name: 'album',
            label: 'Album',
            state: 'Refused',
            tone: 'warn',
            advice: 'Open the settings',
            action: 'Settings',
            event: 'OPEN_SETTINGS',
          },
        ],
      },
    },
    taps: ['note'],
  },
  { component: 'permission-note', name: 'nothing is missing', given: { permissions: { hint: '', rows: [] } } },
  { component: 'status-pill', name: 'live', given: { text: 'Live', tone: 'live', over: 'video' } },
  { component: 'status-pill', name: 'waiting', given: { text: 'Connecting', tone: 'busy', waiting: true } },
  {
    component: 'stage-sheet',
    name: 'tried again, unfolded, copied',
    given: { sheet: failure, ...labels },
    says: ['act', 'copy'],
    taps: ['primary', 'secondary', 'fold', 'copy'],
  },
  {
    component: 'stage-sheet',
    name: 'stopped',
    given: { sheet: { kind: 'stopped', title: '', advice: '', primary: { label: 'Play', event: 'PLAY' } }, ...labels },
    says: ['act'],
    taps: ['play'],
  },
  { component: 'stage-sheet', name: 'none', given: { sheet: null, ...labels } },
  {
    component: 'timeline-bar',
    name: 'a start',
    given: {
      title: 'Start-up',
      labels: { module: 'Module', player: 'Player', service: 'Connect' },
      steps: [
        { step: 'module', atMs: 0, ms: 50, failed: false },
        { step: 'player', atMs: 0, ms: 100, failed: false },
        { step: 'service', atMs: 100, ms: 300, failed: true },
      ],
      marks: [],
    },
  },
];

/** What cannot be compared, and why. */
export const left = {
  'camera-view': 'shows the component of a plugin, which the classic framework here does not know',
  'wall-tile': 'holds a camera-view',
};

/** Of the package for watching. */
const watching = ['stage-sheet', 'timeline-bar', 'icon-button', 'notice-card', 'quality-sheet'];

/** Where a component is in the mini-program, without suffix. @param {string} name */
export const placeOf = (name) => `${watching.includes(name) ? 'packages/watch/' : ''}components/${name}/${name}`;
