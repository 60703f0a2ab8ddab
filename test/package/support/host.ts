import type { Scripts } from '../../page-walks/mini-program';
import { PagePhone, type PhoneSetup } from '../../page-walks/page-phone';
import type { WayName } from './host-program';

interface Said {
  readonly key: string;
  readonly event: string;
  readonly detail: Record<string, unknown>;
}

/** What a host may call on a component. */
export type CameraNode = Record<string, (...given: unknown[]) => boolean>;

interface HostPage {
  setData(changes: object): void;
  selectComponent(selector: string): CameraNode | null;
}

interface HostApp {
  readonly page: HostPage;
  readonly said: Said[];
  create(options: object): { end(): void };
  plugin(alias: string): unknown;
  readonly wx: Record<'navigateTo' | 'reLaunch', (options: { url: string }) => void>;
}

export type Given = Readonly<Record<string, unknown>>;

export const door = {
  id: 'garden',
  productId: 'SIMULATED1',
  deviceName: 'garden',
  xp2pInfo: 'XP2PABCDEFGHIJKLMNOP%2.4.43',
};
export const gate = { ...door, id: 'gate', deviceName: 'gate' };

const nothingGiven = {
  camera: null,
  muted: false,
  quality: '',
  autoplay: true,
  fill: false,
  language: 'auto',
  controls: null,
  name: '',
};

export const appParams = {
  appid: 1,
  appOauthId: 'oauth',
  appKey: 'key-of-the-vendor',
  appSecretKey: 'secret-of-the-vendor',
  appPackage: 'p',
};

/** A mini-program of somebody else on a phone, with cameras of the package on its page. */
export class Host {
  private cameras: readonly (Given & { readonly key: string })[] = [];

  private constructor(
    readonly phone: PagePhone,
    readonly way: WayName,
  ) {}

  static async start(scripts: Scripts, way: WayName, setup: Partial<PhoneSetup> = {}): Promise<Host> {
    const generation = way === 'bytes' ? '3.1' : 'latest';
    const phone = await PagePhone.start(scripts, {
      seed: 1,
      language: 'en',
      generation,
      platform: 'ios',
      network: 'wifi',
      ...setup,
    });
    return new Host(phone, way);
  }

  get app(): HostApp {
    return this.phone.app as HostApp;
  }

  create(options: object = {}): { end(): void } {
    return this.app.create({ appParams, ...options });
  }

  /** These are on the page now, by their keys. */
  async put(cameras: Readonly<Record<string, Given>>, forMs = 0): Promise<void> {
    this.cameras = Object.entries(cameras).map(([key, given]) => ({ ...nothingGiven, ...given, key }));
    this.app.page.setData({ cameras: this.cameras });
    await this.phone.advance(forMs);
  }

  async open(page: string): Promise<void> {
    this.app.wx.navigateTo({ url: `/${page}` });
    await this.phone.advance(500);
  }

  /** The page again, as at the start: with no cameras yet. */
  async openAnew(): Promise<void> {
    this.app.wx.reLaunch({ url: '/pages/host/host' });
    await this.phone.advance(500);
  }

  node(key = 'one'): CameraNode {
    const node = this.app.page.selectComponent(`#camera-${key}`);
    if (!node) throw new Error(`there is no ${key}`);
    return node;
  }

  element(key = 'one'): Element {
    const element = this.phone.screen.querySelector(`[data-wx-id="camera-${key}"]`);
    if (!element) throw new Error(`there is no ${key}`);
    return element;
  }

  // ---- what is seen

  status = (key = 'one'): string => text(this.element(key).querySelector('[role="text"]'));
  sheet = (key = 'one'): readonly string[] => {
    const sheet = this.element(key).querySelector('wx-stage-sheet [role="dialog"]');
    return sheet ? [...sheet.querySelectorAll('[class*="title"], [class*="advice"], [role="button"]')].map(nameOf) : [];
  };
  /** The buttons of the bar; those that cannot be pressed in brackets. */
  bar = (key = 'one'): readonly string[] =>
    [...this.element(key).querySelectorAll('wx-icon-button [role="button"]')].map((button) =>
      button.getAttribute('aria-disabled') === 'true' ? `(${nameOf(button)})` : nameOf(button),
    );

  async tap(name: string, key = 'one'): Promise<void> {
    const found = [...this.element(key).querySelectorAll('[role="button"], [role="radio"]')].find(
      (element) => nameOf(element) === name,
    );
    if (!found) throw new Error(`${key} has no button ${name}`);
    await this.phone.tap(found);
  }

  /** What it said, by event. */
  said(event: string, key = 'one'): readonly Said['detail'][] {
    return this.app.said.filter((one) => one.event === event && one.key === key).map(({ detail }) => plain(detail));
  }
}

const text = (element: Element | null | undefined): string => (element?.textContent ?? '').trim();
const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
/** Of this realm, as `toEqual` wants it. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value ?? null));
