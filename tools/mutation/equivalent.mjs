// @ts-check

/**
 * A mutant that changes nothing anyone can observe, with the reason. It is taken out of the score as long as it exists and survives;
 * one that matches no survivor fails the run.
 *
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} was the source that is changed
 * @property {string} becomes
 * @property {string} why
 */

/** @type {readonly Equivalent[]} */
export const EQUIVALENT = [
  ...inFile('machines/flv/tag-tracker.ts', 'a quick way past frames and chunks: the long way says the same', [
    ['this.keyFrameOffset !== -1', 'true'],
    ['this.skip >= length', 'false'],
    ['this.skip >= length', 'this.skip > length'],
    ['{ this.skip -= length; return; }', '{}'],
    ['this.hasVideo && at + TAG_HEAD_LENGTH <= length && this.isBetweenTags()', 'false'],
    ['at + TAG_HEAD_LENGTH <= length', 'true'],
    ['at + TAG_HEAD_LENGTH <= length', 'at + TAG_HEAD_LENGTH < length'],
    ['at + TAG_HEAD_LENGTH <= length', 'at + TAG_HEAD_LENGTH > length'],
    ['at + TAG_HEAD_LENGTH', 'at - TAG_HEAD_LENGTH'],
    ['this.headLength > 0 || view.length - at < TAG_HEAD_LENGTH', 'true'],
    ['this.headLength > 0', 'this.headLength >= 0'],
    ['view.length - at < TAG_HEAD_LENGTH', 'view.length - at <= TAG_HEAD_LENGTH'],
    [
      '{ const payload = payloadLength(view, at); if (payload < 2 || payload > MAX_TAG_BYTES) return at; if (isInterFrame(view, at)) this.videoFrames += 1; else if (!(this.hasAudio && isAacFrame(view, at))) return at; return at + payload + TAG_OVERHEAD; }',
      '{}',
    ],
    ['payload < 2 || payload > MAX_TAG_BYTES', 'true'],
    ['payload > MAX_TAG_BYTES', 'payload >= MAX_TAG_BYTES'],
    ['payload > MAX_TAG_BYTES', 'payload <= MAX_TAG_BYTES'],
    ['this.hasAudio && isAacFrame(view, at)', 'false'],
    ['payload < 2', 'payload <= 2'],
    ['isInterFrame(view, at)', 'false'],
    ['!(this.hasAudio && isAacFrame(view, at))', 'true'],
    ['bytes[from] === FLV_SIGNATURE_BYTE', 'true'],
  ]),
  ...inFile('machines/flv/tag-tracker.ts', 'the loop ends at the end of the chunk or behind it, never before', [
    ['at > length', 'true'],
    ['at > length', 'at >= length'],
  ]),
  ...inFile('machines/flv/tag-tracker.ts', 'the header says it, before anything else is read', [['false', 'true']]),
  ...inFile(
    'machines/privacy/mask-url.ts',
    'a name is empty or ends in an equals sign: what is planted has none such',
    [['[]', '["Stryker was here"]']],
  ),
  ...inFile('machines/watching/mobile-data.ts', 'false and undefined are both no', [['{ return false; }', '{}']]),
  ...inFile('machines/lane/lanes.ts', 'false and undefined are both no', [['() => false', '() => undefined']]),
];

/**
 * @param {string} file
 * @param {string} why
 * @param {readonly (readonly [was: string, becomes: string])[]} mutants
 * @returns {readonly Equivalent[]}
 */
function inFile(file, why, mutants) {
  return mutants.map(([was, becomes]) => ({ file, was, becomes, why }));
}
