import { onItsWayTexts } from '../../machines/session/session.texts';
import { canResetPlayers } from '../../simulator/player-plugin';
import { WORKING } from './phone/cameras';
import type { Phone } from './phone/phone';
import { INTENTS, type SimulatedPage, type Tile } from './phone/simulated-page';

/** The longest that a camera which works takes to play once all is calm, whatever had failed, and after each thing that the screen asks for. */
const LONGEST_START_MS = 90_000;
/** Whoever turns to it later, from the pictures beside it, looks for so long all the same: a try may be under way, and the reason was told before it. */
const LEAST_LOOK_MS = 30_000;
/** Until a person has read what stands there, and has found the button. */
const READING_MS = 2_000;
const MOST_DEEDS = 8;
/** After so many, whoever watches a camera that cannot be watched believes the reason. */
const DEEDS_BEFORE_BELIEF = 3;
const LOOK_EVERY_MS = 500;
/** A picture comes more often than this, unless its camera sends much at a time. */
const LONGEST_GAP_MS = 5_000;
const UNTIL_HEARD_MS = 1_500;

/** One thing that the screen asks for or offers. */
interface Offer {
  readonly words: string;
  /** Does it; whoever is led to another page by it is told which camera that shows. */
  follow(): string | undefined;
}

interface FollowerOptions {
  /** Now, where absent. */
  readonly calmSinceMs?: number;
  /** A person has just corrected the record of this camera. */
  readonly isCorrected?: boolean;
  /** It was opened again because nothing else was left to do. */
  readonly isReopened?: boolean;
}

const stays = (words: string, act: () => void): Offer => ({
  words,
  follow: () => {
    act();
    return undefined;
  },
});

/** One person before one picture, once all is calm: what was done, and what was read. */
export class Follower {
  private deeds = 0;
  private readonly done = new Map<string, number>();
  private hasReadReason = false;
  private sheet = '';
  private sheetSinceMs = 0;
  private sinceMs: number;
  private readonly isCorrected: boolean;
  private readonly isReopened: boolean;

  constructor(
    private readonly phone: Phone,
    private readonly page: SimulatedPage,
    private readonly tile: Tile,
    { calmSinceMs = phone.clock.now(), isCorrected = false, isReopened = false }: FollowerOptions = {},
  ) {
    this.sinceMs = Math.max(calmSinceMs, phone.clock.now() - (LONGEST_START_MS - LEAST_LOOK_MS));
    this.isCorrected = isCorrected;
    this.isReopened = isReopened;
  }

  /** Does what the screen says until the picture moves, or nothing more can be done. */
  async follow(): Promise<void> {
    while (!(await this.comes())) {
      const offer = this.nextOffer();
      if (!offer) return this.judge();
      this.deeds += 1;
      this.done.set(offer.words, (this.done.get(offer.words) ?? 0) + 1);
      this.phone.note(`— ${offer.words} on ${this.tile.view}`);
      const elsewhere = offer.follow();
      if (elsewhere) return this.followElsewhere(offer, elsewhere);
      this.sheet = '';
      this.sinceMs = this.phone.clock.now();
    }
    await this.heed();
  }

  /** The picture moves within its time; else the screen asks for something, or says nothing at all. */
  private async comes(): Promise<boolean> {
    const { phone } = this;
    for (;;) {
      if (this.moves()) return true;
      this.read();
      const nowMs = phone.clock.now();
      if (this.sheet !== '' && nowMs - this.sheetSinceMs >= READING_MS) return false;
      if (nowMs - this.sinceMs >= LONGEST_START_MS) return false;
      await phone.advance(LOOK_EVERY_MS);
    }
  }

  /** A sheet that stays as it is can be read; one that counts down says the same all the time. */
  private read(): void {
    const { status, sheet } = this.tile.seen ?? {};
    const text = sheet ? `${sheet.title} ${sheet.details}` : '';
    if (text !== this.sheet) this.sheetSinceMs = this.phone.clock.now();
    this.sheet = text;
    if (sheet?.kind === 'failure' || Object.values(onItsWayTexts.waitForOthers).includes(status?.text ?? ''))
      this.hasReadReason = true;
  }

  private moves(): boolean {
    const { phone, tile } = this;
    const { node, seen } = tile;
    // where nobody tells of frames, nobody can know that there are none
    if (node?.isUncounted && !node.hasToldFrames) return seen?.status.tone === 'live';
    const gapMs = phone.clock.now() - (node?.lastPictureAtMs ?? Number.NEGATIVE_INFINITY);
    return seen?.status.tone === 'live' && gapMs < Math.max(LONGEST_GAP_MS, 2 * phone.silenceMs);
  }

  /** What was done least often yet, in the order in which it stands there; null once a person has had enough. */
  private nextOffer(): Offer | null {
    if (this.deeds >= MOST_DEEDS) return null;
    const times = ({ words }: Offer) => this.done.get(words) ?? 0;
    const [first, ...others] = this.offers();
    if (!first) return null;
    const next = others.reduce((best, each) => (times(each) < times(best) ? each : best), first);
    // whoever has read why, and has done all that there is to do, believes it
    const isBelieved = this.hasReadReason && this.excuse !== null && this.deeds >= DEEDS_BEFORE_BELIEF;
    return isBelieved && times(next) > 0 ? null : next;
  }

  private offers(): readonly Offer[] {
    const { phone, page, tile } = this;
    const { sheet, controls, qualities } = tile.seen ?? {};
    if (!sheet) return [];
    const send = (intent: Parameters<SimulatedPage['send']>[1]) => page.send(tile, intent);
    const buttons = [sheet.primary, sheet.secondary].flatMap(({ label, event }): Offer[] => {
      if (label === '') return [];
      // who was in the form already, or has opened it again, finds nothing new there
      if (event === 'EDIT_CAMERA') return this.isReopened ? [] : [this.edit(label)];
      const type = INTENTS.find((each) => each === event);
      if (!type) throw new Error(`"${label}" sends ${event}, which nobody understands`);
      const tap = () => send({ type } as Parameters<typeof send>[0]);
      const isElsewhere = event === 'OPEN_SETTINGS' || event === 'OPEN_SYSTEM_SETTINGS';
      return [stays(label, isElsewhere ? () => phone.allowEverything(tap) : tap)];
    });
    const other = qualities?.find(({ chosen }) => !chosen)?.value as 'standard' | 'high' | 'super' | undefined;
    const asked: Offer[] = [];
    if (other && controls?.canChangeQuality && /another quality|换一(个|种)清晰度/.test(sheet.advice))
      asked.push(stays('another quality', () => send({ type: 'CHANGE_QUALITY', quality: other })));
    if (/Stop (them|the other)|停止(它们|另一个)/.test(sheet.advice))
      asked.push(stays('the others stop', () => this.stopOthers()));
    const again: Offer = { words: 'open it again', follow: () => tile.cameraId };
    const all = [...asked, ...buttons];
    // what does not help, or is not there, leaves one thing to do with any app
    if (this.isReopened) return all;
    return all.length === 0 || this.deeds >= MOST_DEEDS - 1 ? [again] : all;
  }

  private stopOthers(): void {
    for (const page of this.phone.pages)
      for (const tile of page.tiles) if (tile !== this.tile) page.send(tile, { type: 'STOP' });
    this.page.send(this.tile, { type: 'RETRY' });
  }

  /** A person finds in the form what is wrong with the record, or that nothing is. */
  private edit(words: string): Offer {
    const { cameraId } = this.tile;
    return { words, follow: () => this.phone.correct(cameraId) ?? cameraId };
  }

  private async followElsewhere({ words }: Offer, cameraId: string): Promise<void> {
    const { phone, tile } = this;
    phone.open('live', [cameraId]);
    const { top } = phone;
    const [opened] = top?.tiles ?? [];
    const isCorrected = cameraId !== tile.cameraId;
    if (top && opened) await new Follower(phone, top, opened, { isCorrected, isReopened: true }).follow();
    else phone.violations.note(7, `after ${words} there is nothing to be seen`);
    phone.back();
    if (isCorrected) phone.uncorrect(tile.cameraId);
  }

  /** A picture that moves: what else the screen asks for is done too, and is no harm to it. */
  private async heed(): Promise<void> {
    const { phone, page, tile } = this;
    const { notice } = tile.seen ?? {};
    const type = INTENTS.find((each) => each === notice?.event);
    if (type) {
      phone.note(`— ${notice?.action} on ${tile.view}`);
      phone.allowEverything(() => page.send(tile, { type } as Parameters<SimulatedPage['send']>[1]));
      this.sinceMs = phone.clock.now();
      if (!(await this.comes()))
        phone.violations.note(7, `after "${notice?.action}" no picture: "${tile.seen?.status.text}"`);
    }
    if (page.kind === 'wall' || !tile.seen?.muted) return;
    page.send(tile, { type: 'TOGGLE_MUTE' });
    await phone.advance(UNTIL_HEARD_MS);
    if (tile.seen?.muted) phone.violations.note(7, 'sound that is turned on stays off');
  }

  private judge(): void {
    const { phone, tile, excuse } = this;
    const { status, sheet } = tile.seen ?? {};
    const says = `"${status?.text}"${sheet ? ` ("${sheet.title}")` : ''}`;
    if (excuse && this.hasReadReason) return;
    if (!sheet) phone.violations.note(6, `neither plays nor says why: ${says}`);
    else phone.violations.note(7, `after ${[...this.done.keys()].join(', ') || 'nothing'} still ${says}`);
  }

  private get excuse(): string | null {
    return excuseFor(this.phone, this.tile, this.isCorrected);
  }
}

/** What cannot play whatever the app does. */
export function excuseFor(phone: Phone, { cameraId }: Tile, isCorrected = false): string | null {
  const { world } = phone.simulation;
  if (!isCorrected && !WORKING.some((id) => id === cameraId)) return 'a camera that does not work';
  const takesNone = ['refused', 'never'].includes(world.iotAssumptions.ownCommand);
  if (phone.simulation.iot && cameraId === 'attic' && takesNone) return 'a camera that does not take its init command';
  if (!canResetPlayers(world) && world.players.localServerDead) return 'the player plugin has no reset yet';
  const isServer = cameraId === 'gate';
  const others = phone.tiles().filter((tile) => tile.cameraId !== cameraId);
  const isExcluded = others.some((other) => (other.cameraId === 'gate') !== isServer);
  if (world.generation === 'beta' && isExcluded) return 'the module serves the other kind';
  if (others.length === 0) return null;
  if (phone.isJammed(cameraId)) return 'its last connection cannot be closed, and others hold the module';
  const isUntold = phone.simulation.resources().module.includes('stale');
  if (isUntold && others.some((other) => other.seen?.status.tone === 'live' && phone.isFed(other)))
    return 'nobody told that the network changed, and another picture plays on';
  return phone.hasFailedModule() ? 'its module failed, and others hold the other one' : null;
}
