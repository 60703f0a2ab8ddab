import { config } from '../../../machines/kernel/config';
import type { SessionIntent } from '../../../machines/session';
import { CAMERAS, WORKING } from '../phone/cameras';
import type { Phone } from '../phone/phone';
import { INTENTS, type Tile } from '../phone/simulated-page';
import { type Chance, type Deed, pick } from './deed.types';

const MAX_PAGES = 3;
/** A button that is tapped answers by then. */
const UNTIL_ANSWERED_MS = 300;
const LONGEST_LOOK_MS = 60_000;
const QUALITIES = ['standard', 'high', 'super'] as const;
const CHANNELS = ['0', '1'] as const;
const DIRECTIONS = ['up', 'down', 'left', 'right'] as const;
/** Mostly cameras that work. */
const TO_OPEN: readonly string[] = [...WORKING, ...WORKING, ...WORKING, ...CAMERAS.map(({ id }) => id)];

/** Does something to a picture that can be seen and tapped. */
const toTile =
  (act: (phone: Phone, tile: Tile, chance: Chance) => void | Promise<void>): Deed =>
  (phone, chance) => {
    const page = phone.top;
    if (!page?.isVisible || page.tiles.length === 0) return;
    return act(phone, pick(page.tiles, chance.a), chance);
  };

const send = (phone: Phone, tile: Tile, intent: SessionIntent): void => phone.top?.send(tile, intent);

const intentOf = (type: SessionIntent['type'], chance: number): SessionIntent => {
  if (type === 'CHANGE_QUALITY') return { type, quality: pick(QUALITIES, chance) };
  if (type === 'CHANGE_CHANNEL') return { type, channel: pick(CHANNELS, chance) };
  return { type } as SessionIntent;
};

/** What a button sends, where one is shown. One that opens the form is for the page, which has none here. */
const tapNamed = (phone: Phone, tile: Tile, event: string | undefined): void => {
  const intent = INTENTS.find((type) => type === event);
  if (intent) send(phone, tile, { type: intent } as SessionIntent);
};

/** What a person does with what the screen offers at that moment. */
export const personDeeds: Readonly<Record<string, Deed>> = {
  'person.open': (phone, { a }) => {
    if (!phone.isHidden && phone.pages.length < MAX_PAGES) phone.open('live', [pick(TO_OPEN, a)]);
  },
  'person.openAgain': (phone) => {
    const [tile] = phone.top?.tiles ?? [];
    if (tile && !phone.isHidden && phone.pages.length < MAX_PAGES) phone.open('live', [tile.cameraId]);
  },
  'person.openWall': (phone, { a, b }) => {
    if (phone.isHidden || phone.pages.length >= MAX_PAGES) return;
    const first = Math.floor(a * TO_OPEN.length);
    const count = b < 0.7 ? 2 : b < 0.9 ? 3 : 4;
    phone.open(
      'wall',
      Array.from({ length: count }, (_, index) => TO_OPEN[(first + index) % TO_OPEN.length] as string),
    );
  },
  'person.back': (phone) => {
    if (!phone.isHidden) phone.back();
  },
  'person.tapSheet': toTile(async (phone, tile) => {
    const { title = '', primary } = tile.seen?.sheet ?? {};
    if (!primary?.event) return;
    const page = phone.top;
    const renders = page?.renders ?? 0;
    tapNamed(phone, tile, primary.event);
    await phone.advance(UNTIL_ANSWERED_MS);
    if (page === phone.top && page?.isVisible && page.renders === renders)
      phone.violations.note(7, `"${primary.label}" on "${title}" changes nothing that can be seen`);
  }),
  'person.tapNotice': toTile((phone, tile) => tapNamed(phone, tile, tile.seen?.notice.event)),
  'person.playOrStop': toTile((phone, tile) => {
    const { controls } = tile.seen ?? {};
    if (controls?.playing && controls.canStop) send(phone, tile, { type: 'STOP' });
    else if (controls && !controls.playing && controls.canPlay) send(phone, tile, { type: 'PLAY' });
  }),
  'person.pauseOrResume': toTile((phone, tile, { b }) => {
    const { controls } = tile.seen ?? {};
    if (controls?.canResume) send(phone, tile, { type: 'RESUME' });
    else if (controls?.canPause) send(phone, tile, { type: b < 0.7 ? 'PAUSE' : 'PAUSE_STREAM' });
  }),
  'person.tapBeside': toTile((phone, tile) => tapNamed(phone, tile, tile.seen?.sheet?.secondary.event)),
  'person.quality': toTile((phone, tile, { b }) => {
    if (tile.seen?.controls?.canChangeQuality) send(phone, tile, intentOf('CHANGE_QUALITY', b));
  }),
  'person.channel': toTile((phone, tile, { b }) => {
    const { channels = [] } = tile.seen ?? {};
    if (channels.length > 0) send(phone, tile, { type: 'CHANGE_CHANNEL', channel: pick(channels, b).value });
  }),
  'person.mute': toTile((phone, tile) => send(phone, tile, { type: 'TOGGLE_MUTE' })),
  'person.snapshot': toTile((phone, tile) => {
    if (tile.seen?.controls?.canSnapshot) send(phone, tile, { type: 'SNAPSHOT' });
  }),
  'person.fullScreen': toTile((phone, tile) => {
    const { controls } = tile.seen ?? {};
    if (controls?.fullScreen) send(phone, tile, { type: 'EXIT_FULL_SCREEN' });
    else if (controls?.canFullScreen) send(phone, tile, { type: 'ENTER_FULL_SCREEN' });
  }),
  'person.diagnosis': toTile((phone, tile, { b }) =>
    send(phone, tile, { type: b < 0.5 ? 'SHOW_DIAGNOSIS' : 'HIDE_DIAGNOSIS' }),
  ),
  /** Longer than anything is tried by itself. */
  'person.wait': (phone, { a }) => phone.advance(Math.round(config.maxRecoveryMs * (1 + a))),
  'person.watch': (phone, { a }) => phone.advance(Math.round(a * LONGEST_LOOK_MS)),
  'person.look': toTile((phone, tile) => {
    if (phone.top?.kind === 'wall') tile.opened.focus();
  }),
};

/** A finger on the pad, and a text on the sheet of commands: nothing of a picture. */
export const besideDeeds: Readonly<Record<string, Deed>> = {
  'beside.press': toTile((_phone, { opened }, { b }) =>
    opened.ptz().send({ type: 'STEER', direction: pick(DIRECTIONS, b), channel: pick([0, 0, 1], (b * 97) % 1) }),
  ),
  'beside.otherDirection': toTile((_phone, { opened }, { b }) => {
    const { direction } = opened.ptz().view();
    const others = DIRECTIONS.filter((each) => each !== direction);
    if (direction !== '') opened.ptz().send({ type: 'STEER', direction: pick(others, b), channel: 0 });
  }),
  'beside.lift': toTile((_phone, { opened }, { b }) =>
    opened.ptz().send({ type: b < 0.8 ? 'STEER_END' : 'STEER_CANCEL' }),
  ),
  'beside.command': toTile((_phone, { opened }) => opened.commands().send({ type: 'SEND', text: 'ring', channel: 0 })),
};

/** A page leaves by its own end; every other intent may come at any moment, as a tap on what was there a moment ago. */
const ANY_INTENT = INTENTS.filter((type) => type !== 'LEAVE');

export const wilfulDeeds: Readonly<Record<string, Deed>> = {
  'wilful.intent': toTile((phone, tile, { b }) => send(phone, tile, intentOf(pick(ANY_INTENT, b), (b * 97) % 1))),
};
