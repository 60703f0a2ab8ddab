import type { PagePhone } from '../page-phone';
import { bottomSheetTitle, homeScreen, type Tappable } from '../screen';
import { emptyFormModel, FormModel } from './form';
import { LiveModel } from './live';
import { LogModel, WallModel } from './others';
import type { KnownWorld, PageModel } from './world';

/** The list: exactly the cameras that there are, the network and the module as they are. */
export class HomeModel implements PageModel {
  readonly route = 'pages/home/home';
  private isPeerNameShown = false;
  /** The camera whose menu is open, or that is asked about. */
  private menuOf: string | null = null;
  private deleting: string | null = null;

  constructor(
    private readonly world: KnownWorld,
    private readonly now: () => number,
  ) {}

  /** A finger stays on a card: its menu opens. */
  pressed(name: string): void {
    this.menuOf = this.cameraOfCard(name)?.id ?? null;
  }

  tapped({ name, element }: Tappable): PageModel | undefined {
    const { buttons } = this.world.words;
    if (this.menuOf !== null || this.deleting !== null) return this.answered(name);
    if (name === buttons.add) return emptyFormModel(this.world);
    if (name === buttons.wall) return new WallModel(this.world);
    if (element.matches('.link')) return new LogModel(this.world);
    if (element.matches('.badge')) this.isPeerNameShown = !this.isPeerNameShown;
    const more = `${buttons.more}: `;
    if (name.startsWith(more)) this.menuOf = this.cameraNamed(name.slice(more.length))?.id ?? null;
    const camera = this.cameraOfCard(name);
    return camera ? new LiveModel(this.world, camera, this.now) : undefined;
  }

  problems(phone: PagePhone): readonly string[] {
    const { words, cameras, isOnline } = this.world;
    const screen = homeScreen(phone);
    const cards = cameras.map((camera) => `${camera.name}, ${words.kinds[camera.kind]}`);
    const hasFailed = screen.badge === words.badgeFailed;
    const retry = [...phone.screen.querySelectorAll('.retry')].length > 0;
    const saysOffline = screen.notes.some((note) => words.noNetwork.test(note));
    const hasWall = [...phone.screen.querySelectorAll('.under')].some((each) =>
      (each.textContent ?? '').includes(words.buttons.wall),
    );
    const title = bottomSheetTitle(phone);
    return [
      ...(words.badge.test(screen.badge) ? [] : [`unknown words in the badge: "${screen.badge}"`]),
      ...(screen.cards.join() === cards.join()
        ? []
        : [`cards ${screen.cards.join('; ')} instead of ${cards.join('; ')}`]),
      ...(screen.emptyTitle === (cameras.length === 0 ? words.noCameras : '') ? [] : [`says "${screen.emptyTitle}"`]),
      ...(hasWall === cameras.length > 1 ? [] : [`${hasWall ? 'a' : 'no'} wall of ${cameras.length} cameras`]),
      ...(hasFailed === retry ? [] : [`"${screen.badge}" ${retry ? 'with' : 'without'} a way to try again`]),
      ...(hasFailed && !this.world.isTroubled ? ['the module failed, and nothing went wrong'] : []),
      ...(saysOffline === !isOnline ? [] : [`says ${saysOffline ? '' : 'not '}that there is no network`]),
      ...(screen.isPeerNameShown === this.isPeerNameShown ? [] : ['the name of this phone is shown against the wish']),
      ...(title === this.sheetTitle() ? [] : [`a sheet "${title}" instead of "${this.sheetTitle()}"`]),
    ];
  }

  private sheetTitle(): string {
    if (this.menuOf !== null) return this.nameOf(this.menuOf);
    return this.deleting === null ? '' : this.world.words.deleteQuestion(this.nameOf(this.deleting));
  }

  private answered(name: string): PageModel | undefined {
    const { edit, remove } = this.world.words.buttons;
    const { menuOf, deleting } = this;
    this.menuOf = null;
    this.deleting = null;
    if (menuOf !== null && name === edit) {
      const camera = this.world.cameras.find(({ id }) => id === menuOf);
      return camera && new FormModel(this.world, camera);
    }
    if (menuOf !== null && name === remove) this.deleting = menuOf;
    if (deleting !== null && name === remove)
      this.world.cameras = this.world.cameras.filter(({ id }) => id !== deleting);
    return undefined;
  }

  private nameOf(id: string): string {
    return this.world.cameras.find((camera) => camera.id === id)?.name ?? '';
  }

  private cameraNamed(name: string) {
    return this.world.cameras.find((camera) => camera.name === name);
  }

  private cameraOfCard(label: string) {
    const { kinds } = this.world.words;
    return this.world.cameras.find((camera) => label === `${camera.name}, ${kinds[camera.kind]}`);
  }
}
