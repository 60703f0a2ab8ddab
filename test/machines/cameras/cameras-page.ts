import { createActor } from 'xstate';
import {
  type Camera,
  type CameraField,
  type CamerasView,
  camerasMachine,
  camerasView,
} from '../../../machines/cameras';
import type { Storage } from '../../../machines/kernel/ports';
import type { Language } from '../../../machines/words/text';
import { atUrl } from '../../support/addresses';

export const door: Camera = {
  id: 'door',
  name: 'Front door',
  kind: 'camera',
  quality: 'high',
  address: atUrl('http://door.xnet/ipc.p2p.com/ipc.flv?action=live'),
  builtIn: true,
};
export const square: Camera = {
  id: 'square',
  name: 'Square',
  kind: 'server',
  quality: 'standard',
  address: atUrl('https://live.example/square.flv?token=hush&room=7'),
};

/** Storage as WeChat has it: JSON in, JSON out, and it may refuse. */
export class FakeStorage implements Storage {
  readonly kept = new Map<string, string>();
  refusesToRead = false;
  refusesToWrite = false;

  constructor(kept: { readonly [key: string]: unknown } = {}) {
    for (const [key, value] of Object.entries(kept)) this.kept.set(key, JSON.stringify(value));
  }

  read(key: string): unknown {
    if (this.refusesToRead) throw new Error('getStorageSync:fail');
    const kept = this.kept.get(key);
    return kept === undefined ? '' : JSON.parse(kept);
  }

  write(key: string, value: unknown): void {
    if (this.refusesToWrite) throw new Error('setStorageSync:fail exceed max size');
    this.kept.set(key, JSON.stringify(value));
  }
}

/** The home page as a person uses it. */
export function openHome(storage = new FakeStorage(), builtIn: readonly Camera[] = [door, square]) {
  const cameras = createActor(camerasMachine, { input: { storage, builtIn } });
  cameras.start();
  const view = (language: Language = 'en'): CamerasView => camerasView(cameras.getSnapshot(), language);
  const form = () => {
    const open = view().form;
    if (!open) throw new Error('no form is open');
    return open;
  };
  return {
    storage,
    cameras,
    view,
    form,
    send: cameras.send.bind(cameras),
    ids: () => view().cards.map(({ id }) => id),
    list: () => cameras.getSnapshot().context.cameras,
    field: (name: CameraField) => form().fields.find(({ field }) => field === name),
    type(fields: { readonly [field in CameraField]?: string }) {
      for (const [field, value] of Object.entries(fields)) {
        cameras.send({ type: 'CHANGE', field: field as CameraField, value });
        cameras.send({ type: 'TOUCH', field: field as CameraField });
      }
    },
    save: () => cameras.send({ type: 'SAVE' }),
    state: () => cameras.getSnapshot().value,
  };
}

/** What is never shown: empty where there is none. */
export const xp2pInfoOf = (camera: Camera | undefined): string =>
  camera?.address.by === 'device' ? camera.address.xp2pInfo.reveal() : '';
