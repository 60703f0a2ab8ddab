// @ts-check
import { after, test } from 'node:test';
import { hasMeaning } from './managed-stories.mjs';
import { closeAll, openPhone } from './preview.mjs';
import { wayTold } from './way.mjs';

/**
 * @typedef {import('./phone.mjs').Phone} Phone
 * @typedef {import('./preview.mjs').PhoneOptions} PhoneOptions
 */

/** Longer than any story takes on a busy computer. */
const TIME_LIMIT_MS = 60_000;

after(closeAll);

/**
 * A test with a phone of its own, in which nothing may be thrown that nobody catches. A story that fails leaves a picture
 * of its last moment, `artifacts/screenshots/failed …`, and is told once more with a phone of its own: pictures come in real
 * time, which a busy computer can starve. What failed first is printed then; what fails twice has failed.
 *
 * @param {string} name
 * @param {(phone: Phone) => Promise<void>} tell
 * @param {PhoneOptions} [options]
 */
export function story(name, tell, options) {
  if (!isTold(name)) return;
  test(name, { timeout: 2 * TIME_LIMIT_MS }, async (context) => {
    try {
      await tellOnce(name, tell, options);
    } catch (error) {
      context.diagnostic(
        `"${name}" is told once more, as it failed: ${error instanceof Error ? error.message : error}`,
      );
      await tellOnce(name, tell, options);
    }
  });
}

/** @type {readonly string[] | undefined} */
let chosen;

/** Of the stories that are told in this process from now on these alone. @param {readonly string[]} names */
export function tellOnly(names) {
  chosen = names;
}

/** @param {string} name */
function isTold(name) {
  return (wayTold() === 'bytes' || hasMeaning(name)) && (chosen?.includes(name) ?? true);
}

/**
 * @param {string} name
 * @param {(phone: Phone) => Promise<void>} tell
 * @param {PhoneOptions} [options]
 */
async function tellOnce(name, tell, options) {
  const phone = await openPhone(options);
  try {
    await tell(phone);
    await phone.expectNoErrors();
  } catch (error) {
    await phone.screenshot(`failed ${name.replace(/[^\p{L}\p{N} ]/gu, '')}`);
    throw error;
  } finally {
    await phone.close();
  }
}

/** Where pictures don't matter: ten times as fast. The first story of watch.test.mjs shows that even they keep up. */
export const FAST = { speed: 10 };
