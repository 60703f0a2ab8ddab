import type { JsonObject } from '../pack/pack.types';
import type { MiniProgramPackage } from './packed';
import { type Theme, withVariables } from './window-config';

/** How the bar looks as a whole: app.json's `tabBar`, or `wx.setTabBarStyle`. */
export interface TabBarStyle {
  readonly color: string;
  readonly selectedColor: string;
  readonly backgroundColor: string;
  readonly borderStyle: string;
}

/** What one tab shows; a path is empty where it has no picture. */
export interface TabLook {
  readonly text: string;
  readonly iconPath: string;
  readonly selectedIconPath: string;
}

/** What a tab says beside its text: at most one of both. */
export type TabMark = { readonly type: 'badge'; readonly text: string } | { readonly type: 'dot' } | null;

/** Everything that is to be seen of the bar. */
export interface TabBarLook extends TabBarStyle {
  readonly tabs: readonly (TabLook & { readonly mark: TabMark })[];
}

/** WeChat's own colours, where app.json names none. */
const USUAL: TabBarStyle = {
  color: '#7a7e83',
  selectedColor: '#3cc51f',
  backgroundColor: '#ffffff',
  borderStyle: 'black',
};

/** The bar of tabs: what app.json says of it, and what the mini-program changed since. */
export class TabBar {
  /** The pages of the tabs. */
  readonly paths: readonly string[];
  /** A component of the mini-program draws it. */
  readonly isCustom: boolean;
  readonly position: 'top' | 'bottom';
  isHidden = false;
  private style: Partial<TabBarStyle> = {};
  private readonly looks = new Map<number, Partial<TabLook>>();
  private readonly marks = new Map<number, NonNullable<TabMark>>();

  constructor(private readonly packed: MiniProgramPackage) {
    const { list, custom, position } = barOf(packed);
    this.paths = listed(list).map(({ pagePath }) => String(pagePath ?? '').replace(/^\//, ''));
    this.isCustom = custom === true;
    this.position = position === 'top' ? 'top' : 'bottom';
  }

  has(path: string): boolean {
    return this.paths.includes(path);
  }

  /** Whether WeChat itself draws it on this page. */
  isDrawnOn(path: string): boolean {
    return this.has(path) && !this.isCustom && !this.isHidden;
  }

  /** With theme.json's variables (`@name`) filled in. */
  look(theme: Theme): TabBarLook {
    const bar = withVariables(this.packed, barOf(this.packed), theme);
    const tabs = listed(bar.list).map((given, index) => {
      const { text, iconPath, selectedIconPath } = withVariables(this.packed, given, theme);
      const look = { text: String(text ?? ''), iconPath: String(iconPath ?? '') };
      const selected = String(selectedIconPath ?? iconPath ?? '');
      return { ...look, selectedIconPath: selected, ...this.looks.get(index), mark: this.marks.get(index) ?? null };
    });
    return { ...USUAL, ...textsAmong(bar, Object.keys(USUAL)), ...this.style, tabs };
  }

  changeStyle(style: Partial<TabBarStyle>): void {
    this.style = { ...this.style, ...style };
  }

  changeTab(index: number, look: Partial<TabLook>): void {
    this.looks.set(index, { ...this.looks.get(index), ...look });
  }

  /** A badge takes the place of a dot, and the other way round. */
  mark(index: number, mark: NonNullable<TabMark>): void {
    this.marks.set(index, mark);
  }

  /** One of the other kind stays. */
  unmark(index: number, type: NonNullable<TabMark>['type']): void {
    if (this.marks.get(index)?.type === type) this.marks.delete(index);
  }
}

const barOf = (packed: MiniProgramPackage): JsonObject => (packed.configs.app?.tabBar ?? {}) as JsonObject;

const listed = (list: unknown): JsonObject[] => (Array.isArray(list) ? list : []);

/** Those of these names that are texts. */
function textsAmong(values: JsonObject, names: readonly string[]): Partial<TabBarStyle> {
  return Object.fromEntries(names.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])));
}
