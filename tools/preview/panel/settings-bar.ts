import { make } from '../../dom/make';
import type { Setting } from './settings';

/** More choices than this go into a drop-down list. */
const MOST_BUTTONS = 2;

/** The choices: most of them reload the phone with another address. */
export function settingsBar(settings: readonly Setting[], choose: (name: string, value: string) => void): HTMLElement {
  return make(
    'div',
    { class: 'settings', role: 'group' },
    ...settings.map((setting) => {
      const control = setting.choices.length > MOST_BUTTONS ? dropDown(setting, choose) : segments(setting, choose);
      return make('div', { class: 'setting' }, make('span', { class: 'setting-title' }, setting.title), control);
    }),
  );
}

function dropDown(
  { name, title, choices, chosen }: Setting,
  choose: (name: string, value: string) => void,
): HTMLElement {
  const isListed = choices.some(({ value }) => value === chosen);
  const all = isListed ? choices : [...choices, { value: chosen, label: chosen }];
  const list = make('select', { 'aria-label': title, 'data-setting': name });
  list.append(...all.map(({ value, label }) => make('option', { value, selected: value === chosen }, label)));
  list.addEventListener('change', () => choose(name, list.value));
  return list;
}

function segments(
  { name, title, choices, chosen }: Setting,
  choose: (name: string, value: string) => void,
): HTMLElement {
  const buttons: readonly HTMLElement[] = choices.map(({ value, label }) =>
    make(
      'button',
      {
        'aria-pressed': String(value === chosen),
        'data-setting': name,
        'data-value': value,
        onclick: () => {
          for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.value === value));
          choose(name, value);
        },
      },
      label,
    ),
  );
  return make('div', { class: 'segments', role: 'group', 'aria-label': title }, ...buttons);
}
