import { isQuality, qualities, qualityTexts } from '../../../machines/words/quality.texts';

test('there are three qualities, the lowest first, each with a short word in both languages', () => {
  expect(qualities).toEqual(['standard', 'high', 'super']);
  for (const quality of qualities) {
    expect(qualityTexts[quality].zh).toMatch(/^[\u4e00-\u9fa5]{2}$/);
    expect(qualityTexts[quality].en).toMatch(/^[A-Z][A-Za-z ]{1,7}$/);
  }
});

test.each(['standard', 'high', 'super'])('%s is a quality', (word) => {
  expect(isQuality(word)).toBe(true);
});

test.each(['', 'HIGH', 'low', 'toString', 'constructor'])('"%s" is no quality', (word) => {
  expect(isQuality(word)).toBe(false);
});
