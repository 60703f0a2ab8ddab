import type { Clip, Shown } from './clips';
import { createFilm, type Film } from './film';

/** Reads a file of the package. */
export type ReadFile = (file: string) => Promise<Uint8Array>;

/** Clips and the films that are made of them. A clip that is a file is read when it is shown for the first time. */
export class ClipLibrary {
  private readonly files = new Map<string, Uint8Array | Promise<Uint8Array>>();
  private readonly films = new Map<Clip, Map<Clip | null, Film>>();

  constructor(private readonly read: ReadFile) {}

  /** The same film for the same clips. Rejects when a file cannot be read; who asks next tries again. */
  filmOf({ picture, sound }: Shown): Film | Promise<Film> {
    const films = this.films.get(sound) ?? new Map<Clip | null, Film>();
    this.films.set(sound, films);
    const known = films.get(picture);
    if (known) return known;
    const seen = picture === null ? null : this.bytesOf(picture);
    const heard = this.bytesOf(sound);
    if (seen instanceof Promise || heard instanceof Promise)
      return Promise.all([seen, heard]).then(() => this.filmOf({ picture, sound }));
    const film = createFilm({ picture: seen, sound: heard });
    films.set(picture, film);
    return film;
  }

  private bytesOf(clip: Clip): Uint8Array | Promise<Uint8Array> {
    if (typeof clip !== 'string') return clip;
    const known = this.files.get(clip) ?? this.load(clip);
    this.files.set(clip, known);
    return known;
  }

  private async load(file: string): Promise<Uint8Array> {
    try {
      const bytes = await this.read(file);
      this.files.set(file, bytes);
      return bytes;
    } catch (error) {
      this.files.delete(file);
      throw error;
    }
  }
}
