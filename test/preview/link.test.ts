import { linkedFaults, linkedRecording, oddParameters } from '../../tools/preview/panel/link';

const page = 'https://host.example/some/where/?recording=x';

test.each([
  ['fault=stream.stall', [{ id: 'stream.stall', afterMs: 0 }]],
  [
    'fault=a,b@5&fault=c@0.5',
    [
      { id: 'a', afterMs: 0 },
      { id: 'b', afterMs: 5_000 },
      { id: 'c', afterMs: 500 },
    ],
  ],
  ['fault=&fault=,', []],
  ['fault=a@b@2', [{ id: 'a@b', afterMs: 2_000 }]],
  ['fault=a@1e9', [{ id: 'a@1e9', afterMs: 0 }]],
  ['', []],
])('the faults of ?%s', (search, faults) => {
  expect(linkedFaults(new URLSearchParams(search))).toEqual(faults);
});

test.each([
  ['bug.jsonl', 'https://host.example/some/where/bug.jsonl'],
  ['/bug.jsonl', 'https://host.example/bug.jsonl'],
  ['https://host.example/a/bug.jsonl', 'https://host.example/a/bug.jsonl'],
  ['https://elsewhere.example/bug.jsonl', null],
  ['//elsewhere.example/bug.jsonl', null],
  ['http://host.example/bug.jsonl', null],
  ['data:text/plain,x', null],
  ['javascript:alert(1)', null],
  ['http://[', null],
])('a recording at %s is of this site, or is told', (asked, url) => {
  const found = linkedRecording(new URLSearchParams({ recording: asked }), page);
  expect(found && 'url' in found ? found.url : null).toBe(url);
});

test('what is right is passed on, also what only the phone knows', () => {
  const right =
    'lang=zh_CN&lang=en&theme=dark&beside=panel&size=430x932&platform=android&generation=beta&speed=0.5&decoder=none&network=4g&camera=front-door&page=x&seed=1&other=2';
  expect(oddParameters(new URLSearchParams(right))).toEqual([]);
  expect(linkedRecording(new URLSearchParams(), page)).toBeNull();
});

test('what makes no sense is named in both languages, cut short', () => {
  const long = 'x'.repeat(200);
  const wrong = `lang=xx&theme=${long}&size=9x9&speed=fast&generation=9&camera=a%2Fb&constructor=1&hasOwnProperty=1&network=5&decoder=no&platform=tv`;
  const odd = oddParameters(new URLSearchParams(wrong));
  expect(odd.map(({ name }) => name)).toEqual(
    'lang theme size speed generation camera network decoder platform'.split(' '),
  );
  expect(odd[0]?.text).toEqual({
    zh: 'lang=xx：不认识这个值，已忽略。请检查链接。',
    en: 'lang=xx: there is no such value, it is passed over. Check the link.',
  });
  expect(odd[1]?.text.en.length).toBeLessThan(120);
});
