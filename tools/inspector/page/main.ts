import { inspectorSocketAddress } from '../../dom/inspector-socket';
import { useLatinQuotes } from '../../dom/latin-quotes';
import { InspectorPage } from './inspector-page';
import { readSettings } from './settings';
import { wordsIn } from './words';

/** `/inspector/`: statecharts while they run. */
function main(): void {
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const settings = readSettings(location.search, navigator.language, prefersDark);
  const words = wordsIn(settings.language);
  document.documentElement.lang = settings.language === 'en' ? 'en' : 'zh-CN';
  if (settings.language === 'en') useLatinQuotes();
  document.documentElement.dataset.theme = settings.theme;
  document.body.classList.toggle('embedded', settings.isEmbedded);
  document.title = words.title;

  const token = new URLSearchParams(location.search).get('token');
  const relay = inspectorSocketAddress('viewer', token);
  const page = new InspectorPage(words, settings, relay, new URL('elk-worker.js', location.href).href);
  page.start();
  window.__openRecordings = (files) => page.openFiles(files);
}

declare global {
  interface Window {
    /** Of the inspector's page: opens what was dropped on the page around it. */
    __openRecordings?: (files: readonly File[]) => void;
  }
}

main();
