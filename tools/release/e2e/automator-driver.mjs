// @ts-check
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {import('./steps.mjs').Driver} Driver */
/** @typedef {import('./steps.mjs').Place} Place */

/**
 * As much of miniprogram-automator 0.12 as is used.
 *
 * @typedef {object} AutomatedElement
 * @property {(selector: string) => Promise<AutomatedElement | null>} $
 * @property {() => Promise<string>} text
 * @property {() => Promise<void>} tap
 *
 * @typedef {object} AutomatedPage
 * @property {(selector: string) => Promise<AutomatedElement[]>} $$
 *
 * @typedef {object} AutomatedMiniProgram
 * @property {() => Promise<AutomatedPage | undefined>} currentPage
 * @property {() => Promise<{ language?: string }>} systemInfo
 * @property {() => Promise<unknown>} navigateBack
 * @property {(options: { path: string }) => Promise<unknown>} screenshot
 */

/** How long something may take to be seen, and how often is looked. */
const patienceMs = 30_000;
const lookEveryMs = 500;

/**
 * Does the steps in WeChat DevTools.
 *
 * @param {AutomatedMiniProgram} miniProgram
 * @param {object} options
 * @param {string} options.folder where pictures go
 * @param {(ms: number) => Promise<unknown>} options.wait
 * @returns {Promise<Driver>}
 */
export async function createAutomatorDriver(miniProgram, { folder, wait }) {
  const { language = 'zh' } = await miniProgram.systemInfo();
  const spoken = language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

  const see = async (/** @type {Place} */ place) => {
    let seen = /** @type {string[]} */ ([]);
    for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += lookEveryMs) {
      const elements = await elementsAt(miniProgram, place);
      const element = elements.find(({ text }) => text.includes(place.says[spoken]))?.element;
      if (element) return element;
      seen = elements.map(({ text }) => text);
      await wait(lookEveryMs);
    }
    const instead = seen.length > 0 ? `but "${seen.join('", "')}"` : 'nor anything else';
    throw new Error(`not seen in ${place.component} within ${patienceMs / 1000} s, ${instead}`);
  };

  return {
    language: spoken,
    see: async (place) => {
      await see(place);
    },
    tap: async (place) => {
      await (await see(place)).tap();
    },
    back: async () => {
      await miniProgram.navigateBack();
    },
    screenshot: async (name) => {
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${name}.png`);
      await miniProgram.screenshot({ path: file });
      return file;
    },
  };
}

/**
 * @param {AutomatedMiniProgram} miniProgram
 * @param {Place} place
 */
async function elementsAt(miniProgram, { component, part }) {
  const page = await miniProgram.currentPage();
  const found = [];
  for (const host of (await page?.$$(component)) ?? []) {
    const element = await host.$(`.${part}`);
    if (element) found.push({ element, text: await element.text() });
  }
  return found;
}
