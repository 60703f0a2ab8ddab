import { make } from '../../../dom/make';

/** Gives a person a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  make('a', { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
