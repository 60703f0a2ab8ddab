const quoted = String.raw`\s*(['"${'`'}])((?:\\.|(?!\1)[^\\])*)\1\s*,`;
const plainTest = new RegExp(String.raw`^\s*(?:test|it|story)\(${quoted}`, 'gm');
/** The name comes after the cases, which hold no other test. */
const testWithCases = new RegExp(
  String.raw`^\s*(?:test|it)\.each\b(?:(?!^\s*(?:test|it|describe|story)\b)[\s\S])*?\)\(${quoted}`,
  'gm',
);

/** The names of the tests in a file, as its source has them; groups and skipped tests are none. */
export const testsIn = (source: string): string[] =>
  [plainTest, testWithCases].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, , name = '']) => name.replace(/\\(.)/g, '$1')),
  );
