import { make } from '../../../dom/make';
import { drawState } from '../../drawing/draw-chart.mjs';
import type { Markup, PlacedState } from '../../drawing/drawing.types';
import { foldSize } from '../../drawing/header.mjs';
import { element } from '../../drawing/svg.mjs';
import {
  type Box,
  type Camera,
  centre,
  filled,
  fitInto,
  isWhollyInView,
  keepInView,
  pan,
  zoomAt,
} from '../model/camera';
import type { Lights } from '../model/lights';
import { ChartLights } from './chart-lights';
import { dragsOf } from './drags';
import { drawInto } from './draw-into';
import { farNames } from './far-names';

/** Below this, names are all that can be read. */
const farScale = 0.45;

/** A chart that can be read as a whole at this scale stays where it is. */
const followedScale = 0.5;

/** How large names are to be from afar, in pixels of the screen. */
const farNamePx = 13;

const panStepPx = 60;
const zoomStep = 1.25;

export interface ChartListener {
  /** A transition was clicked, or chosen with Enter. */
  choose(transition: string): void;
  chooseActor(invoked: string): void;
  fold(state: string): void;
  /** The camera moved: by a person, or by itself. */
  look(scale: number, byPerson: boolean): void;
}

/** A chart on a canvas that can be zoomed and moved. */
export class ChartView {
  readonly element: HTMLElement;
  private readonly svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  private readonly world = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  private camera: Camera = { x: 0, y: 0, scale: 1 };
  private readonly cameras = new Map<string, Camera>();
  private picture: PlacedState | null = null;
  private pictureName = '';
  private lights: ChartLights | null = null;
  private isFitted = true;
  private focus = '';
  /** Stays with what changes, where the whole chart would be too small to read. */
  isFollowing = true;

  constructor(
    label: string,
    private readonly listener: ChartListener,
  ) {
    this.svg.append(this.world);
    this.element = make('div', { class: 'canvas', tabindex: 0, role: 'group', 'aria-label': label }, this.svg);
    this.element.addEventListener('keydown', (event) => this.press(event));
    this.element.addEventListener('wheel', (event) => this.turn(event), { passive: false });
    this.element.addEventListener('click', (event) => this.click(event));
    dragsOf(this.element, {
      drag: (byX, byY) => this.move(pan(this.camera, byX, byY)),
      pinch: (at, factor) => this.move(zoomAt(this.camera, at, factor)),
    });
    new ResizeObserver(() => this.refit()).observe(this.element);
  }

  /** Another picture, or the same one folded otherwise: `name` is what keeps its place on the canvas. */
  draw(name: string, picture: PlacedState): void {
    if (picture === this.picture) return;
    if (this.pictureName !== '') this.cameras.set(this.pictureName, this.camera);
    const isOther = name !== this.pictureName;
    this.picture = picture;
    this.pictureName = name;
    drawInto(this.world, [...drawState(picture), ...farNames(picture), ...foldButtons(picture)]);
    this.lights = new ChartLights(this.world, picture);
    const known = isOther ? this.cameras.get(name) : this.camera;
    this.focus = '';
    if (known && !this.isFollowing && !this.isFitted) this.place(known);
    else this.fitPicture();
  }

  clear(): void {
    this.picture = null;
    this.pictureName = '';
    this.lights = null;
    this.world.replaceChildren();
  }

  /** `focus` is the state that was entered last. */
  light(lights: Lights, focus: string): void {
    this.lights?.show(lights);
    if (focus === this.focus || !this.isFollowing) return;
    this.focus = focus;
    this.showFocus();
  }

  /** All of the chart. */
  showAll(): void {
    this.fitPicture();
    this.listener.look(this.camera.scale, true);
  }

  follow(isFollowing: boolean): void {
    this.isFollowing = isFollowing;
    if (isFollowing) this.showFocus();
  }

  private fitPicture(): void {
    if (!this.picture) return;
    this.isFitted = true;
    this.place(fitInto(this.size, this.picture));
  }

  private showFocus(): void {
    const { picture, size } = this;
    if (!picture || fitInto(size, picture).scale >= followedScale) return;
    const box = this.boxAround(this.focus);
    if (!box || (this.camera.scale >= followedScale && isWhollyInView(this.camera, size, box))) return;
    this.isFitted = false;
    this.place(filled(centre(this.camera, size, box), size, picture));
  }

  zoom(factor: number): void {
    const { width, height } = this.size;
    this.move(zoomAt(this.camera, { x: width / 2, y: height / 2 }, factor));
  }

  /** One unit a pixel. */
  trueSize(): void {
    this.zoom(1 / this.camera.scale);
  }

  /** Brings a state into the middle, and makes it conspicuous for a moment. */
  showState(id: string): void {
    const box = this.boxOf(id);
    if (!box || !this.picture) return;
    this.move(filled(centre(this.camera, this.size, box), this.size, this.picture));
    const found = this.world.querySelector(`[data-state="${CSS.escape(id)}"]`);
    for (const other of this.world.querySelectorAll('.found')) other.classList.remove('found');
    found?.classList.add('found');
  }

  get scale(): number {
    return this.camera.scale;
  }

  private get size() {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  /** A state with its neighbours, if all of them can be read at once. */
  private boxAround(id: string): Box | null {
    const parent = this.parentOf(id);
    const isReadable = parent && fitInto(this.size, parent).scale >= followedScale;
    return isReadable ? parent : this.boxOf(id);
  }

  private parentOf(id: string, from: PlacedState | null = this.picture): PlacedState | null {
    if (from?.states.some(({ state }) => state.id === id)) return from;
    for (const inner of from?.states ?? []) {
      const found = this.parentOf(id, inner);
      if (found) return found;
    }
    return null;
  }

  private boxOf(id: string, from: PlacedState | null = this.picture): Box | null {
    if (!from || from.state.id === id) return from;
    for (const inner of from.states) {
      const found = this.boxOf(id, inner);
      if (found) return found;
    }
    return null;
  }

  /** By a person: from now on it stays where it was put. */
  private move(camera: Camera): void {
    this.isFitted = false;
    this.place(this.picture ? keepInView(camera, this.size, this.picture) : camera);
    this.listener.look(this.camera.scale, true);
  }

  private place(camera: Camera): void {
    this.camera = camera;
    const { x, y, scale } = camera;
    this.world.setAttribute('transform', `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(4)})`);
    this.svg.classList.toggle('far', scale < farScale);
    this.svg.style.setProperty('--far-size', `${(farNamePx / scale).toFixed(1)}px`);
    this.svg.style.setProperty('--line-width', `${Math.max(1.25, 1 / scale).toFixed(2)}px`);
    this.listener.look(scale, false);
  }

  private refit(): void {
    if (this.isFitted) this.fitPicture();
    if (this.isFollowing) this.showFocus();
  }

  private click({ target }: MouseEvent): void {
    const element = target as Element;
    const fold = element.closest('[data-fold]')?.getAttribute('data-fold');
    const transition = element.closest('.chip[data-transition], .row[data-transition]');
    const actor = element.closest('[data-actor]')?.getAttribute('data-actor');
    if (fold) this.listener.fold(fold);
    else if (transition) this.listener.choose(transition.getAttribute('data-transition') ?? '');
    else if (actor) this.listener.chooseActor(actor);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.move(pan(this.camera, panStepPx, 0)),
      ArrowRight: () => this.move(pan(this.camera, -panStepPx, 0)),
      ArrowUp: () => this.move(pan(this.camera, 0, panStepPx)),
      ArrowDown: () => this.move(pan(this.camera, 0, -panStepPx)),
      '+': () => this.zoom(zoomStep),
      '=': () => this.zoom(zoomStep),
      '-': () => this.zoom(1 / zoomStep),
      '0': () => this.showAll(),
      '1': () => this.trueSize(),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  }

  private turn(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.element.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    // a pinch on a touchpad arrives as a wheel with Ctrl
    if (event.ctrlKey || event.metaKey) this.move(zoomAt(this.camera, at, Math.exp(-event.deltaY / 200)));
    else this.move(pan(this.camera, -event.deltaX, -event.deltaY));
  }
}

/** At the right of the name of every state that holds others, but for the whole. */
function foldButtons(root: PlacedState): readonly Markup[] {
  const visit = (placed: PlacedState): readonly Markup[] => [
    ...(placed.state.states.length + placed.state.foldedCount > 0 ? [foldButton(placed)] : []),
    ...placed.states.flatMap(visit),
  ];
  return root.states.flatMap(visit);
}

function foldButton({ state, x, y, width }: PlacedState): Markup {
  const at = `translate(${x + width - foldSize - 6} ${y + 7})`;
  const upright = state.foldedCount > 0 ? 'M10 6V14' : '';
  return element('g', { class: 'fold', 'data-fold': state.id, transform: at }, [
    element('rect', { width: foldSize, height: foldSize, rx: 6 }),
    element('path', { d: `M6 10H14${upright}` }),
  ]);
}
