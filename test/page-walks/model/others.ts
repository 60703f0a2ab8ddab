import type { PagePhone } from '../page-phone';
import { logLines, type Tappable, wallScreen } from '../screen';
import type { KnownWorld, PageModel } from './world';

const PLACES = 4;

/** Several pictures: the first cameras of the list, each under its name and with words for how it is. */
export class WallModel implements PageModel {
  readonly route = 'packages/watch/pages/wall/wall';
  private readonly names: string;

  constructor(private readonly world: KnownWorld) {
    this.names = world.cameras
      .slice(0, PLACES)
      .map(({ name }) => name)
      .join();
  }

  tapped(): undefined {}

  problems(phone: PagePhone): readonly string[] {
    const tiles = wallScreen(phone);
    const names = tiles.map(({ name }) => name).join();
    const words = Object.values(this.world.words.status);
    return [
      ...(names === this.names ? [] : [`pictures ${names} instead of ${this.names}`]),
      ...tiles
        .filter(({ status }) => !words.some((each) => each.test(status)))
        .map(({ name, status }) => `${name} says "${status}"`),
    ];
  }
}

/** What happened: lines, or that there are none. */
export class LogModel implements PageModel {
  readonly route = 'pages/log/log';
  private isCleared = false;
  private seen: readonly string[] = [];

  constructor(private readonly world: KnownWorld) {}

  tapped({ name }: Tappable): undefined {
    if (name === this.world.words.buttons.clear) this.isCleared = true;
  }

  problems(phone: PagePhone): readonly string[] {
    const isEmpty = phone.screen.querySelector('.empty') !== null;
    const told = logLines(phone);
    const lines = told.length;
    // what happens meanwhile is told again
    const left = this.isCleared ? told.filter((line) => this.seen.includes(line)) : [];
    this.isCleared = false;
    this.seen = told;
    return [
      ...(isEmpty === (lines === 0) ? [] : [`${lines} lines, and ${isEmpty ? '' : 'not '}empty`]),
      ...(left.length > 0 ? [`${left.length} lines that were cleared`] : []),
    ];
  }
}
