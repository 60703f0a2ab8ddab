import { isAacFrame, isFlvHeader, isInterFrame, isTagType, TAG_KIND, tagKind } from '../../../machines/flv/flv-bytes';
import { flvHeader } from '../../support/flv-builder';

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
          const isInter = type === 9 && packet === 1 && (first === 0x27 || first === 0x2c);
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

  it('what a tag holds is not read from bytes that are behind its payload', () => {
    expect(tagKind(tag(9, 0x17, 1), 0, 0)).toBe(TAG_KIND.frame);
    expect(tagKind(tag(9, 0x17, 1), 0, 1)).toBe(TAG_KIND.other);
    expect(tagKind(tag(9, 0x17, 1), 0, 2)).toBe(TAG_KIND.keyFrame);
  });
});
