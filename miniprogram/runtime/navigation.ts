import { systemClock } from './clock';
import { say } from './say';
import { sayTexts } from './say.texts';
import { wechat } from './wechat';

/** Where each page is: those that play are in a package of their own. */
const places = {
  live: '/packages/watch/pages/live/live',
  wall: '/packages/watch/pages/wall/wall',
  form: '/pages/form/form',
  log: '/pages/log/log',
} as const;

type Page = keyof typeof places;

/** A second tap within this time, while a page opens, is the same tap. WeChat may never answer: later it is another. */
const OPENING_MS = 2_000;

let openingSinceMs = Number.NEGATIVE_INFINITY;

/** Opens a page, for a camera if `id` is given. That it did not open is said, and it can be tapped again. */
export function openPage(page: Page, id?: string): void {
  const nowMs = systemClock.now();
  if (nowMs - openingSinceMs < OPENING_MS) return;
  openingSinceMs = nowMs;
  const ended = () => {
    openingSinceMs = Number.NEGATIVE_INFINITY;
  };
  const query = id === undefined ? '' : `?id=${encodeURIComponent(id)}`;
  wechat.navigateTo({
    url: `${places[page]}${query}`,
    success: ended,
    fail: () => {
      ended();
      say(sayTexts.notOpened);
    },
  });
}

/** Goes to the page before, or to the list where a link opened this page as the first. */
export function goBack(): void {
  const toTheList = () => wechat.reLaunch({ url: '/pages/home/home', fail: () => say(sayTexts.notBack) });
  wechat.navigateBack({ fail: toTheList });
}

/** The camera that a page was opened for: WeChat hands the query over as it stands in the url. */
export function cameraIdOf({ id = '' }: { readonly id?: string }): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The cameras that a page was opened for, one after another with commas between them; empty when none is named. */
export function cameraIdsOf({ ids = '' }: { readonly ids?: string }): readonly string[] {
  return ids
    .split(',')
    .filter(Boolean)
    .map((id) => cameraIdOf({ id }));
}
