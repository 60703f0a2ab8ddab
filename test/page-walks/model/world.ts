import type { PagePhone } from '../page-phone';
import type { Tappable } from '../screen';
import type { Words } from '../words';

/** A camera as a person remembers it who has filled in the form, or read it. */
export interface KnownCamera {
  readonly id: string;
  readonly name: string;
  readonly kind: 'camera' | 'server';
  readonly by: 'device' | 'url';
  readonly url: string;
  readonly productId: string;
  readonly deviceName: string;
  readonly hasXp2pInfo: boolean;
  readonly liveStreamDomain: string;
  readonly channels: string;
  /** Nobody has touched it: it plays when nothing is wrong. */
  readonly isBuiltIn: boolean;
}

/** What the model knows beside the page that is looked at. */
export interface KnownWorld {
  readonly words: Words;
  cameras: readonly KnownCamera[];
  isOnline: boolean;
  /** Something has gone wrong in this walk: from then on an error is no wonder. */
  isTroubled: boolean;
}

/** A page as the model has it: what it must say, by what was done and what has happened. */
export interface PageModel {
  readonly route: string;
  /** Somebody tapped something on it; gives the page that must be there next, if it is another. */
  tapped(tapped: Tappable): PageModel | 'back' | undefined;
  /** What the screen says and must not, or must say and does not. */
  problems(phone: PagePhone): readonly string[];
}
