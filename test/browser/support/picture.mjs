// @ts-check
/** What can be seen of the video in a phone. */

/** @typedef {import('playwright-core').Frame} Frame */

/**
 * A coarse copy of a video's picture: brightness, 0–255, of 16×9 fields. Empty while there is no picture.
 *
 * @param {Frame} frame
 * @param {number} [index] which video, where there are several
 * @returns {Promise<number[]>}
 */
export function lookAt(frame, index = 0) {
  return frame.evaluate((wanted) => {
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
  }, index);
}

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
