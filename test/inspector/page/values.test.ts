import { readEvent } from '../../../tools/inspector/page/model/event-form';
import { actorOf, entriesOf, kindOf, shortText, textOf } from '../../../tools/inspector/page/model/shown-text';
import { payloadText, unlikeUsual } from '../../../tools/inspector/page/model/usual-payload';
import { readSettings, withSetting } from '../../../tools/inspector/page/settings';
import { wordsIn } from '../../../tools/inspector/page/words';

const { marks } = wordsIn('en');

describe('a value that is shown', () => {
  test('is told in one line, marks in words', () => {
    const value = {
      on: true,
      list: [1, 'two', null],
      key: { $hidden: 'string' },
      to: { $actor: 'x:7' },
      picture: { $bytes: 1_024 },
      long: { $text: 'abc', length: 1_000_000 },
      again: { $cycle: true } as const,
      odd: { $other: 'NaN' },
    };
    expect(textOf(value, marks)).toBe(
      '{ on: true, list: [1, "two", null], key: not sent (string), to: ⚙ x:7, picture: 1024 bytes, ' +
        'long: "abc"… (1000000 characters), again: circular, odd: NaN }',
    );
    expect(shortText(value, marks, 10)).toBe('{ on: tru…');
    expect(actorOf(value.to)).toBe('x:7');
    expect(actorOf(value.key)).toBe('');
  });

  test('says how much of it was left out beside what is there', () => {
    const cut = { a: 1, $more: 12 };
    expect(kindOf(cut as never)).toBe('object');
    expect(entriesOf(cut as never)).toEqual([
      ['a', 1],
      ['…', { $more: 12 }],
    ]);
    expect(textOf([1, { $more: 3 }], marks)).toBe('[1, … 3 more]');
  });
});

describe('a typed event', () => {
  test.each([
    ['PLAY', '', { type: 'PLAY' }],
    [' SET ', ' {"on": true} ', { type: 'SET', on: true }],
    ['SET', '{"type": "SET", "n": 1}', { type: 'SET', n: 1 }],
  ])('%s with %s can be sent', (type, payload, event) => {
    expect(readEvent(type, payload)).toEqual({ ok: true, event });
  });

  test.each([
    ['', '', 'noType'],
    ['xstate.init', '', 'reserved'],
    ['a b', '', 'badType'],
    ['*', '', 'badType'],
    ['SET', '{on: true}', 'notJson'],
    ['SET', '[1]', 'notObject'],
    ['SET', 'null', 'notObject'],
    ['SET', '{"type": "OTHER"}', 'hasType'],
  ])('%s with %s can not', (type, payload, kind) => {
    const read = readEvent(type, payload);
    expect(read).toMatchObject({ ok: false, problem: { kind } });
    for (const language of ['zh', 'en'] as const) {
      if (!read.ok) expect(wordsIn(language).problems(read.problem).length).toBeGreaterThan(4);
    }
  });

  test('is compared with the last one of its type, by kind of field', () => {
    const usual = { on: true, list: [1], from: { $actor: 'x:1' } };
    expect(unlikeUsual({ type: 'SET', on: 'yes', list: [], from: 'me' }, usual)).toEqual({
      hidden: [],
      unlike: [{ field: 'on', usual: 'boolean', typed: 'string' }],
    });
    expect(unlikeUsual({ type: 'SET', on: false, from: { $actor: 'x:1' } }, usual)).toEqual({
      hidden: ['from'],
      unlike: [{ field: 'list', usual: 'array', typed: 'missing' }],
    });
    expect(unlikeUsual({ type: 'SET', on: { $hidden: 'boolean' }, list: [] }, { on: true, list: [1] })).toEqual({
      hidden: ['on'],
      unlike: [],
    });
    expect(unlikeUsual({ type: 'SET' }, undefined)).toEqual({ hidden: [], unlike: [] });
    expect([payloadText({}), payloadText({ on: true })]).toEqual(['', '{\n  "on": true\n}']);
  });
});

test('language and theme are those of the address, else of the browser', () => {
  expect(readSettings('?lang=en&theme=dark', 'zh-CN', false)).toMatchObject({ language: 'en', theme: 'dark' });
  expect(readSettings('', 'zh-CN', true)).toEqual({
    language: 'zh',
    theme: 'dark',
    isEmbedded: false,
    recording: '',
  });
  expect(readSettings('?embedded=1&theme=odd', 'fr', true)).toEqual({
    language: 'en',
    theme: 'light',
    isEmbedded: true,
    recording: '',
  });
  expect(withSetting('?token=a&lang=zh', 'lang', 'en')).toBe('?token=a&lang=en');
});

test('both languages say everything', () => {
  const shapeOf = (value: unknown): unknown =>
    value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
      : typeof value;
  expect(shapeOf(wordsIn('zh'))).toEqual(shapeOf(wordsIn('en')));
  expect(JSON.stringify(wordsIn('en'))).not.toMatch(/[\u4e00-\u9fff]/);
});
