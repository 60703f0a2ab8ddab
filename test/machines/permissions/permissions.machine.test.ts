import { createActor } from 'xstate';
import type { Camera } from '../../../machines/cameras';
import { failureOf } from '../../../machines/failure';
import type { PermissionState, PermissionStates } from '../../../machines/kernel/ports';
import { permissionsMachine, permissionsNeeded, permissionsView } from '../../../machines/permissions';
import { settle, VirtualClock } from '../../support/virtual-clock';
import { camera, serverStream } from '../../support/world';
import { SessionAlone } from '../session/session-alone';

const all = ['album', 'clipboard', 'microphone', 'localNetwork'] as const;

function permissions(answers: () => Promise<PermissionStates>) {
  const opened: string[] = [];
  const clock = new VirtualClock();
  const { ports } = new SessionAlone().session.getSnapshot().context;
  const open = (what: string) => async () => void opened.push(what);
  const actor = createActor(permissionsMachine, {
    clock,
    input: {
      ports: {
        ...ports,
        album: { ...ports.album, openSettings: open('miniProgram') },
        system: { ...ports.system, openPermissions: open('wechat'), askPermissions: answers },
      },
    },
  }).start();
  const look = async () => {
    actor.send({ type: 'LOOK', needed: all });
    await settle();
  };
  return {
    actor,
    clock,
    opened,
    look,
    view: (language: 'zh' | 'en' = 'en') => permissionsView(actor.getSnapshot(), language),
  };
}

const being = (states: PermissionStates) => permissions(async () => states);

describe('permissions', () => {
  test('say nothing while none is missing, also one that WeChat will ask for, or tells nothing of', async () => {
    const { look, view } = being({ album: 'notAsked', clipboard: 'allowed', localNetwork: 'untold' });
    expect(view().hint).toBe('');
    await look();
    expect(view().hint).toBe('');
    expect(view().rows.map(({ name }) => name)).toEqual(['album', 'clipboard', 'localNetwork']);
  });

  // who said no is told apart: each has another way on
  test.each<[PermissionState, string, string, RegExp]>([
    ['deniedInSettings', 'Settings', 'OPEN_SETTINGS', /mini-program’s settings/],
    ['deniedByPhone', 'Settings', 'OPEN_SYSTEM_SETTINGS', /phone does not let WeChat/],
    ['privacyUndeclared', '', '', /developer has to declare/],
    ['refusedOnce', '', '', /asks anew/],
  ])('that are missing lead to a row with the way on: %s', async (state, action, event, words) => {
    const { look, view } = being({ album: state, clipboard: 'allowed' });
    await look();
    expect(view().hint).toBe('A permission is missing');
    const [row] = view().rows;
    expect(row).toMatchObject({ name: 'album', tone: 'warn', action, event });
    expect(`${row?.state}. ${row?.advice}`).toMatch(words);
    expect(view('zh').rows[0]?.advice).toMatch(/[\u4e00-\u9fa5]。$/);
  });

  test('are asked again at each look, as nothing tells of a change', async () => {
    let album: PermissionState = 'deniedInSettings';
    const { look, view } = permissions(async () => ({ album }));
    await look();
    expect(view().hint).not.toBe('');
    album = 'allowed';
    await look();
    expect(view()).toMatchObject({ hint: '', rows: [{ state: 'Allowed', tone: 'ok', advice: '' }] });
  });

  test('stay as they were where WeChat refuses to tell or never does, and can be asked again', async () => {
    const answers = [Promise.resolve({ album: 'deniedByPhone' } as const), Promise.reject(new Error('no'))];
    const { actor, clock, look, view } = permissions(() => answers.shift() ?? new Promise(() => undefined));
    await look();
    await look();
    expect(actor.getSnapshot().value).toBe('known');
    await look();
    expect(actor.getSnapshot().value).toBe('asking');
    await clock.advance(5_000);
    expect(actor.getSnapshot().value).toBe('known');
    expect(view().hint).not.toBe('');
  });

  test('lead to the settings that the row names, and are asked again when they are closed', async () => {
    let album: PermissionState = 'deniedInSettings';
    const { actor, opened, look, view } = permissions(async () => ({ album }));
    await look();
    album = 'allowed';
    actor.send({ type: 'OPEN_SETTINGS' });
    await settle();
    expect(view().hint).toBe('');
    actor.send({ type: 'OPEN_SYSTEM_SETTINGS' });
    await settle();
    expect(opened).toEqual(['miniProgram', 'wechat']);
  });

  test('say what to do where settings do not open, until the next look', async () => {
    const { actor, look, view } = being({ album: 'deniedByPhone' });
    const { system } = actor.getSnapshot().context.ports;
    Object.assign(system, { openPermissions: () => Promise.reject(failureOf('system', 'settingsFailed')) });
    await look();
    actor.send({ type: 'OPEN_SYSTEM_SETTINGS' });
    await settle();
    expect(view().failure).toMatch(/^[A-Z].*\.$/);
    await look();
    expect(view().failure).toBe('');
  });
});

describe('what is needed', () => {
  const gate = serverStream as unknown as Camera;
  const door = camera as unknown as Camera;

  test('is told of the cameras that there are: nobody is told of what nothing uses', () => {
    expect(permissionsNeeded([gate])).toEqual(['album', 'clipboard']);
    expect(permissionsNeeded([door])).toEqual(['album', 'clipboard', 'localNetwork']);
    expect(permissionsNeeded([{ ...gate, playerMode: 'RTC' }])).toEqual(['album', 'clipboard', 'microphone']);
  });
});
