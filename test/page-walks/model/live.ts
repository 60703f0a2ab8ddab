import type { PagePhone } from '../page-phone';
import { bottomSheet, type PictureScreen, pictureScreen, type Tappable, tappables } from '../screen';
import type { KnownCamera, KnownWorld, PageModel } from './world';

/** Without anything new drawn, and nothing left to play, a picture may be called live this long. */
const STANDS_STILL_MS = 5_000;
/** Every wait has an end. */
const LONGEST_BUSY_MS = 130_000;
/** The screen follows within this much of what happened. */
const FOLLOWS_MS = 1_000;

/** One camera: a person wants to watch it or not, has paused it or not. */
export class LiveModel implements PageModel {
  readonly route = 'packages/watch/pages/live/live';
  wants = true;
  isPaused = false;
  private isSoundAlone = false;
  private status = '';
  private statusSinceMs = 0;
  private drawing = '';
  private drawnAtMs = 0;
  private changedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly world: KnownWorld,
    readonly camera: KnownCamera,
    private readonly now: () => number,
  ) {
    this.drawnAtMs = now();
    this.statusSinceMs = now();
  }

  /** It was away, or something else happened that the screen needs a moment to follow. */
  disturbed(): void {
    this.changedAtMs = this.now();
    this.statusSinceMs = this.now();
    this.drawnAtMs = this.now();
  }

  tapped({ name }: Tappable): undefined {
    const { play, stop, pause, resume, retry, retryNow, replay } = this.world.words.buttons;
    if (name === stop) [this.wants, this.isPaused] = [false, false];
    if ([play, retry, retryNow, replay].includes(name)) [this.wants, this.isPaused] = [true, false];
    if (name === pause) this.isPaused = true;
    if (name === resume) this.isPaused = false;
    this.statusSinceMs = this.now();
  }

  /** It plays, and what it plays moves. */
  isPlaying(phone: PagePhone): boolean {
    const { status } = pictureScreen(phone) ?? {};
    return this.world.words.status.live.test(status ?? '') && this.now() - this.drawnAtMs < FOLLOWS_MS;
  }

  problems(phone: PagePhone): readonly string[] {
    const screen = pictureScreen(phone);
    if (!screen) return ['the page is blank'];
    this.look(screen);
    const known = Object.values(this.world.words.status).some((words) => words.test(screen.status));
    return [
      ...(known ? [] : [`unknown words in the pill: "${screen.status}"`]),
      ...(phone.title === this.camera.name ? [] : [`the title is "${phone.title}"`]),
      ...this.againstWishes(screen),
      ...this.againstTheWorld(screen, phone),
      ...this.sheetProblems(screen),
      ...this.buttonProblems(screen, phone),
    ];
  }

  private look({ status, drawing }: PictureScreen): void {
    // a countdown goes on
    const said = status.replace(/\d+/g, '#');
    if (said !== this.status) this.statusSinceMs = this.now();
    this.status = said;
    const { soundOnly, weak } = this.world.words.status;
    // sound that comes haltingly is weak, too
    this.isSoundAlone = soundOnly.test(status) || (this.isSoundAlone && weak.test(status));
    if (drawing !== this.drawing) this.drawnAtMs = this.now();
    this.drawing = drawing;
  }

  private againstWishes({ status }: PictureScreen): readonly string[] {
    const { stopped, paused, failed, ended, draining } = this.world.words.status;
    if (!this.wants) return stopped.test(status) ? [] : [`says "${status}" after it was stopped`];
    if (stopped.test(status)) return ['says that it was stopped, and nobody stopped it'];
    if (!this.isPaused) return paused.test(status) ? ['says that it is paused, and nobody paused it'] : [];
    const isMoreThanPause = [failed, ended, draining].some((words) => words.test(status));
    return paused.test(status) || isMoreThanPause ? [] : [`says "${status}" while it is paused`];
  }

  private againstTheWorld({ status }: PictureScreen, phone: PagePhone): readonly string[] {
    const { live, behind, weak, busy, retrying, offline, failed, ended, draining } = this.world.words.status;
    const { isTroubled, isOnline } = this.world;
    const isFault = [behind, retrying, offline, failed, ended, draining].some((words) => words.test(status));
    const hasTurned = this.now() - this.changedAtMs > FOLLOWS_MS;
    const isDry = !phone.resources().players.some((player) => /cache [1-9]/.test(player));
    const standsStill = this.now() - this.drawnAtMs > STANDS_STILL_MS && isDry;
    const isEndless = this.now() - this.statusSinceMs > LONGEST_BUSY_MS;
    return [
      ...(isFault && !isTroubled ? [`says "${status}" though nothing went wrong`] : []),
      ...(offline.test(status) && isOnline && hasTurned ? ['says that there is no network, and there is'] : []),
      ...(live.test(status) && standsStill ? [`says "${status}" over a picture that stands still`] : []),
      ...([busy, retrying, weak].some((words) => words.test(status)) && isEndless ? [`endless "${status}"`] : []),
    ];
  }

  /** Whatever does not go on by itself says why, and what can be done. */
  private sheetProblems({ status, sheet }: PictureScreen): readonly string[] {
    const { words } = this.world;
    const { stopped, paused, ended, failed, live } = words.status;
    const needs = [stopped, paused, ended, failed].some((each) => each.test(status));
    if (!sheet) return needs ? [`"${status}" with nothing over the picture`] : [];
    const wanted = stopped.test(status)
      ? words.buttons.play
      : paused.test(status)
        ? words.buttons.resume
        : ended.test(status)
          ? words.buttons.replay
          : null;
    return [
      ...(live.test(status) ? ['covers a picture that is live'] : []),
      ...(sheet.title === '' || sheet.advice === '' ? [`a sheet without words at "${status}"`] : []),
      ...(wanted && !sheet.buttons.includes(wanted) ? [`no "${wanted}" at "${status}"`] : []),
      ...(failed.test(status) && !sheet.buttons.includes(words.buttons.details) ? ['a failure without details'] : []),
    ];
  }

  private buttonProblems({ status }: PictureScreen, phone: PagePhone): readonly string[] {
    if (bottomSheet(phone) || phone.dialog) return [];
    const { live, behind, soundOnly, weak, draining, stopped, failed, ended, paused } = this.world.words.status;
    const { play, stop, pause, resume, snapshot, fullScreen, exitFullScreen } = this.world.words.buttons;
    const all = tappables(phone).filter(({ isOnStage }) => !isOnStage);
    const names = all.map(({ name }) => name);
    if (names.includes(exitFullScreen)) return [];
    const isOver = [stopped, failed, ended].some((words) => words.test(status));
    const isPlaying = [live, behind, soundOnly, weak].some((words) => words.test(status));
    const isMoving = isPlaying && !this.isSoundAlone;
    const expectations: readonly (readonly [string, boolean | null])[] = [
      [stop, !isOver],
      // what cannot be tried again offers no play
      [play, isOver ? (failed.test(status) ? null : true) : false],
      [pause, isPlaying],
      [resume, paused.test(status)],
      [fullScreen, isMoving || draining.test(status)],
      // while one is taken no other is
      [snapshot, isMoving || draining.test(status) ? null : false],
    ];
    return expectations.flatMap(([name, isWanted]) =>
      isWanted === null || names.includes(name) === isWanted
        ? []
        : [`${isWanted ? 'no button' : 'a button'} "${name}" at "${status}"`],
    );
  }
}
