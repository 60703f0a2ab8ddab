import { readOptions } from '../../tools/preview/runtime/options';

test('without anything in the address it is a Chinese iPhone in real time', () => {
  expect(readOptions('')).toMatchObject({
    language: 'zh_CN',
    theme: null,
    platform: 'ios',
    speed: 1,
    storage: 'keep',
    album: 'ask',
    hasDecoder: true,
    page: null,
    query: {},
  });
});

test('a browser’s language is the phone’s, unless the address says another', () => {
  expect(readOptions('', 'en-GB').language).toBe('en');
  expect(readOptions('', 'fr').language).toBe('en');
  expect(readOptions('', 'zh-TW').language).toBe('zh_CN');
  expect(readOptions('?lang=zh_CN', 'en').language).toBe('zh_CN');
  expect(readOptions('?lang=en', 'zh').language).toBe('en');
});

test('everything can be asked for, and all of it reaches the launch options', () => {
  const search =
    '?lang=en&theme=dark&platform=android&speed=10&storage=corrupt&album=denied&decoder=none&generation=2.0';
  expect(readOptions(search)).toMatchObject({
    language: 'en',
    theme: 'dark',
    platform: 'android',
    speed: 10,
    storage: 'corrupt',
    album: 'denied',
    hasDecoder: false,
    query: { generation: '2.0', speed: '10', lang: 'en' },
  });
});

test.each([
  ['speed=0', 1],
  ['speed=-3', 1],
  ['speed=fast', 1],
  ['speed=100', 16],
  ['speed=0.01', 0.1],
  ['speed=2.5', 2.5],
])('%s runs at %d', (search, speed) => {
  expect(readOptions(search).speed).toBe(speed);
});

test('what is not known counts as not given', () => {
  expect(readOptions('?theme=blue&platform=palm&storage=full&album=maybe')).toMatchObject({
    theme: null,
    platform: 'ios',
    storage: 'keep',
    album: 'ask',
  });
});
