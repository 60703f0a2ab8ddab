// @ts-check

/**
 * One clip: what is filmed, and how it travels.
 *
 * @typedef {object} Clip
 * @property {string} name of the file: `front-door.flv`
 * @property {import('./scenes.types.ts').SceneName} scene
 * @property {string} title stands in the picture, as cameras put their name there
 * @property {number} startsAtS by the clock in the picture, in seconds since midnight
 * @property {number} width
 * @property {number} height
 * @property {'h264' | 'h265'} codec
 * @property {number} videoKbps
 * @property {string} sound a source of ffmpeg's
 */

export const FRAMES_A_SECOND = 15;
export const LENGTH_S = 8;

/** A clip in the usual size. @param {Pick<Clip, 'name' | 'scene' | 'title' | 'startsAtS' | 'sound'> & Partial<Clip>} clip @returns {Clip} */
const usual = (clip) => ({ width: 640, height: 360, codec: 'h264', videoKbps: 116, ...clip });

const clock = (/** @type {number} */ hours, /** @type {number} */ minutes) => hours * 3_600 + minutes * 60 + 7;

/** Quiet noise, as a camera's microphone has it; each place has its own. */
const air = (/** @type {string} */ colour, /** @type {number} */ loudness, /** @type {string} */ filter) =>
  `anoisesrc=color=${colour}:amplitude=${loudness}:seed=7,${filter}`;

const frontDoor = {
  scene: /** @type {const} */ ('frontDoor'),
  title: '大门口 Front door',
  startsAtS: clock(9, 41),
  sound: air('pink', 0.03, 'tremolo=f=0.25:d=0.6'),
};

/** Every clip of simulator/media. @type {readonly Clip[]} */
export const clips = [
  usual({ name: 'front-door', ...frontDoor }),
  usual({ name: 'front-door-standard', ...frontDoor, width: 320, height: 180, videoKbps: 56 }),
  usual({
    name: 'garden',
    scene: 'garden',
    title: '院子 Garden',
    startsAtS: clock(14, 5),
    sound: air('brown', 0.05, 'tremolo=f=0.125:d=0.8'),
  }),
  usual({
    name: 'lobby',
    scene: 'lobby',
    title: '大厅 Lobby',
    startsAtS: clock(10, 10),
    sound: air('brown', 0.03, 'highpass=f=120'),
  }),
  usual({
    name: 'car-park',
    scene: 'carPark',
    title: '停车场 Car park',
    startsAtS: clock(22, 48),
    sound: air('brown', 0.06, 'lowpass=f=300,tremolo=f=0.125:d=0.9'),
  }),
  usual({
    name: 'living-room',
    scene: 'livingRoom',
    title: '客厅 Living room',
    startsAtS: clock(19, 30),
    codec: 'h265',
    sound: air('pink', 0.02, 'lowpass=f=900'),
  }),
  usual({
    name: 'fish-tank',
    scene: 'fishTank',
    title: '鱼缸 Fish tank',
    startsAtS: clock(16, 20),
    sound: air('brown', 0.05, 'bandpass=f=500:w=300,tremolo=f=6:d=0.5'),
  }),
];
