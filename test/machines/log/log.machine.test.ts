import { createActor } from 'xstate';
import { config } from '../../../machines/kernel/config';
import { type LogLevel, logMachine, logText, logView } from '../../../machines/log';
import type { Language } from '../../../machines/words/text';

const atMs = Date.UTC(2024, 4, 17, 22, 3, 4, 5);

function openLog(timezoneOffsetMinutes = 0) {
  const log = createActor(logMachine, { input: { timezoneOffsetMinutes } }).start();
  return {
    log,
    happens(en: string, level: LogLevel = 'info', laterMs = 0, actor = 'module') {
      log.send({
        type: 'log.appended',
        entry: { atMs: atMs + laterMs, level, actor, message: { zh: `事：${en}`, en } },
      });
    },
    shown: (language: Language = 'en') => logView(log.getSnapshot(), language),
    copied: (language: Language = 'en') => logText(log.getSnapshot(), language),
  };
}

describe('the log', () => {
  test('the log is empty at first', () => {
    expect(openLog().shown().lines).toEqual([]);
  });

  test('the log shows the newest last, with the time of day where the phone is', () => {
    const { happens, shown } = openLog(-480);
    happens('first');
    happens('second', 'error', 61_001, 'session live');
    expect(shown().lines).toEqual([
      { key: 1, time: '06:03:04.005', level: 'info', levelText: 'Info', actor: 'module', text: 'first' },
      { key: 2, time: '06:04:05.006', level: 'error', levelText: 'Error', actor: 'session live', text: 'second' },
    ]);
  });

  test('the log tells times west of Greenwich, and before the epoch, as a clock would', () => {
    const { log, shown } = openLog(300);
    const message = { zh: '早', en: 'early' };
    log.send({ type: 'log.appended', entry: { atMs: 999.9, level: 'debug', actor: 'app', message } });
    expect(shown().lines[0]?.time).toBe('19:00:00.999');
  });

  test('the log speaks the language of the phone', () => {
    const { happens, shown } = openLog();
    happens('first', 'warn');
    expect(shown('zh').lines[0]).toMatchObject({ levelText: '警告', text: '事：first' });
    expect(shown('zh').filters.map(({ label }) => label)).toEqual(['全部', '错误', '警告', '信息', '调试']);
  });

  test('the log shows one level at a time on demand, and counts them all', () => {
    const { log, happens, shown } = openLog();
    for (const level of ['error', 'info', 'info', 'debug'] as const) happens(level, level);
    log.send({ type: 'FILTER', level: 'info' });
    expect(shown().lines.map(({ text }) => text)).toEqual(['info', 'info']);
    expect(shown().filters).toEqual([
      { value: 'all', label: 'All', chosen: false, count: 4 },
      { value: 'error', label: 'Errors', chosen: false, count: 1 },
      { value: 'warn', label: 'Warnings', chosen: false, count: 0 },
      { value: 'info', label: 'Info', chosen: true, count: 2 },
      { value: 'debug', label: 'Debug', chosen: false, count: 1 },
    ]);
  });

  test('the log says why it is empty', () => {
    const { log, happens, shown } = openLog();
    expect(shown().empty).toBe('The log is empty');
    happens('first');
    expect(shown().empty).toBe('');
    log.send({ type: 'FILTER', level: 'error' });
    expect(shown('zh').empty).toBe('没有这一级别的记录');
  });

  test('the log copies what passes the filter, the newest first, a line each', () => {
    const { log, happens, copied } = openLog();
    happens('first');
    happens('hidden', 'debug');
    happens('second', 'info', 1_000);
    log.send({ type: 'FILTER', level: 'info' });
    expect(copied()).toBe('22:03:05.005 Info module: second\n22:03:04.005 Info module: first');
  });

  test('the log forgets on demand and keeps the filter; numbers are never used twice', () => {
    const { log, happens, shown, copied } = openLog();
    happens('first');
    log.send({ type: 'FILTER', level: 'info' });
    log.send({ type: 'CLEAR' });
    expect(shown()).toMatchObject({ lines: [], older: '' });
    expect(copied()).toBe('');
    happens('second');
    expect(shown().lines.map(({ key }) => key)).toEqual([2]);
  });

  test('the log keeps five hundred entries at most, the newest ones, and copies all of them', () => {
    const { happens, copied } = openLog();
    const kept = () =>
      copied()
        .split('\n')
        .map((line) => line.replace(/.*: /, ''));
    for (let count = 1; count <= config.maxLogEntries; count += 1) happens(`entry ${count}`);
    expect([kept().length, kept()[0], kept().at(-1)]).toEqual([500, 'entry 500', 'entry 1']);
    happens('entry 501');
    expect([kept().length, kept()[0], kept().at(-1)]).toEqual([401, 'entry 501', 'entry 101']);
  });

  test('the log shows the newest hundred and more, and says how many older ones there are', () => {
    const { happens, shown } = openLog();
    for (let count = 1; count <= 149; count += 1) happens(`entry ${count}`);
    expect(shown()).toMatchObject({ older: '', lines: { length: 149 } });
    happens('entry 150');
    expect(shown()).toMatchObject({ older: '50 older ones are in “Copy all”', lines: { length: 100 } });
    expect([shown().lines[0]?.text, shown().lines.at(-1)?.text]).toEqual(['entry 51', 'entry 150']);
  });

  test('the log never keeps what looks like a secret, in neither language nor the actor’s name', () => {
    const { log, happens } = openLog();
    happens('appSecretKey=hush', 'info', 0, 'connection token=hush');
    expect(JSON.stringify(log.getSnapshot().context)).not.toContain('hush');
  });

  test('the log keeps an entry to one line of bounded length', () => {
    const { happens, shown } = openLog();
    happens(`one\n  two ${'word '.repeat(200)}`);
    const text = shown().lines[0]?.text ?? '';
    expect(text.startsWith('one two word')).toBe(true);
    // cut first, then brought to one line: never longer, and nearly as long
    expect(text.length).toBeLessThanOrEqual(400);
    expect(text.length).toBeGreaterThan(390);
  });
});
