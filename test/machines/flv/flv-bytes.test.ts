import {
  headLength,
  isAacFrame,
  isEncryptedTagType,
  isEncryptedVideo,
  isFlvHeader,
  isInterFrame,
  isMetaData,
  isTagType,
  TAG_KIND,
  tagKind,
  tagTrack,
} from '../../../machines/flv/flv-bytes';
import { flvHeader, flvTag } from '../../support/flv-builder';

test('an FLV header is one whatever streams it announces, also after other bytes', () => {
  expect(isFlvHeader(flvHeader(), 0)).toBe(true);
  expect(isFlvHeader(Uint8Array.from([7, ...flvHeader({ audio: false })]), 1)).toBe(true);
});

test.each([0, 1, 2, 3, 5, 6, 7, 8])('an FLV header is none when its byte %i is another', (at) => {
  for (const wrong of [0x55, 0xff]) expect(isFlvHeader(flvHeader().fill(wrong, at, at + 1), 0)).toBe(false);
});

test('a tag begins with one of three bytes', () => {
  const begins = Array.from({ length: 256 }, (_, byte) => byte).filter(isTagType);
  expect(begins).toEqual([8, 9, 18]);
  expect(isTagType(undefined)).toBe(false);
});

describe('what a tag holds', () => {
  const tag = (type: number, first: number, packet: number) =>
    Uint8Array.from([type, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, first, packet]);
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);

  it('what a tag holds is told the same by the two quick looks, whatever its bytes', () => {
    for (const type of [8, 9, 18])
      for (const first of bytes)
        for (const packet of [0, 1, 2, 255]) {
          const head = tag(type, first, packet);
          const isPlain = packet === 1 && (first === 0x27 || first === 0x2c);
          const isInter = type === 9 && (isPlain || first === 0xa1 || first === 0xa3);
          const isAac = type === 8 && packet === 1 && first >= 0xa0 && first <= 0xaf;
          expect([isInterFrame(head, 0), isAacFrame(head, 0)]).toEqual([isInter, isAac]);
          if (isInter) expect(tagKind(head, 0, 9)).toBe(TAG_KIND.frame);
          if (isAac) expect(tagKind(head, 0, 9)).toBe(TAG_KIND.audioFrame);
        }
  });

  it('what a tag holds is told of H.265 as of H.264', () => {
    expect([0, 1, 2].map((packet) => tagKind(tag(9, 0x1c, packet), 0, 9))).toEqual([
      TAG_KIND.videoSequence,
      TAG_KIND.keyFrame,
      TAG_KIND.other,
    ]);
  });

  it('what a tag holds is sound where it is no AAC, whatever its packet says', () => {
    expect([0, 1].map((packet) => tagKind(tag(8, 0xaf, packet), 0, 9))).toEqual([
      TAG_KIND.audioSequence,
      TAG_KIND.audioFrame,
    ]);
    expect(tagKind(tag(8, 0x2f, 0), 0, 9)).toBe(TAG_KIND.audioFrame);
  });

  describe('in enhanced FLV', () => {
    const hevc = [0x68, 0x76, 0x63, 0x31];
    const kindOf = (type: number, ...payload: readonly number[]) =>
      tagKind(flvTag(type, 0, payload), 0, payload.length);

    it.each([
      ['sequence start', 0x90, TAG_KIND.videoSequence],
      ['coded frames, a key frame', 0x91, TAG_KIND.keyFrame],
      ['coded frames', 0xa1, TAG_KIND.frame],
      ['sequence end', 0x92, TAG_KIND.other],
      ['coded frames X, a key frame', 0x93, TAG_KIND.keyFrame],
      ['coded frames X', 0xa3, TAG_KIND.frame],
      ['metadata, whatever its frame type', 0xd4, TAG_KIND.videoMetadata],
      ['MPEG-2 TS sequence start', 0x95, TAG_KIND.videoSequence],
      ['a packet type that is reserved', 0x9a, TAG_KIND.other],
      ['a command', 0xd0, TAG_KIND.other],
      ['a command, of a type that is a frame elsewhere', 0xd1, TAG_KIND.other],
    ])('what a tag holds is told: %s', (_name, first, kind) => {
      expect(kindOf(9, first, ...hevc, 1, 2, 3)).toBe(kind);
    });

    it.each([
      ['sequence start', 0x90, TAG_KIND.audioSequence],
      ['coded frames', 0x91, TAG_KIND.audioFrame],
      ['sequence end', 0x92, TAG_KIND.other],
      ['what each channel is', 0x94, TAG_KIND.audioChannels],
    ])('what a tag of sound holds is told: %s', (_name, first, kind) => {
      expect(kindOf(8, first, 0x4f, 0x70, 0x75, 0x73, 1)).toBe(kind);
    });

    it('what a tag holds is told behind modifiers, however long their sizes are', () => {
      expect(kindOf(9, 0x97, 2, 0, 0, 9, 0x00, ...hevc)).toBe(TAG_KIND.videoSequence);
      expect(kindOf(9, 0xa7, 0, 9, 0x07, 2, 0, 0, 9, 0x03, ...hevc)).toBe(TAG_KIND.frame);
      expect(kindOf(9, 0x97, 255, 0, 2, 7, 7, 7, 0x01, ...hevc)).toBe(TAG_KIND.keyFrame);
      expect(kindOf(8, 0x97, 0, 9, 0x00, 0x4f, 0x70, 0x75, 0x73)).toBe(TAG_KIND.audioSequence);
    });

    it('what a tag holds is nothing that counts where its modifiers are longer than it is, or than is looked at', () => {
      const long = new Array<number>(90).fill(0);
      expect(kindOf(9, 0x97, 200, 1, 2)).toBe(TAG_KIND.other);
      expect(kindOf(9, 0x97)).toBe(TAG_KIND.other);
      expect(kindOf(9, 0x97, 255)).toBe(TAG_KIND.other);
      expect(kindOf(9, 0x97, 80, ...long, 0x01, ...hevc)).toBe(TAG_KIND.other);
    });

    it('the track that a tag belongs to is told, of the first where there are several', () => {
      const trackOf = (...payload: readonly number[]) => tagTrack(flvTag(9, 0, payload), 0, payload.length);
      expect(trackOf(0x91, ...hevc, 5)).toBe(0);
      expect(trackOf(0x96, 0x01, ...hevc, 3, 9)).toBe(3);
      expect(trackOf(0x96, 0x21, ...hevc, 2, 0, 0, 1, 9)).toBe(2);
      expect(trackOf(0x17, 1, ...hevc)).toBe(0);
      expect(kindOf(9, 0x96, 0x01, ...hevc, 3, 9)).toBe(TAG_KIND.keyFrame);
      expect(kindOf(8, 0x95, 0x00, 0x4f, 0x70, 0x75, 0x73, 1)).toBe(TAG_KIND.audioSequence);
    });

    it('as many bytes are asked for as tell what a tag holds, and no more than it has', () => {
      const needed = (have: number, ...payload: readonly number[]) =>
        headLength(flvTag(9, 0, payload), 0, have, payload.length);
      const modified = [0x97, 2, 0, 0, 9, 0x01, ...hevc];
      expect([needed(13, ...modified), needed(17, ...modified)]).toEqual([17, 13]);
      expect([needed(13, 0x96, 0x01, ...hevc, 3), needed(18, 0x96, 0x01, ...hevc, 3)]).toEqual([18, 13]);
      expect(needed(13, 0x91, ...hevc)).toBe(13);
      expect(needed(13, 0x97, 2, 0)).toBe(13);
      expect(needed(13, 0x97, 100, ...new Array<number>(200).fill(0))).toBe(13);
    });
  });

  it('a command to the player is no frame and no header, whatever its codec', () => {
    for (const command of [0, 1])
      for (const first of [0x57, 0x5c, 0x52]) expect(tagKind(tag(9, first, command), 0, 2)).toBe(TAG_KIND.other);
  });

  it('an encrypted tag is told by its type, and whether it is the picture’s', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    expect(bytes.filter(isEncryptedTagType)).toEqual([0x28, 0x29, 0x32]);
    expect(bytes.filter(isEncryptedVideo)).toEqual([0x29]);
  });

  it('onMetaData is told by its name', () => {
    const named = (name: string) => [2, 0, name.length, ...[...name].map((letter) => letter.charCodeAt(0)), 8];
    const isMeta = (payload: readonly number[]) => isMetaData(flvTag(18, 0, payload), 0, payload.length);
    expect([isMeta(named('onMetaData')), isMeta(named('onTextData')), isMeta([2, 0, 10, 0x6f])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('what a tag holds is not read from bytes that are behind its payload', () => {
    expect(tagKind(tag(9, 0x17, 1), 0, 0)).toBe(TAG_KIND.frame);
    expect(tagKind(tag(9, 0x17, 1), 0, 1)).toBe(TAG_KIND.other);
    expect(tagKind(tag(9, 0x17, 1), 0, 2)).toBe(TAG_KIND.keyFrame);
  });
});
