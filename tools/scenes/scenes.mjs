// @ts-check

/**
 * One clip: what is filmed, and how it travels.
 *
 * @typedef {object} Clip
 * @property {string} name of the file: `front-door.flv`
 * @property {import('./scenes.types.ts').SceneName} scene
 * @property {import('./scenes.types.ts').Light} light
 * @property {string} title stands in the picture, as cameras put their name there
 * @property {number} startsAtS by the clock in the picture, in seconds since midnight
 * @property {number} width
 * @property {number} height
 * @property {'h264' | 'h265'} codec
 * @property {number} videoKbps
 * @property {string} [sound] a source of ffmpeg's; without one the clip has no sound, and goes on with its scene's
 */

export const FRAMES_A_SECOND = 15;
export const LENGTH_S = 8;

/** A clip in the usual size. @param {Pick<Clip, 'name' | 'scene' | 'title' | 'startsAtS'> & Partial<Clip>} clip @returns {Clip} */
const usual = (clip) => ({ light: 'usual', width: 640, height: 360, codec: 'h264', videoKbps: 100, ...clip });

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
const small = { width: 320, height: 180 };

const scenes = [
  usual({ name: 'front-door', ...frontDoor }),
  usual({ name: 'front-door-standard', ...frontDoor, ...small, videoKbps: 56 }),
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

/** By night there is less to see and nothing coloured: few bits are enough. @param {Clip} clip @returns {Clip} */
const byNight = ({ sound: _, ...clip }) => ({
  ...clip,
  ...{ name: `${clip.name}-night`, light: 'night', startsAtS: clock(2, 13), videoKbps: clip.videoKbps / 5 },
});

/** @param {Clip} clip @returns {Clip} */
const inTheRain = ({ sound: _, ...clip }) => ({
  ...clip,
  ...{ name: `${clip.name}-rain`, light: 'rain', videoKbps: clip.videoKbps / 2.6 },
});

/** Black is black, whatever was there to be seen. */
const black = usual({ name: 'privacy', scene: 'lobby', light: 'privacy', title: '', startsAtS: 0, videoKbps: 20 });

/** Every clip of simulator/media: a car park by night and a lit tank look the same at any hour, and it rains by day where there is no roof. @type {readonly Clip[]} */
export const clips = [
  ...scenes,
  ...scenes.filter(({ scene }) => !['carPark', 'fishTank'].includes(scene)).map(byNight),
  ...scenes.filter(({ scene }) => ['frontDoor', 'garden'].includes(scene)).map(inTheRain),
  black,
  { ...black, ...small, name: 'privacy-standard' },
  { ...black, codec: 'h265', name: 'privacy-h265' },
];
