// @ts-check
/** What can be seen of the video in a phone. */

/** @typedef {import('playwright-core').Frame} Frame */

/**
 * In the browser, where nothing else of this file is.
 *
 * @param {number} wanted which video
 * @returns {number[]}
 */
const look = (wanted) => {
  const video = document.querySelectorAll('video')[wanted];
  if (!video || video.videoWidth === 0) return [];
  const canvas = document.createElement('canvas');
  canvas.width = 16;
  canvas.height = 9;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const fields = [];
  for (let at = 0; at < data.length; at += 4) {
    fields.push(Math.round(((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3));
  }
  return fields;
};

/**
 * A coarse copy of a video's picture: brightness, 0–255, of 16×9 fields. Empty while there is no picture.
 *
 * @param {Frame} frame
 * @param {number} [index] which video, where there are several
 * @returns {Promise<number[]>}
 */
export const lookAt = (frame, index = 0) => frame.evaluate(look, index);

/**
 * Looks at the first video, and again when so much of the phone's time is over. The browser does both by itself: a busy computer
 * answers late, and what stands still for a moment would move by then.
 *
 * @param {Frame} frame
 * @param {number} apartMs
 * @returns {Promise<[before: number[], after: number[]]>}
 */
export const lookTwice = (frame, apartMs) =>
  frame.evaluate(`(async () => {
    const look = ${look};
    const { now } = window.__preview;
    const before = look(0);
    const sinceMs = now();
    while (now() - sinceMs < ${apartMs}) await new Promise((resolve) => setTimeout(resolve, 20));
    return [before, look(0)];
  })()`);

/**
 * How many of the fields differ visibly between two looks.
 *
 * @param {readonly number[]} before
 * @param {readonly number[]} after
 */
export function differingFields(before, after) {
  if (before.length !== after.length) return Math.max(before.length, after.length);
  return before.filter((brightness, field) => Math.abs(brightness - (after[field] ?? 0)) > 4).length;
}
