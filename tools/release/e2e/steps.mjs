// @ts-check
/**
 * A person looks at a camera: the one table that both drivers read, the browser tests' and that of WeChat DevTools.
 *
 * @typedef {{ zh: string, en: string }} Words
 *
 * @typedef {object} Place
 * @property {string} component its tag in the page's markup
 * @property {string} part class within the component
 * @property {Words} says what can be read there, or a part of it
 *
 * @typedef {({ see: Place } | { tap: Place } | { back: true } | { screenshot: string })} Step
 *
 * What a driver can do. Each rejects when it is not possible, or not seen in time.
 *
 * @typedef {object} Driver
 * @property {keyof Words} language
 * @property {(place: Place) => Promise<void>} see waits until it can be seen
 * @property {(place: Place) => Promise<void>} tap
 * @property {() => Promise<void>} back
 * @property {(name: string) => Promise<string>} screenshot gives the file
 */

/** @type {(says: Words) => Place} */
const camera = (says) => ({ component: 'camera-card', part: 'main', says });
/** @type {(says: Words) => Place} */
const status = (says) => ({ component: 'status-pill', part: 'words', says });
/** @type {(says: Words) => Place} */
const button = (says) => ({ component: 'icon-button', part: 'button', says });

const frontDoor = { zh: '大门口', en: 'Front door' };
const lobby = { zh: '大厅', en: 'Lobby' };
const live = { zh: '直播', en: 'Live' };

/** @type {readonly Step[]} */
export const steps = [
  { see: status({ zh: '已就绪', en: 'Ready' }) },
  { see: camera(frontDoor) },
  { screenshot: 'e2e home' },
  { tap: camera(frontDoor) },
  { see: status(live) },
  { screenshot: 'e2e live' },
  { tap: button({ zh: '停止', en: 'Stop' }) },
  { see: status({ zh: '已停止', en: 'Stopped' }) },
  { tap: button({ zh: '播放', en: 'Play' }) },
  { see: status(live) },
  { back: true },
  { tap: camera(lobby) },
  { see: status(live) },
  { screenshot: 'e2e server stream' },
  { back: true },
  { see: camera(lobby) },
];

/**
 * Does the steps one after the other. Rejects at the first that fails, and says which it was.
 *
 * @param {readonly Step[]} table
 * @param {Driver} driver
 * @param {(sentence: string) => void} tell
 */
export async function runSteps(table, driver, tell) {
  for (const [index, step] of table.entries()) {
    const sentence = `${index + 1}/${table.length} ${sentenceOf(step, driver.language)}`;
    try {
      await perform(step, driver);
    } catch (error) {
      throw new Error(`${sentence}: ${/** @type {Error} */ (error).message}`);
    }
    tell(sentence);
  }
}

/**
 * @param {Step} step
 * @param {Driver} driver
 */
async function perform(step, driver) {
  if ('see' in step) await driver.see(step.see);
  else if ('tap' in step) await driver.tap(step.tap);
  else if ('screenshot' in step) await driver.screenshot(step.screenshot);
  else await driver.back();
}

/**
 * @param {Step} step
 * @param {keyof Words} language
 */
function sentenceOf(step, language) {
  if ('see' in step) return `see "${step.see.says[language]}"`;
  if ('tap' in step) return `tap "${step.tap.says[language]}"`;
  return 'screenshot' in step ? `screenshot "${step.screenshot}"` : 'back';
}
