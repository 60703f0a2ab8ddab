import type { CodeOf, Failure, FailureRow, FailureSource } from '../../../machines/failure';
import { failureFromOutside, failureOf, failureRow, failureTable, failureTitle } from '../../../machines/failure';
import { recordingFailure } from '../../../machines/failure/recording-failure';

// whoever records brings these rows
recordingFailure('full');

/** Every code that the contract and the machines know, and what may be done about it. */
const expected: { readonly [source in FailureSource]: { readonly [code: string]: string } } = {
  // contract 2.5, the class column
  xp2p: {
    '-2000': 'never stream',
    '-2001': 'never connection',
    '-2002': 'retry module',
    '-2003': 'retry module',
    '-2004': 'never none',
    '-2005': 'ask connection',
    '-2201': 'retry module',
    '-2202': 'retry module',
    '-2301': 'retryOnce localServer',
    '-2401': 'retry connection',
    '-2402': 'retry stream',
    '-2403': 'retry connection',
    '-2404': 'ask none',
    '-2501': 'retryOnce stream',
    '-2502': 'retryOnce stream',
    '-2801': 'retry stream',
  },
  // contract 2.3, `parsed`
  http: {
    '302': 'ask stream',
    '400': 'ask stream',
    '403': 'ask stream',
    '404': 'ask stream',
    '500': 'retry connection',
    '502': 'retry connection',
    '503': 'wait connection',
  },
  notice: {
    fail: 'retry stream',
    close: 'retry stream',
    disconnect: 'retry connection',
    eof: 'ask stream',
    success: 'ask stream',
  },
  // contract 2.4
  device: {
    '1': 'wait stream',
    '404': 'ask stream',
    '405': 'wait stream',
    '406': 'ask stream',
    '407': 'retryOnce stream',
    refused: 'ask none',
  },
  flv: { encrypted: 'ask stream', notFlv: 'retry stream' },
  // contract 3
  'live-player': {
    ...each([2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2026, 2030], 'never none'),
    ...each([2032, 2101, 2102, 2104, 2105, 2106, 2107, 2108, 6000], 'ask none'),
    ...each([2103, 3001, 3002, 3003, 3005, -2301, -2302], 'retry player'),
    '-2304': 'ask player',
    LOCAL_SERVER_GONE: 'retry localServer',
    ...each([10002, 'permissionDenied'], 'ask player'),
    notEnabled: 'never player',
    commandFailed: 'retry player',
  },
  'p2p-player': {
    WECHAT_SERVER_ERROR: 'retry localServer',
    '53': 'retry localServer',
    LIVE_PLAYER_CLOSED: 'retry player',
    TRANSMISSION_ERROR: 'retry player',
    notUsable: 'ask player',
    restarting: 'retry module',
    resetFailed: 'retry localServer',
    MEDIA_FINISH: 'never none',
    USER_CLOSE: 'never none',
  },
  // the managed contract: 2, 3, 4.2, 4.3, 6
  iot: {
    ...each(['iotMissing', 'managerMissing', 'methodMissing'], 'never none'),
    ...each(['threw', 'localHttpServerError', 'localRtmpServerError'], 'retry module'),
    ...each(['ServiceStartError', 'ServiceError'], 'retry connection'),
    ...each(['ServiceXp2pChanged', 'initCommand'], 'retryOnce connection'),
    ...each(
      ['PlayerError', 'LivePlayerError', 'LivePlayerStateError', 'MjpgPlayerError', 'MjpgImageError'],
      'retry player',
    ),
    ...each(['LocalServerError', 'StreamLocalServerError'], 'retry module'),
    ...each(['StreamStartError', 'StreamHttpStatusError', 'StreamError'], 'retry stream'),
    StreamCheckError: 'wait stream',
    StreamDataEnd: 'ask stream',
    channelsMissing: 'wait none',
    ...each(['deviceCommand', 'commandFailed', 'snapshotError', 'saveAuthError', 'saveError', 'timeout'], 'ask none'),
  },
  // machines/kernel/config.ts, and what the machines call their waits
  deadline: {
    ...each(['init', 'reset', 'module', 'silence'], 'retry module'),
    ...each(['startService', 'service'], 'retry connection'),
    ...each(['startStream', 'header', 'firstByte', 'stall'], 'retry stream'),
    ...each(['playerReady', 'playerReconnect'], 'retry player'),
    ...each(['startPull', 'firstPicture', 'stillPicture', 'undecodable'], 'retryOnce player'),
    damaged: 'retryOnce stream',
    stop: 'ask module',
    command: 'ask none',
  },
  // contract 2.1
  network: {
    ...each(['changed', 'natChanged', 'natError'], 'retry module'),
    '103': 'retry localServer',
    offline: 'retry connection',
  },
  environment: {
    ...each(
      [
        'wechatTooOld',
        'baseLibraryTooOld',
        'livePlayerMissing',
        'pluginUnsupported',
        'pluginPlaysByItself',
        'pluginMissing',
        'credentialsMissing',
        'commandsMissing',
      ],
      'never none',
    ),
    playerPluginMissing: 'ask none',
  },
  input: {
    ...each(['idEmpty', 'idMalformed', 'urlEmpty', 'urlMalformed', 'deviceIncomplete'], 'never none'),
    ...each(['params', 'sourceExcluded', 'notConnected'], 'ask none'),
  },
  system: {
    ...each(['albumFailed', 'cancelled', 'copyFailed', 'deniedByPhone', 'deniedInSettings'], 'ask none'),
    ...each(['refusedOnce', 'settingsFailed', 'snapshotFailed'], 'ask none'),
    privacyUndeclared: 'never none',
  },
  recording: {
    ...each(['full', 'fileFailed', 'soundOnly', 'noPicture', 'damaged'], 'ask none'),
    ...each(['filesMissing', 'recorderMissing', 'codec', 'encrypted'], 'never none'),
  },
};

/** What may be done about a code that nobody knows: what comes from outside may be tried again, what the phone lacks may not. */
const expectedOfUnknown: { readonly [source in FailureSource]: string } = {
  xp2p: 'retry connection',
  http: 'ask stream',
  notice: 'retry stream',
  device: 'ask stream',
  flv: 'retry stream',
  'live-player': 'retry player',
  'p2p-player': 'retry localServer',
  iot: 'retry connection',
  deadline: 'retry connection',
  network: 'retry module',
  environment: 'never none',
  input: 'never none',
  system: 'ask none',
  recording: 'ask none',
};

function each(codes: readonly (number | string)[], rule: string): { [code: string]: string } {
  return Object.fromEntries(codes.map((code) => [String(code), rule]));
}

const sources = Object.keys(expected) as FailureSource[];
const codes = sources.flatMap((source) => Object.keys(expected[source]).map((code) => [source, code] as const));
const rows = sources.flatMap((source) =>
  Object.entries(failureTable[source]).map(([code, row]): [string, FailureRow] => [`${source} ${code}`, row]),
);

describe('the table of failures', () => {
  test('the table of failures has a source for every source that a failure can name', () => {
    expect(Object.keys(failureTable).sort()).toEqual([...sources].sort());
  });

  test.each(
    codes,
  )('failure %s %s is known, and what may be done about it is the rule of the contract', (source, code) => {
    const [remedy, scope] = (expected[source][code] ?? '').split(' ');
    const failure = failureFromOutside(source, code);
    if (source !== 'http') expect(failure.kind).not.toBe(failureTable[source].unknown.kind);
    expect(failureRow(failure).remedy).toBe(remedy);
    expect(failure.scope).toBe(scope);
    // what looks like a secret would be hidden, and its row found no more
    expect(failureRow(failure).kind).toBe(failure.kind);
  });

  test('the table of failures has no row that this list forgot', () => {
    const listed = new Set(codes.map(([source, code]) => `${source} ${code}`));
    const forgotten = rows
      .map(([name]) => name)
      .filter((name) => !listed.has(name) && !/ (unknown|serverError)$/.test(name));
    expect(forgotten).toEqual([]);
  });

  test.each(sources)('a code of %s that is in no row of the table still gets a sentence', (source) => {
    const failure = failureFromOutside(source, -98_765);
    expect(failure.kind).toBe(failureTable[source].unknown.kind);
    expect(`${failureRow(failure).remedy} ${failure.scope}`).toBe(expectedOfUnknown[source]);
    expect(failureTitle(failure, 'en')).toMatch(/^[A-Z].{8,}/);
    expect(failureTitle(failure, 'zh')).toMatch(/^[\u4e00-\u9fa5].{3,}/);
  });

  test('a number above 500 is a failing server in a header alone', () => {
    expect(failureFromOutside('http', 500).kind).toBe('serverError');
    expect(failureFromOutside('http', 499).kind).toBe('requestRefused');
    expect(failureFromOutside('p2p-player', 500).kind).toBe('localServerNotStarted');
  });

  test('words that every JavaScript object knows are unknown codes like any other', () => {
    for (const code of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(failureFromOutside('xp2p', code).kind).toBe('unknownXp2p');
    }
  });

  test('one number means different failures from different sources', () => {
    expect(failureOf('xp2p', -2301).kind).toBe('localServerNotLoaded');
    expect(failureOf('live-player', -2301).kind).toBe('playerGaveUp');
    expect(failureOf('http', 404).kind).not.toBe(failureOf('device', 404).kind);
  });

  test('only a failure code that has a row can be named: the compiler knows every one', () => {
    type IsCode<Source extends FailureSource, Code> = Code extends CodeOf<Source> ? true : false;
    const isCode: readonly [IsCode<'deadline', 'stall'>, IsCode<'xp2p', -2301>, IsCode<'p2p-player', 53>] = [
      true,
      true,
      true,
    ];
    const isNone: readonly [
      IsCode<'deadline', 'stal'>,
      IsCode<'deadline', 'offline'>,
      IsCode<'deadline', 'unknown'>,
      IsCode<'xp2p', '-2301'>,
      IsCode<'xp2p', 53>,
      IsCode<'http', 'serverError'>,
    ] = [false, false, false, false, false, false];
    type IsKind<Kind> = Kind extends Failure['kind'] ? true : false;
    const kinds: readonly [IsKind<'microphoneDenied'>, IsKind<'microfoneDenied'>, IsKind<string>] = [
      true,
      false,
      false,
    ];
    expect([...isCode, ...isNone, ...kinds].filter(Boolean)).toHaveLength(4);
    expect(failureOf('deadline', 'stall').kind).toBe('stalled');
  });

  test('a kind of failure belongs to one row, so that it can be told from every other', () => {
    const textsByKind = new Map<string, FailureRow>();
    for (const [, row] of rows) {
      const before = textsByKind.get(row.kind);
      if (before) expect(row).toEqual(before);
      textsByKind.set(row.kind, row);
    }
    expect(textsByKind.size).toBeGreaterThan(80);
    for (const kind of textsByKind.keys()) expect(kind).toMatch(/^[a-z]+[A-Za-z0-9]*$/);
  });
});

/** What nothing on the page can help against, and who can: its advice names them. */
const helpedElsewhere: Readonly<Record<string, RegExp>> = {
  'the camera’s settings': /settings|xp2pInfo/,
  WeChat: /Update WeChat|WeChat on a phone/,
  'its developer': /developer|plugin|credentials/,
};

test('what was wrong with what a camera was given is told without a form, which a host of the package may not have', () => {
  const ofForms = rows.filter(
    ([, { advice }]) => /(enter|correct)\b.*settings/i.test(advice.en) || /设置里(填|改正)/.test(advice.zh),
  );
  expect(ofForms.map(([code]) => code)).toEqual([]);
});

test('every failure offers to try again, opens the settings that help, or names who can', () => {
  const stuck = rows.filter(([, { remedy, opens, advice }]) => {
    const isNoFailure = advice.en.startsWith('All is well');
    const isNamed = Object.values(helpedElsewhere).some((words) => words.test(advice.en));
    return remedy === 'never' && !opens && !isNoFailure && !isNamed;
  });
  expect(stuck.map(([name]) => name)).toEqual([]);
});

test.each([
  ['http', 404, 'quality'],
  ['device', 404, 'quality'],
  ['device', 406, 'quality'],
  ['xp2p', -2404, 'another network'],
  ['xp2p', -2005, 'firmware'],
] as const)('what a person can change (%s %d: %s) can be tried again, on the page itself', (source, code, what) => {
  const { remedy, advice } = failureRow(failureFromOutside(source, code));
  expect(remedy).toBe('ask');
  expect(advice.en).toContain(what);
});

describe.each(rows)('what a person reads of %s', (_name, row) => {
  const texts = [row.title, row.advice];

  test('what a person reads of a failure is there in both languages', () => {
    for (const text of texts) {
      expect(text.zh).toMatch(/[\u4e00-\u9fa5]{2,}/);
      expect(text.en).toMatch(/^[A-Z][^\u4e00-\u9fa5]{7,}$/);
    }
  });

  test('what a person reads of a failure is calm, and its title is one short line without a code', () => {
    for (const text of texts) expect(text.zh + text.en).not.toMatch(/[!！]/);
    expect(row.title.zh.length).toBeLessThanOrEqual(24);
    expect(row.title.en.length).toBeLessThanOrEqual(56);
    expect(row.title.zh + row.title.en).not.toMatch(/(?<![A-Za-z])-?\d|[{}[\]]/);
    expect(row.title.zh).not.toMatch(/[。.]$/);
    expect(row.title.en).not.toMatch(/\.$/);
  });

  test('what a person reads of a failure ends its advice as a sentence does', () => {
    expect(row.advice.zh).toMatch(/[。）\]]$/);
    expect(row.advice.en).toMatch(/[.)\]]$/);
  });
});
