import type { PagePhone } from './page-phone';

/** Something that can be tapped, under the name that a person (or a screen reader) knows it by. */
export interface Tappable {
  readonly name: string;
  readonly element: Element;
  /** The row of choices that it belongs to, and whether it is the one that is chosen. */
  readonly group: string;
  readonly isChosen: boolean;
  /** It lies over the picture. */
  readonly isOnStage: boolean;
}

/** What one picture says. */
export interface PictureScreen {
  readonly status: string;
  readonly sheet: null | { readonly title: string; readonly advice: string; readonly buttons: readonly string[] };
  /** What the simulated player draws of the stream; it stands still when nothing comes. */
  readonly drawing: string;
}

export interface FieldScreen {
  readonly label: string;
  readonly value: string;
  readonly isSecret: boolean;
  readonly error: string;
  readonly input: HTMLInputElement;
}

const isNamed = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();

const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').trim();

const byClass = (name: string): string => `[class~="${name}"], [class*="--${name} "], [class$="--${name}"]`;

/** What can be tapped now: what lies over everything else keeps the rest from being tapped. */
export function tappables(phone: PagePhone): readonly Tappable[] {
  const dialog = phone.dialog;
  if (dialog) return [...dialog.querySelectorAll('button')].map(tappableOf);
  const leave = phone.screen.querySelector('.full-screen .leave');
  if (leave) return [tappableOf(leave)];
  const sheet = bottomSheet(phone);
  const place = sheet ?? phone.screen;
  const found = [...place.querySelectorAll('[role="button"], [role="radio"]')];
  return found.filter((element) => element.getAttribute('aria-disabled') !== 'true').map(tappableOf);
}

function tappableOf(element: Element): Tappable {
  return {
    name: isNamed(element),
    element,
    group: element.closest('[role="radiogroup"]')?.getAttribute('aria-label') ?? '',
    isChosen: element.getAttribute('aria-checked') === 'true',
    isOnStage: element.closest('.over') !== null,
  };
}

/** The sheet that came up from below. */
export const bottomSheet = (phone: PagePhone): Element | null => phone.screen.querySelector('wx-bottom-sheet');

export const bottomSheetTitle = (phone: PagePhone): string =>
  bottomSheet(phone)?.querySelector('[role="dialog"]')?.getAttribute('aria-label') ?? '';

export function pictureScreen(phone: PagePhone): PictureScreen | null {
  const over = phone.screen.querySelector('.over');
  if (!over) return null;
  const sheet = over.querySelector('[role="dialog"]');
  return {
    status: textOf(over.querySelector('[role="text"]')),
    sheet: sheet && {
      title: textOf(sheet.querySelector(byClass('title'))),
      advice: textOf(sheet.querySelector(byClass('advice'))),
      buttons: [...sheet.querySelectorAll('[role="button"]')].map(isNamed),
    },
    drawing: textOf(phone.screen.querySelector(byClass('drawing'))),
  };
}

/** Each picture of the wall: its name, and how it is. */
export function wallScreen(phone: PagePhone): readonly { readonly name: string; readonly status: string }[] {
  return [...phone.screen.querySelectorAll('wx-wall-tile')].map((tile) => ({
    name: textOf(tile.querySelector(byClass('name'))),
    status: textOf(tile.querySelector(`${byClass('caption')} [role="text"]`)),
  }));
}

export interface HomeScreen {
  readonly badge: string;
  readonly cards: readonly string[];
  readonly notes: readonly string[];
  readonly emptyTitle: string;
  readonly isPeerNameShown: boolean;
}

export function homeScreen(phone: PagePhone): HomeScreen {
  const { screen } = phone;
  return {
    badge: textOf(screen.querySelector('.badge')),
    cards: [...screen.querySelectorAll('wx-camera-card')].map((card) =>
      isNamed(card.querySelector('[role="button"]') as Element),
    ),
    notes: [...screen.querySelectorAll('.note')].map(textOf),
    emptyTitle: textOf(screen.querySelector('.empty-title')),
    isPeerNameShown: screen.querySelector('.peer') !== null,
  };
}

export function fieldsOf(phone: PagePhone): readonly FieldScreen[] {
  return [...phone.screen.querySelectorAll('wx-form-field')].map((field) => {
    const input = field.querySelector('input') as HTMLInputElement;
    return {
      label: textOf(field.querySelector(byClass('label'))),
      value: input.value,
      isSecret: input.type === 'password',
      error: textOf(field.querySelector(byClass('error'))),
      input,
    };
  });
}

/** The lines of the log that are shown. */
export const logLines = (phone: PagePhone): readonly string[] =>
  [...phone.screen.querySelectorAll('.line')].map((line) => line.textContent ?? '');

/** All words on the page, without those of the simulated player. */
export function wordsOn(phone: PagePhone): string {
  const drawn = [...phone.screen.querySelectorAll(byClass('drawing'))].map((drawing) => drawing.textContent ?? '');
  return drawn.reduce((words, drawing) => words.replace(drawing, ''), phone.screen.textContent ?? '').trim();
}

/** Everything that a tap could change for whoever looks at the phone. */
export function looks(phone: PagePhone): string {
  const { screen, dialog, route, depth, title, clipboard, scrolls, toasts } = phone;
  return JSON.stringify([route, depth, title, clipboard, scrolls, toasts, screen.outerHTML, dialog?.outerHTML]);
}
