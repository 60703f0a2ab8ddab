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
  const relay = new URL('viewer', location.href);
  relay.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  relay.search = token === null ? '' : `?token=${encodeURIComponent(token)}`;
  new InspectorPage(words, settings, relay.href, new URL('elk-worker.js', location.href).href).start();
}

main();
