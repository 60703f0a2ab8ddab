import { createFlvSamples } from '../../../machines/recording/flv-samples';
import { parseFlv } from '../../../simulator/flv/flv-tags';
import frontDoor from '../../../simulator/media/front-door.flv';
import { audioFrame, audioSequence, flvHeader, flvTag, join, keyFrame } from '../../support/flv-builder';

const videoHeader = (() => {
  const tag = parseFlv(frontDoor)?.tags.find(({ type, sequenceHeader }) => type === 'video' && sequenceHeader);
  return frontDoor.subarray(tag?.offset, (tag?.offset ?? 0) + (tag?.length ?? 0));
})();

/** What is heard of such a stream, in words. */
function heardOf(...parts: readonly Uint8Array[]): string[] {
  const heard: string[] = [];
  const samples = createFlvSamples({
    config: ({ codec }) => heard.push(codec),
    sample: ({ track, dtsMs, ctsMs, isKey }) =>
      heard.push(`${track} ${dtsMs}${ctsMs ? `+${ctsMs}` : ''}${isKey ? ' key' : ''}`),
    soundLeftOut: (codec) => heard.push(`no sound: ${codec}`),
    trouble: (trouble, detail) => heard.push(`${trouble} ${detail}`.trim()),
  });
  samples.push(join(...parts).buffer);
  return heard;
}

test('a time above 2²⁴ and one that is shown before it is decoded are read as they are', () => {
  const shownEarlier = flvTag(9, 0x1_2345_6789, [0x27, 1, 0xff, 0xff, 0xd8, 1, 2]);
  expect(heardOf(flvHeader(), videoHeader, shownEarlier)).toEqual(['avc', `video ${0x2345_6789}+-40`]);
});

test('ends of sequences, commands to the player, scripts and empty tags are no samples', () => {
  const others = [
    flvTag(9, 0, [0x17, 2, 0, 0, 0]),
    flvTag(9, 0, [0x57, 0]),
    flvTag(18, 0, [2, 0, 1, 65]),
    flvTag(9, 0, []),
    flvTag(9, 0, [0x17, 1, 0, 0, 0]),
    flvTag(8, 0, [0xaf]),
    flvTag(8, 0, [0xaf, 1]),
  ];
  expect(heardOf(flvHeader(), videoHeader, ...others, keyFrame(80))).toEqual(
    ['avc', 'video 80+1 key'].map((word) => word.replace('+1', '+258')),
  );
});

test.each([
  ['MP4 has no place for it in any player', [0x12, 0, 0, 0, 0, 1], 'codec H.263'],
  ['it is AV1', [0x90, 0x61, 0x76, 0x30, 0x31, 1, 2], 'codec av01'],
  ['several pictures are in one tag', [0x96, 0x10, 0x68, 0x76, 0x63, 0x31, 0, 0, 0, 2, 1, 2], 'codec multitrack'],
  ['its parameters are none', [0x17, 0, 0, 0, 0, 1], 'damaged'],
])('a picture is refused where %s, and nothing is said after it', (_why, payload, word) => {
  expect(heardOf(flvHeader(), flvTag(9, 0, payload), videoHeader, keyFrame(40))).toEqual([word]);
});

test('an encrypted picture is refused; encrypted sound is left out of a picture that is not', () => {
  expect(heardOf(flvHeader(), flvTag(0x29, 0, [1, 2, 3]), keyFrame(0))).toEqual(['encrypted']);
  const beside = heardOf(flvHeader(), videoHeader, flvTag(0x28, 0, [1, 2, 3]), keyFrame(40));
  expect(beside).toEqual(['avc', 'no sound: encrypted', 'video 40+258 key']);
});

test('sound alone is refused after three seconds, and before a picture it is waited for', () => {
  const sounds = [0, 1_000, 2_900, 3_000].map((atMs) => audioFrame(atMs));
  expect(heardOf(flvHeader(), audioSequence(), ...sounds).at(-1)).toBe('soundOnly');
  expect(heardOf(flvHeader(), audioSequence(), ...sounds.slice(0, 3), videoHeader, keyFrame(2_950))).toContain('avc');
});

test('sound that no film takes is left out, said once by its name', () => {
  const alaw = [0, 20].map((atMs) => flvTag(8, atMs, [0x72, 1, 2, 3]));
  expect(heardOf(flvHeader(), videoHeader, ...alaw, keyFrame(40))).toEqual([
    'avc',
    'no sound: G.711 A-law',
    'video 40+258 key',
  ]);
});

test('enhanced sound in AAC is read as the other', () => {
  const mp4a = [0x6d, 0x70, 0x34, 0x61];
  const heard = heardOf(
    flvHeader(),
    videoHeader,
    flvTag(8, 0, [0x90, ...mp4a, 0x14, 0x08]),
    flvTag(8, 0, [0x91, ...mp4a, 1, 2]),
    flvTag(8, 0, [0x91, 0x4f, 0x70, 0x75, 0x73, 1]),
  );
  expect(heard).toEqual(['avc', 'aac', 'audio 0 key', 'no sound: Opus']);
});

test('what is no FLV, or stops to be, is damaged, said once', () => {
  expect(heardOf(new TextEncoder().encode('HTTP/1.1 404 Not Found'), keyFrame(0))).toEqual(['damaged']);
  expect(heardOf(flvHeader(), videoHeader, Uint8Array.from(new Array<number>(40).fill(0x77)))).toEqual([
    'avc',
    'damaged',
  ]);
  const wrongEnd = flvTag(15, 0, [1, 2, 3]);
  wrongEnd[wrongEnd.length - 1] = 9;
  expect(heardOf(flvHeader(), wrongEnd)).toEqual(['damaged']);
});
