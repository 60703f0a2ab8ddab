import { loadComponent } from './component-under-test';

describe('icon buttons', () => {
  test('an icon button says that it was pressed', () => {
    const button = loadComponent('icon-button');
    button.call('press');
    expect(button.said).toEqual([{ event: 'press', detail: undefined }]);
  });

  test('an icon button says nothing while it is disabled', () => {
    const button = loadComponent('icon-button');
    button.give('disabled', true);
    button.call('press');
    expect(button.said).toEqual([]);
  });
});

describe('the sheet over the stage', () => {
  const failure = {
    kind: 'failure',
    title: 'Too many people are watching',
    advice: 'It tries again in 30 seconds.',
    primary: { label: 'Try now', event: 'RETRY' },
    details: 'Code: 503',
  };

  test('the sheet over the stage says the event of its primary button, and the details to copy', () => {
    const sheet = loadComponent('stage-sheet');
    sheet.give('sheet', failure);
    sheet.call('act');
    sheet.call('copy');
    expect(sheet.said).toEqual([
      { event: 'act', detail: { event: 'RETRY' } },
      { event: 'copy', detail: { text: 'Code: 503' } },
    ]);
  });

  test('the sheet over the stage keeps its details folded away until they are asked for', () => {
    const sheet = loadComponent('stage-sheet');
    expect(sheet.data.unfolded).toBe(false);
    sheet.call('toggle');
    expect(sheet.data.unfolded).toBe(true);
  });
});

test('a notice says what is asked for by its button, or that it was read', () => {
  const card = loadComponent('notice-card');
  card.give('notice', { text: 'Refused', action: 'Settings', event: 'OPEN_SETTINGS' });
  card.call('act');
  card.call('close');
  expect(card.said).toEqual([
    { event: 'act', detail: { event: 'OPEN_SETTINGS' } },
    { event: 'act', detail: { event: 'DISMISS_NOTICE' } },
  ]);
  card.give('dismiss', 'DISMISS_RECORDING');
  card.call('close');
  expect(card.said.at(-1)).toEqual({ event: 'act', detail: { event: 'DISMISS_RECORDING' } });
});

test('the qualities to choose from say which was chosen, or that none was', () => {
  const sheet = loadComponent('quality-sheet');
  sheet.call('choose', { currentTarget: { dataset: { value: 'high' } } });
  sheet.call('close');
  expect(sheet.said).toEqual([
    { event: 'choose', detail: { quality: 'high' } },
    { event: 'close', detail: undefined },
  ]);
});

test('a fold opens and closes', () => {
  const fold = loadComponent('fold');
  fold.call('toggle');
  expect(fold.data.unfolded).toBe(true);
  fold.call('toggle');
  expect(fold.data.unfolded).toBe(false);
});

test('a bottom sheet is closed by a tap outside, and keeps the page beneath still', () => {
  const sheet = loadComponent('bottom-sheet');
  sheet.call('stay');
  sheet.call('close');
  expect(sheet.said.map(({ event }) => event)).toEqual(['close']);
});

test.each(['choice-row', 'filter-chips'])('a %s says the chosen value', (name) => {
  const row = loadComponent(name);
  row.call('choose', { currentTarget: { dataset: { value: 'high' } } });
  expect(row.said).toEqual([{ event: 'choose', detail: { value: 'high' } }]);
});

test('a camera card opens on a tap, and offers more', () => {
  const card = loadComponent('camera-card');
  card.call('open');
  card.call('more');
  expect(card.said.map(({ event }) => event)).toEqual(['open', 'more']);
});

describe('form fields', () => {
  const typing = (value: string) => ({ detail: { value } });

  function nameField() {
    const field = loadComponent('form-field');
    field.give('field', 'name');
    return field;
  }

  test('a form field says each change and the loss of the focus, by its name', () => {
    const field = nameField();
    field.call('type', typing('Door'));
    field.call('touch');
    expect(field.said).toEqual([
      { event: 'change', detail: { field: 'name', value: 'Door' } },
      { event: 'touch', detail: { field: 'name' } },
    ]);
  });

  test('a form field does not give a keystroke’s own echo back to the input: that would move the cursor', () => {
    const field = nameField();
    field.give('value', 'Doo');
    expect(field.data.shown).toBe('Doo');
    field.call('type', typing('Door'));
    field.give('value', 'Door');
    expect(field.data.shown).toBe('Doo');
  });

  test('a form field shows a value that comes from elsewhere, even the one that the input was first given', () => {
    const field = nameField();
    field.call('type', typing('Door'));
    field.give('value', 'Door');
    const before = field.sets.length;
    field.give('value', '');
    expect(field.data.shown).toBe('');
    expect(field.sets.slice(before)).toContainEqual({ shown: 'Door' });
  });

  test('a form field that is secret keeps what is typed into it, although nothing of it ever comes back', () => {
    const field = nameField();
    field.give('secret', true);
    field.call('type', typing('XP2Psecret'));
    const before = field.sets.length;
    field.give('value', '');
    field.give('error', 'Too short');
    expect(field.sets).toHaveLength(before);
  });
});
