import { liveTexts } from '../../../miniprogram/packages/watch/texts';
import { textChanges, textsIn } from '../../../miniprogram/runtime/page-texts';
import { formTexts, homeTexts, logTexts } from '../../../miniprogram/texts';

test('a page gets its texts in one language, under the same names', () => {
  expect(textsIn({ stop: { zh: '停止', en: 'Stop' } }, 'zh')).toEqual({ stop: '停止' });
  expect(textsIn({ stop: { zh: '停止', en: 'Stop' } }, 'en')).toEqual({ stop: 'Stop' });
});

test('a page sets its texts where they are not in the language that it begins with', () => {
  const texts = { stop: { zh: '停止', en: 'Stop' } };
  expect(textChanges(texts, 'zh')).toEqual({});
  expect(textChanges(texts, 'en')).toEqual({ texts: { stop: 'Stop' } });
});

describe('the words around the statecharts', () => {
  const all = Object.entries({ homeTexts, liveTexts, formTexts, logTexts }).flatMap(([page, texts]) =>
    Object.entries(texts).map(([name, text]) => [`${page}.${name}`, text] as const),
  );

  test.each(all)('the words of %s are there in both languages, and calm', (_name, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z]/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(zh + en).not.toMatch(/[!！]/);
  });
});
