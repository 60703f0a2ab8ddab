import { createActor } from 'xstate';
import { camerasMachine, camerasView, LIST_KEY } from '../../../machines/cameras';
import { chartOf } from '../../../miniprogram/runtime/chart';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { settle } from '../../support/virtual-clock';
import { eventOf, openPage } from './page-under-test';

const door = {
  id: 'door',
  name: 'Door',
  kind: 'server',
  quality: 'high',
  address: { by: 'url', url: 'https://live.example.com/door.flv' },
} as const;

/** The real list behind the page, with storage of its own. */
function openForm(query: Record<string, string> = {}, isDead = false) {
  const stored = new Map<string, unknown>();
  const storage = {
    read: (key: string) => stored.get(key),
    write: (key: string, value: unknown) => void stored.set(key, value),
  };
  const cameras = createActor(camerasMachine, { input: { storage, builtIn: [door] } }).start();
  if (isDead) cameras.stop();
  const form = chartOf(cameras, (snapshot) => camerasView(snapshot, 'en').form);
  const running = { language: 'en', form, isDead: () => isDead } as unknown as RunningApp;
  const opened = openPage('form', running, query);
  const type = async (field: string, value: string) => {
    opened.page.call('change', eventOf({}, { field, value }));
    await settle();
  };
  return { ...opened, cameras, stored, form, type };
}

describe('the form page', () => {
  test('the form of a new camera is empty and says so', () => {
    const { page, wechat, form } = openForm();
    expect(page.data.form).toMatchObject({ adding: true, error: '' });
    expect(wechat.titles).toEqual([form.view()?.title]);
    expect(wechat.titles[0]).not.toBe('');
  });

  test('the form of a camera shows what is known of it', () => {
    const { page } = openForm({ id: 'door' });
    expect(page.data.form).toMatchObject({ adding: false, fields: expect.any(Array) });
    expect(JSON.stringify(page.data.form)).toContain('https://live.example.com/door.flv');
  });

  test('the form follows what is typed and chosen, and complains once a field was left', async () => {
    const { page, type } = openForm();
    page.call('choose', eventOf({ field: 'kind' }, { value: 'server' }));
    await settle();
    expect(page.data.form).toMatchObject({
      kinds: expect.arrayContaining([expect.objectContaining({ value: 'server', chosen: true })]),
    });
    await type('id', 'a b');
    const idField = () =>
      (page.data.form as { fields: { field: string; error: string }[] }).fields.find(({ field }) => field === 'id');
    expect(idField()?.error).toBe('');
    page.call('touch', eventOf({}, { field: 'id' }));
    await settle();
    expect(idField()?.error).not.toBe('');
  });

  test('the form goes back once the camera is saved', async () => {
    const { page, wechat, stored, type } = openForm();
    page.call('choose', eventOf({ field: 'kind' }, { value: 'server' }));
    await type('id', 'lobby');
    await type('url', 'https://live.example.com/lobby.flv');
    page.call('save');
    expect(wechat.backs).toBe(1);
    expect(JSON.stringify(stored.get(LIST_KEY))).toContain('lobby');
    page.call('onUnload');
    expect(JSON.stringify(stored.get(LIST_KEY))).toContain('lobby');
  });

  test('the form stays, and complains, when what was entered cannot be saved', async () => {
    const { page, wechat } = openForm();
    page.call('save');
    await settle();
    expect(wechat.backs).toBe(0);
    expect(wechat.scrolledTo).toEqual(['#field-id']);
    expect((page.data.form as { fields: { error: string }[] }).fields.some(({ error }) => error !== '')).toBe(true);
  });

  test('the form that was filled asks before it is left, and no more once it was saved', async () => {
    const { page, wechat, type } = openForm();
    page.call('choose', eventOf({ field: 'kind' }, { value: 'server' }));
    expect(wechat.leaveQuestion).toBe('');
    await type('id', 'lobby');
    expect(wechat.leaveQuestion).toBe('What you typed is not saved. Leave all the same?');
    await type('id', '');
    expect(wechat.leaveQuestion).toBe('');
    await type('id', 'lobby');
    await type('url', 'https://live.example.com/lobby.flv');
    page.call('save');
    expect([wechat.leaveQuestion, wechat.backs]).toEqual(['', 1]);
  });

  test('the form of a camera that is not there says so, and leads back', () => {
    const { page, wechat } = openForm({ id: 'nobody' });
    expect(page.data).toMatchObject({ missing: { title: 'This camera is not there' } });
    expect(wechat.titles).toEqual(['P2P Camera']);
    page.call('back');
    expect(wechat.backs).toBe(1);
  });

  test('the form of a program that has failed says that, and not that the camera is gone', () => {
    // XState warns of every event that a stopped actor is sent.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(openForm({ id: 'door' }, true).page.data).toMatchObject({
      missing: {
        title: 'The program has failed',
        advice: expect.stringContaining('go back to the list to restart it'),
      },
    });
  });

  test('the form forgets what was typed when it is left', async () => {
    const { page, form, type } = openForm();
    await type('id', 'half-done');
    page.call('onHide');
    page.call('onShow');
    page.call('onUnload');
    expect(form.view()).toBeNull();
  });
});
