import { changed, type Mistakes, raw } from './mistake';

export const phoneMistakes: Mistakes = {
  'storage: a key that was never written reads as undefined': {
    'as an empty text, like WeChat': changed('storage', (real) => ({ read: (key) => real.read(key) ?? '' })),
  },
  'storage: what was written last is read, as it was': {
    'as a text': changed('storage', (real) => ({ write: (key, value) => real.write(key, JSON.stringify(value)) })),
    'what was written first is kept': changed('storage', (real) => ({
      write: (key, value) => void (real.read(key) === undefined && real.write(key, value)),
    })),
  },
  'storage: a write that was refused throws': {
    'it is dropped': changed('storage', (real) => ({
      write: (key, value) => {
        try {
          real.write(key, value);
        } catch {
          // nobody hears of it
        }
      },
    })),
  },
  'album: save resolves when the picture is there': {
    'it resolves at once': changed('album', () => ({ save: () => Promise.resolve() })),
  },
  'album: a save that is refused rejects with a Failure': {
    'with the words of WeChat': changed('album', (real) => ({ save: (path) => real.save(path).catch(raw) })),
  },
  'album: a film is saved as a picture is, and may be refused as one': {
    'a refusal is dropped': changed('album', (real) => ({
      saveVideo: (path) => real.saveVideo(path).catch(() => undefined),
    })),
    'it resolves at once': changed('album', () => ({ saveVideo: () => Promise.resolve() })),
  },
  'album: settings that do not open reject with a Failure': {
    'a refusal is dropped': changed('album', (real) => ({
      openSettings: () => real.openSettings().catch(() => undefined),
    })),
  },
  'screen: is on as long as anybody holds it; who lets go twice lets go once': {
    'who lets go twice lets go for another': changed('screen', (real) => {
      const held: (() => void)[] = [];
      return {
        keepOn: () => {
          held.push(real.keepOn());
          return () => held.pop()?.();
        },
      };
    }),
    'it stays on': changed('screen', (real) => ({
      keepOn: () => {
        real.keepOn();
        return () => undefined;
      },
    })),
  },
  'system: says which network there is now': {
    'what it was when it was first asked': changed('system', (real) => {
      let known: ReturnType<typeof real.askNetwork> | undefined;
      return {
        askNetwork: () => {
          known ??= real.askNetwork();
          return known;
        },
      };
    }),
  },
  'system: rejects where WeChat does not say which network there is': {
    'Wi-Fi is assumed': changed('system', (real) => ({
      askNetwork: () => real.askNetwork().catch(() => ({ networkType: 'wifi', online: true })),
    })),
  },
  'system: permissions that do not open reject with a Failure': {
    'with the words of WeChat': changed('system', (real) => ({
      openPermissions: () => real.openPermissions().catch(raw),
    })),
  },
  'environment: what stands in the way are Failures, the same each time': {
    texts: changed('environment', () => ({ obstacles: () => ['WeChat is too old'] as never })),
    'told once': changed('environment', (real) => {
      let isTold = false;
      return {
        obstacles: (kind) => {
          const obstacles = isTold ? [] : real.obstacles(kind);
          isTold = obstacles.length > 0;
          return obstacles;
        },
      };
    }),
  },
  'environment: what the plugins call themselves are texts, empty ones too': {
    numbers: changed('environment', () => ({ versions: () => ({ xp2p: 4.6, player: '', uuid: '' }) as never })),
    'left out': changed('environment', () => ({ versions: () => ({ xp2p: '4.6.9' }) as never })),
  },
};
