import { sessionView } from '../../machines/session';
import { MODELS } from './models';
import { type Model, visitStates } from './walk';

const session = MODELS.find(({ name }) => name === 'session') as Model;

/** A chart does not ask for the language, so one look at every state does for both. */
const languages = ['zh', 'en'] as const;
const problems = { zh: new Set<string>(), en: new Set<string>() };
let states = 0;

beforeAll(() => {
  visitStates({ ...session, limit: 800 }, (snapshot) => {
    states += 1;
    const where = JSON.stringify(snapshot.value);
    for (const language of languages) {
      const view = sessionView({ ...snapshot, context: { ...snapshot.context, language } } as never);
      for (const problem of problemsOf(view, language)) problems[language].add(`${problem} in ${where}`);
    }
  });
});

test.each(
  languages,
)('what a session shows in %s has words of it, wherever it can be, and something to tap wherever it does not go on by itself', (language) => {
  expect(states).toBeGreaterThan(500);
  expect([...problems[language]]).toEqual([]);
});

function problemsOf(view: ReturnType<typeof sessionView>, language: string): readonly string[] {
  const { status, sheet, controls, waiting } = view;
  const problems: string[] = [];
  const isForeign = (text: string) => language === 'en' && /\p{Script=Han}/u.test(text);
  const texts = [status.text, ...(sheet ? [sheet.title, sheet.advice] : [])];
  if (texts.some((text) => text === '')) problems.push('no words');
  if (texts.some(isForeign)) problems.push('words of the other language');
  if (waiting && sheet) problems.push('a spinner behind a sheet');
  if (JSON.stringify(view) !== JSON.stringify(JSON.parse(JSON.stringify(view)))) problems.push('no JSON');
  const canLeave = controls.canPlay || controls.canStop || sheet !== null;
  if (status.text !== 'Left' && status.text !== '已离开' && !canLeave) problems.push('no way out');
  return problems;
}
