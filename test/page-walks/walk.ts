import { FAULTS } from '../../simulator';
import type { Scripts } from './mini-program';
import { builtInCameras } from './model/built-in';
import { FormModel, TYPED } from './model/form';
import { HomeModel } from './model/home';
import { LiveModel } from './model/live';
import type { KnownWorld, PageModel } from './model/world';
import { PagePhone, type PhoneSetup } from './page-phone';
import { fieldsOf, looks, pictureScreen, type Tappable, tappables, wordsOn } from './screen';
import { WORDS } from './words';

/** One thing that a person or the world does; `pick` chooses what it is done to among what is there. */
export interface Step {
  readonly deed: (typeof DEEDS)[number];
  readonly pick: number;
  readonly waitMs: number;
}

export const DEEDS = [
  'tap',
  'tapStage',
  'tapCard',
  'tapAdd',
  'press',
  'type',
  'save',
  'back',
  'fault',
  'calm',
  'offline',
  'wifi',
  'mobile',
  'away',
] as const;

const LOOK_EVERY_MS = 500;
const TAP_MS = 100;
/** The longest that a camera which works takes to play once all is calm. */
const LONGEST_START_MS = 150_000;
const UNTIL_GIVEN_BACK_MS = 90_000;
/** Some seconds after it went to the background WeChat suspends JavaScript. */
const UNTIL_SUSPENDED_MS = 5_000;
const AWAY_MS = [500, 4_000, 20_000, 70_000, 600_000];
const PATIENCE = 2;
/** A plugin that refuses to stop keeps what it has. */
const keepsWhatItHas = /^(connection\.stopService|stream\.stopStream)\./;
/** The beta's player plugin cannot restart its local server. */
const endsTheLocalServer = /^player\.|^network\.nat/;

/** Walks through the pages of a phone of its own; throws an error that tells all when the screen says what it must not. */
export async function walk(scripts: Scripts, setup: PhoneSetup, steps: readonly Step[]): Promise<void> {
  const phone = await PagePhone.start(scripts, setup);
  const walker = new Walker(phone, setup);
  try {
    for (const step of steps) await walker.take(step);
    await walker.end();
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${walker.story.join('\n')}`);
  } finally {
    phone.close();
  }
}

class Walker {
  readonly story: string[] = [];
  private readonly world: KnownWorld;
  private readonly pages: PageModel[];
  private readonly faults: string[] = [];
  private readonly startMs: number;

  constructor(
    private readonly phone: PagePhone,
    private readonly setup: PhoneSetup,
  ) {
    this.world = {
      words: WORDS[setup.language],
      cameras: builtInCameras(setup.language),
      isOnline: setup.network !== 'none',
      isTroubled: setup.network === 'none',
    };
    this.startMs = phone.clock.now();
    this.pages = [new HomeModel(this.world, phone.clock.now)];
  }

  async take({ deed, pick, waitMs }: Step): Promise<void> {
    await this.deeds[deed](pick);
    this.lookClosely();
    await this.wait(waitMs);
  }

  /** All is well again: what is watched plays, or says why not and what helps; then everything is given back. */
  async end(): Promise<void> {
    this.note('all is well again');
    this.faultsEnd();
    await this.phone.advance(LOOK_EVERY_MS);
    const page = this.top;
    if (page instanceof LiveModel && page.camera.isBuiltIn) await this.expectPicture(page);
    while (this.pages.length > 1) await this.back();
    this.lookClosely();
    await this.phone.advance(UNTIL_GIVEN_BACK_MS);
    this.lookClosely();
    const { services, streams, players } = this.phone.resources();
    const isKept = this.faults.some((fault) => keepsWhatItHas.test(fault));
    if (players.length > 0) throw new Error(`held though everybody has left: ${players.join()}`);
    if (services.length + streams.length > 0 && !isKept)
      throw new Error(`held though everybody has left: ${[...services, ...streams].join()}`);
    if (this.phone.isScreenKeptOn) throw new Error('the screen is kept on though nothing is watched');
  }

  async wait(durationMs: number): Promise<void> {
    for (let leftMs = durationMs; leftMs > 0; leftMs -= LOOK_EVERY_MS) {
      await this.phone.advance(Math.min(leftMs, LOOK_EVERY_MS));
      this.look();
    }
  }

  private get top(): PageModel {
    return this.pages.at(-1) as PageModel;
  }

  /** Every word and button, after something was done. */
  private lookClosely(): void {
    const { phone } = this;
    const words = wordsOn(phone);
    const isForeign = this.setup.language === 'en' && /\p{Script=Han}/u.test(words.replaceAll(/后院|大门/g, ''));
    const nameless = tappables(phone).filter(({ name }) => name === '').length;
    if (words === '') throw new Error('the page is blank');
    if (isForeign) throw new Error(`words of the other language: ${words}`);
    if (nameless > 0) throw new Error(`${nameless} buttons without a name`);
    this.look();
  }

  private look(): void {
    const { phone, top } = this;
    if (phone.errors.length > 0) throw new Error(phone.errors.join('\n'));
    if (phone.route !== top.route) throw new Error(`the page is ${phone.route} instead of ${top.route}`);
    const problems = top.problems(phone);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  private readonly deeds: Readonly<Record<Step['deed'], (pick: number) => Promise<void>>> = {
    tap: (pick) => this.tapOne(pick),
    tapStage: (pick) => this.tapOne(pick, ({ isOnStage }) => isOnStage),
    tapCard: (pick) => this.tapOne(pick, isCard),
    tapAdd: () => this.tapOne(0, ({ name }) => name === this.world.words.buttons.add),
    press: async (pick) => {
      const card = chosen(tappables(this.phone).filter(isCard), pick);
      if (!card || !(this.top instanceof HomeModel)) return;
      this.note(`presses "${card.name}"`);
      await this.phone.longPress(card.element);
      this.top.pressed(card.name);
    },
    type: (pick) => this.type(pick),
    save: () => this.tapOne(0, ({ name }) => name === this.world.words.buttons.save),
    back: () => this.back(),
    fault: async (pick) => {
      const { id } = FAULTS[pick % FAULTS.length] as (typeof FAULTS)[number];
      if (id === 'app.hidden' || id === 'app.shown') return;
      this.note(`fault ${id}`);
      this.faults.push(id);
      this.world.isTroubled = true;
      await (id.startsWith('network.') ? this.network(id) : this.phone.fault(id));
    },
    calm: async () => {
      this.note('faults end');
      this.faultsEnd();
    },
    offline: () => this.network('network.offline'),
    wifi: () => this.network('network.wifi'),
    mobile: () => this.network('network.mobile4g'),
    away: (pick) => this.away(AWAY_MS[pick % AWAY_MS.length] as number),
  };

  /** A button that does nothing is none. */
  private async tapOne(pick: number, isMeant: (tappable: Tappable) => boolean = () => true): Promise<void> {
    const tappable = chosen(tappables(this.phone).filter(isMeant), pick);
    if (!tappable) return;
    this.note(`taps "${tappable.name}"`);
    const before = looks(this.phone);
    const next = this.top.tapped(tappable);
    await this.phone.tap(tappable.element);
    if (next === 'back') this.pages.pop();
    else if (next) this.pages.push(next);
    if (looks(this.phone) === before && !tappable.isChosen) throw new Error(`"${tappable.name}" does nothing`);
    // no finger is faster
    await this.phone.advance(TAP_MS);
  }

  private async type(pick: number): Promise<void> {
    const { top, phone, world } = this;
    if (!(top instanceof FormModel)) return;
    const field = chosen(fieldsOf(phone), pick);
    const [name] = Object.entries(world.words.fields).find(([, label]) => label === field?.label) ?? [];
    if (!field || !name) return;
    const text = chosen(Object.keys(TYPED[name as keyof typeof TYPED]), Math.floor(pick / 8)) ?? '';
    this.note(`types "${text}" into ${name}`);
    top.typed(field.label, text);
    await phone.type(field.input, text);
  }

  private async back(): Promise<void> {
    if (this.phone.dialog || !(await this.phone.back())) return;
    this.note('goes back');
    const asks = this.top instanceof FormModel && this.top.isFilled;
    const leave = [...this.phone.dialogButtons].at(-1);
    if ((leave !== undefined) !== asks) throw new Error(`leaving the form ${asks ? 'asks nothing' : 'asks'}`);
    if (leave) await this.phone.tap(leave);
    this.pages.pop();
    const { players } = this.phone.resources();
    if (this.pages.length === 1 && players.length > 0) throw new Error(`players after leaving: ${players.join()}`);
  }

  private async network(fault: string): Promise<void> {
    this.note(fault);
    this.world.isTroubled = true;
    this.world.isOnline = networkAfter[fault] ?? this.world.isOnline;
    if (this.top instanceof LiveModel) this.top.disturbed();
    await this.phone.fault(fault);
  }

  /** The network comes back with that. */
  private faultsEnd(): void {
    this.world.isOnline = true;
    if (this.top instanceof LiveModel) this.top.disturbed();
    this.phone.clearFaults();
  }

  private async away(ms: number): Promise<void> {
    this.note(`is away for ${ms} ms`);
    this.world.isTroubled = true;
    await this.phone.setShown(false);
    await this.phone.advance(Math.min(ms, UNTIL_SUSPENDED_MS));
    if (ms > UNTIL_SUSPENDED_MS) this.phone.clock.skip(ms - UNTIL_SUSPENDED_MS);
    await this.phone.setShown(true);
    await this.phone.advance(LOOK_EVERY_MS);
    if (this.top instanceof LiveModel) this.top.disturbed();
  }

  private async expectPicture(page: LiveModel): Promise<void> {
    const { generation } = this.setup;
    if (generation === 'beta' && this.faults.some((fault) => endsTheLocalServer.test(fault))) return;
    for (let taps = 0; taps <= PATIENCE; taps += 1) {
      for (let waitedMs = 0; waitedMs < LONGEST_START_MS && !this.isAtRest(page); waitedMs += LOOK_EVERY_MS)
        await this.wait(LOOK_EVERY_MS);
      if (!page.wants || page.isPaused || page.isPlaying(this.phone)) return;
      const { retry, replay } = this.world.words.buttons;
      const isWayOut = ({ name, isOnStage }: Tappable) => isOnStage && [retry, replay].includes(name);
      if (!tappables(this.phone).some(isWayOut)) break;
      await this.tapOne(0, isWayOut);
    }
    if (await this.playsWhenOpenedAgain(page)) return;
    throw new Error(`all is well, and it says "${pictureScreen(this.phone)?.status}"`);
  }

  /** Where nothing is offered that would help, opening it again does. */
  private async playsWhenOpenedAgain({ camera }: LiveModel): Promise<boolean> {
    const card = `${camera.name}, ${this.world.words.kinds[camera.kind]}`;
    await this.back();
    await this.tapOne(0, ({ name }) => name === card);
    const page = this.top;
    if (!(page instanceof LiveModel)) return false;
    for (let waitedMs = 0; waitedMs < LONGEST_START_MS && !page.isPlaying(this.phone); waitedMs += LOOK_EVERY_MS)
      await this.wait(LOOK_EVERY_MS);
    return page.isPlaying(this.phone);
  }

  private isAtRest(page: LiveModel): boolean {
    const { stopped, paused, ended, failed } = this.world.words.status;
    const { status = '' } = pictureScreen(this.phone) ?? {};
    return page.isPlaying(this.phone) || [stopped, paused, ended, failed].some((words) => words.test(status));
  }

  private note(what: string): void {
    const { status } = pictureScreen(this.phone) ?? {};
    const seconds = (this.phone.clock.now() - this.startMs) / 1_000;
    this.story.push(`${seconds.toFixed(1)} s  ${status ? `"${status}": ` : ''}${what}`);
  }
}

/** Whether there is a network after these. */
const networkAfter: Readonly<Record<string, boolean>> = {
  'network.offline': false,
  'network.wifi': true,
  'network.mobile4g': true,
  'network.mobile5g': true,
};

const isCard = ({ element }: Tappable): boolean =>
  element.closest('wx-camera-card') !== null && element.matches('[class*="--main"]');

const chosen = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length];
