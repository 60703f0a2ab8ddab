/** Whether this page is one of a folder of files, as `npm run build -- --target web` writes it: nobody answers but with files. */
export function isServedAsFiles(): boolean {
  return document.documentElement.dataset.served === 'files';
}
