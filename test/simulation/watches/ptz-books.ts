import { besideConfig } from '../../../machines/kernel/beside-config';
import type { Violations } from '../violations';

/** What a camera was told last. */
interface Turning {
  readonly sinceMs: number;
  /** The press was answered. */
  isAnswered: boolean;
  isReleased: boolean;
}

/**
 * Books of what cameras were told to do, by what goes to the plugin: each press is followed by one release before the next press and
 * before the service goes, and no release overtakes its press.
 */
export class PtzBooks {
  private readonly turning = new Map<string, Turning>();

  constructor(
    private readonly violations: Violations,
    private readonly now: () => number,
  ) {}

  /** A command that goes to a device: what of it is a press or a release. `answer` is the plugin's. */
  hear(id: string, command: string, answer: unknown): void {
    if (/ptz_(up|down|left|right)_press/.test(command)) this.press(id, answer);
    else if (command.includes('ptz_release_pre')) this.release(id);
  }

  /** The service is stopped, or the plugin destroyed. */
  ended(id: string): void {
    const turning = this.turning.get(id);
    if (turning && !turning.isReleased) this.violations.note(13, `the service of ${id} goes while its camera turns`);
    this.turning.delete(id);
  }

  /** The plugin is taken from whoever pressed: what was not answered by then could not be released. */
  destroyed(): void {
    for (const [id, { isAnswered }] of this.turning) if (isAnswered) this.ended(id);
    this.turning.clear();
  }

  private press(id: string, answer: unknown): void {
    const before = this.turning.get(id);
    if (before && !before.isReleased) this.violations.note(13, `${id} is pressed twice without a release`);
    const turning: Turning = { sinceMs: this.now(), isAnswered: false, isReleased: false };
    this.turning.set(id, turning);
    const answered = () => {
      turning.isAnswered = true;
    };
    Promise.resolve(answer).then(answered, answered);
  }

  private release(id: string): void {
    const turning = this.turning.get(id);
    if (!turning) return;
    if (!turning.isAnswered && this.now() - turning.sinceMs < besideConfig.ptzGraceMs)
      this.violations.note(13, `the release of ${id} overtakes its press`);
    turning.isReleased = true;
  }
}
