import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCommandLine } from '../../tools/terminal/command-line.mjs';

const repository = path.resolve(__dirname, '../..');
const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** Every program of ours that npm starts, and how a person calls it. */
const commands = Object.entries(scripts).flatMap(([name, command]) => {
  const file = /^node (\S+\.mjs)$/.exec(command)?.[1];
  const called = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
  return file ? [[called, file] as const] : [];
});
commands.push(
  ['node scripts/find-browser.mjs', 'scripts/find-browser.mjs'],
  ['node scripts/fault-table.mjs', 'scripts/fault-table.mjs'],
  ['node scripts/translations.mjs', 'scripts/translations.mjs'],
);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

const run = (file: string, parameters: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { cwd: repository, env: { ...process.env, ...env } };
    execFile(process.execPath, [file, ...parameters], options, (error, out, said) =>
      resolve({ code: error ? Number(error.code) : 0, out, said }),
    );
  });

test('every program of ours is among them', () => {
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.filter(([, file]) => !existsSync(path.join(repository, file)))).toEqual([]);
});

test.each(
  commands,
)('%s --help says in two languages what it does and takes, and does nothing', async (called, file) => {
  const { code, out, said } = await run(file, ['--help']);
  expect([code, said]).toEqual([0, '']);
  const [usage = '', , about = '', zh = ''] = out.split('\n');
  expect(usage.startsWith(called)).toBe(true);
  expect([about, zh]).toEqual([expect.stringMatching(/^[A-Z]/), expect.stringMatching(/\p{Script=Han}/u)]);
  for (const [option] of usage.matchAll(/--[a-z][a-z-]*/g)) expect(out.split(option).length).toBeGreaterThan(2);
});

test.each(commands)('%s refuses what it does not know, and says how it is used', async (called, file) => {
  const { code, out, said } = await run(file, ['--no-such-option']);
  expect([code, out]).toEqual([1, '']);
  expect(said).toMatch(/^没有参数 --no-such-option。\nThere is no option --no-such-option\.\n/);
  expect(said).toContain(`${called} -- --help`);
});

/** What builds the mini-program, without what else it needs. */
const building = ['build', 'start', 'release:check', 'upload', 'preview:device'].map((name) => scripts[name] ?? '');

test.each(building)('%s refuses a way that is none, before anything else', async (command) => {
  const { code, out, said } = await run(command.replace('node ', ''), ['--way', 'constructor']);
  expect([code, out]).toEqual([1, '']);
  expect(said).toMatch(/^--way constructor：只有 bytes.*\n--way constructor: there are two, bytes/);
});

test.each([['--way', 'managed'], ['--allow-4']])('npm start refuses %s for another mini-program', async (...typed) => {
  const { code, said } = await run('scripts/start.mjs', ['--project', '.', ...typed]);
  expect([code, said]).toEqual([1, expect.stringMatching(/不能一起用[\s\S]*has a way of its own/)]);
});

test.each<[string, readonly string[], string]>([
  ['no session at all', ['--sessions', '0'], '--sessions 0: a whole number is wanted, 1 or more'],
  ['half a session', ['--sessions', '1.5'], '--sessions 1.5: a whole number'],
  ['fewer than none', ['--sessions=-3'], '--sessions -3: a whole number'],
  [
    'a number that no computer counts exactly',
    ['--seed', '99999999999999999999'],
    '--seed 99999999999999999999: a whole',
  ],
  ['no process', ['--processes', '0'], '--processes 0: a whole number is wanted, from 1 to 256'],
  ['steps that are none', ['--steps', '1,x'], '--steps x: numbers of steps are wanted'],
  ['a profile that is none', ['--profile', 'constructor'], '--profile constructor: there are documented, late'],
  ['a way that is none', ['--way', 'constructor'], '--way constructor: there are two, bytes'],
  ['no profile', ['--profile', ''], '--profile wants a value: --profile NAMES'],
  ['a value that was forgotten', ['--sessions', '--trace'], '--sessions wants a value: --sessions N'],
  ['a word that belongs to nothing', ['late'], '"late" is not understood'],
  ['going on with a seed that nobody knows', ['--resume', '--seed', 'new'], '--resume wants the seed of the run'],
  ['planted bugs in one session', ['--planted', '--sessions', '5'], '--planted goes without --sessions'],
])('npm run simulate refuses %s', async (_, parameters, sentence) => {
  const { code, out, said } = await run('scripts/simulate.mjs', parameters);
  expect([code, out, said]).toEqual([1, '', expect.stringContaining(sentence)]);
  expect(said).toMatch(/^.*\p{Script=Han}/u);
});

test.each<[string, string, readonly string[], string]>([
  ['start', 'a port above the highest', ['--port', '70000'], '--port 70000: a whole number is wanted, from 0 to 65535'],
  ['start', 'a project that is nowhere', ['--project', '/no/such/folder'], 'there is no such folder'],
  [
    'start',
    'a project that is a file',
    ['--project', 'package.json'],
    '--project package.json: this is a file; a folder',
  ],
  ['start', 'a project without app.json', ['--project', 'tools'], 'there is no app.json, so this is no mini-program'],
  ['start', 'a value where none belongs', ['--no-watch=yes'], '--no-watch takes no value'],
  ['inspect-xstate4', 'a port that is none', ['--port', 'here'], '--port here: a whole number'],
  ['build', 'a target that is none', ['--target', 'toString'], 'there are devtools, device, web, package and all'],
  ['build', 'a folder that is none', ['--root', '/no/such/folder'], '--root /no/such/folder: there is no such folder'],
  ['check-wcc', 'a folder that is none', ['--root', '/no/such/folder'], 'there is no such folder'],
  ['bench', 'a name that nothing has', ['--only', 'zzz'], '--only zzz: there are '],
  ['test-browser', 'a name that no file has', ['zzz'], 'No test has "zzz" in its file name'],
  ['test-browser', 'one of several names that no file has', ['watch', 'zzz'], 'No test has "zzz" in its file name'],
  ['mutation', 'a folder that is not measured', ['machines/constructor'], 'machines/constructor: there are machines/'],
])('%s refuses %s', async (name, _, parameters, sentence) => {
  const { code, said } = await run(`scripts/${name}.mjs`, parameters);
  expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
});

test('an option that npm took for itself, as no -- was before it, is told', async () => {
  const { code, said } = await run('scripts/simulate.mjs', [], { npm_config_sessions: '5' });
  expect([code, said]).toEqual([1, expect.stringContaining('npm run simulate -- --sessions …')]);
});

describe('what was typed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'command-line-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (...typed: string[]) =>
    readCommandLine(
      {
        command: 'try',
        about: { zh: '试', en: 'Tries' },
        options: {
          port: { value: 'N', about: { zh: '', en: '' } },
          place: { value: 'FOLDER', about: { zh: '', en: '' } },
          origin: { value: 'URL', many: true, about: { zh: '', en: '' } },
          loud: { about: { zh: '', en: '' } },
        },
        words: { value: 'WORD', many: true, about: { zh: '', en: '' } },
      },
      { typed, env: {} },
    );

  test('is given as what it is', () => {
    const {
      given,
      words,
      number,
      folder: folderOf,
    } = read(...['one', '--port=80', '--loud', '--origin', 'a', '--origin', 'b', '--place', folder, 'two']);
    expect([given.loud, given.origin, words]).toEqual([true, ['a', 'b'], ['one', 'two']]);
    expect([number('port', { least: 80, most: 80 }), folderOf('place')]).toEqual([80, folder]);
  });

  test('is nothing where nothing was', () => {
    const { given, words, number, folder: folderOf } = read();
    expect([given.loud, given.origin, words, number('port'), folderOf('place')]).toEqual([
      undefined,
      undefined,
      [],
      undefined,
      undefined,
    ]);
  });
});
