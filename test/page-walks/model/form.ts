import type { PagePhone } from '../page-phone';
import { fieldsOf, type Tappable } from '../screen';
import type { Words } from '../words';
import type { KnownCamera, KnownWorld, PageModel } from './world';

type FieldName = keyof Words['fields'];

/** What a person types into each field, and whether it will do. */
export const TYPED: Readonly<Record<FieldName, Readonly<Record<string, boolean>>>> = {
  name: { '': true, Gate: true, 后院: true },
  id: { '': false, 'gate-1': true, 'gate 1': false, garden: true, 大门: false },
  url: { '': false, 'https://live.example.com/gate.flv': true, 'ftp://example.com/gate': false, 'http://a b/c': false },
  productId: { '': false, AB12CD34EF: true, 'AB 12': false },
  deviceName: { '': false, camera_001: true, 'camera 1': false, ['x'.repeat(70)]: false },
  xp2pInfo: { '': false, XP2Pabc: true, 'XP2P abc': false, hello: false },
  liveStreamDomain: { '': true, 'live.example.com': true, 'https://live.example.com': false },
  initCommand: { '': true, 'action=user_define&cmd=init': true, '-': true, init: false, 'action=a b': false },
  channels: { '': true, '1': true, '0, 1': true, '1,2,3,4,5,6,7,8,9,10': false, left: false },
};

/** What is typed there is never shown again. */
const SECRETS: readonly FieldName[] = ['xp2pInfo', 'initCommand'];

const NOTHING: KnownCamera = {
  id: '',
  name: '',
  kind: 'camera',
  by: 'device',
  url: '',
  productId: '',
  deviceName: '',
  hasXp2pInfo: false,
  liveStreamDomain: '',
  channels: '',
  isBuiltIn: false,
};

export const emptyFormModel = (world: KnownWorld): FormModel => new FormModel(world, null);

/** The form: it keeps what was typed, complains of what will not do once it was left, and saves the rest. */
export class FormModel implements PageModel {
  readonly route = 'pages/form/form';
  private values: KnownCamera & { readonly xp2pInfo: string; readonly initCommand: string };
  private readonly touched = new Set<FieldName>();

  constructor(
    private readonly world: KnownWorld,
    private readonly original: KnownCamera | null,
  ) {
    this.values = { ...(original ?? NOTHING), xp2pInfo: '', initCommand: '' };
  }

  /** Something was typed that is lost by leaving: then it asks. */
  get isFilled(): boolean {
    const { values } = this;
    const before = this.original ?? NOTHING;
    const texts = ['name', 'id', 'url', 'productId', 'deviceName', 'liveStreamDomain', 'channels'] as const;
    return (
      values.xp2pInfo !== '' || values.initCommand !== '' || texts.some((field) => values[field] !== before[field])
    );
  }

  typed(label: string, text: string): void {
    const field = this.fields().find((each) => this.world.words.fields[each] === label);
    if (!field) return;
    this.values = { ...this.values, [field]: text };
    this.touched.add(field);
  }

  tapped({ name }: Tappable): 'back' | undefined {
    const { kinds, bys, buttons } = this.world.words;
    if (name === kinds.camera || name === kinds.server)
      this.values = { ...this.values, kind: name === kinds.server ? 'server' : 'camera' };
    if (name === bys.device || name === bys.url)
      this.values = { ...this.values, by: name === bys.url ? 'url' : 'device' };
    // what is never shown again is not kept by a field that is gone
    if (!this.fields().includes('xp2pInfo')) this.values = { ...this.values, xp2pInfo: '', initCommand: '' };
    if (name !== buttons.save) return undefined;
    for (const field of Object.keys(TYPED) as FieldName[]) this.touched.add(field);
    if (this.fields().some((field) => this.isWrong(field))) return undefined;
    this.save();
    return 'back';
  }

  problems(phone: PagePhone): readonly string[] {
    const { words } = this.world;
    const shown = fieldsOf(phone);
    const wanted = this.fields();
    const labels = shown.map(({ label }) => label).join();
    if (labels !== wanted.map((field) => words.fields[field]).join()) return [`fields ${labels}`];
    return wanted.flatMap((field, index) => {
      const { value = '', error = '', isSecret = false } = shown[index] ?? {};
      const isWrong = this.touched.has(field) && this.isWrong(field);
      return [
        ...(value === this.values[field] ? [] : [`${field} is "${value}" instead of "${this.values[field]}"`]),
        ...(isSecret === SECRETS.includes(field) ? [] : [`${field} is ${isSecret ? '' : 'not '}hidden`]),
        ...((error !== '') === isWrong ? [] : [`${isWrong ? 'nothing is said' : `"${error}"`} about ${field}`]),
      ];
    });
  }

  private fields(): readonly FieldName[] {
    const { kind, by } = this.values;
    return kind === 'server' || by === 'url'
      ? ['name', 'id', 'url']
      : ['name', 'id', 'productId', 'deviceName', 'xp2pInfo', 'liveStreamDomain', 'initCommand', 'channels'];
  }

  private isWrong(field: FieldName): boolean {
    const value = this.values[field];
    if (field === 'xp2pInfo' && value === '' && this.values.hasXp2pInfo) return false;
    const isTaken = this.world.cameras.some(({ id }) => id === value && id !== this.original?.id);
    if (field === 'id' && isTaken) return true;
    return !(TYPED[field][value] ?? true);
  }

  private save(): void {
    const { xp2pInfo, initCommand, ...values } = this.values;
    const isByUrl = values.kind === 'server' || values.by === 'url';
    const saved: KnownCamera = {
      ...values,
      name: values.name || values.id,
      by: isByUrl ? 'url' : 'device',
      // what was not shown is not kept, but for the address of a camera that has both
      ...(isByUrl
        ? { productId: '', deviceName: '', liveStreamDomain: '', channels: '', hasXp2pInfo: false }
        : { hasXp2pInfo: true, url: this.original?.kind === 'camera' ? this.original.url : '' }),
      isBuiltIn: false,
    };
    const { cameras } = this.world;
    this.world.cameras = this.original
      ? cameras.map((camera) => (camera === this.original ? saved : camera))
      : [...cameras, saved];
    void [xp2pInfo, initCommand];
  }
}
