import { FaultsView } from '../../dom/faults-view';
import { useLatinQuotes } from '../../dom/latin-quotes';
import { make } from '../../dom/make';
import { card } from './card';
import { ErrorsCard } from './errors-card';
import { HeldCard } from './held-card';
import { type ConnectedPhone, PhoneFrame } from './phone-frame';
import { PanelSettings } from './settings';
import { settingsBar } from './settings-bar';
import { panelWords } from './words';

/** `/`: a phone, and beside it the inspector, or a panel: what can go wrong, and what the simulator holds. */
function main(): void {
  const settings = new PanelSettings(location.search, navigator.language);
  const words = panelWords(settings.language);
  document.documentElement.lang = settings.language === 'en' ? 'en' : 'zh-CN';
  document.documentElement.dataset.theme = settings.theme;
  document.title = words.title;
  if (settings.language === 'en') useLatinQuotes();

  let current: ConnectedPhone | undefined;
  // the inspector beside the phone asks
  window.__inspectedBeside = () => current?.preview.inspectedAs() ?? '';
  const phone = new PhoneFrame(settings.phoneUrl(), settings.size, words.phone);
  const faults = new FaultsView(settings.language, {
    run: (fault) => current?.devtools?.faults.run(fault),
    clear: () => current?.devtools?.faults.clear(),
  });
  const held = new HeldCard(words);
  const errors = new ErrorsCard(words);

  // loaded when it is first seen, and kept from then on
  const inspector = make('iframe', {
    ...{ class: 'inspector', loading: 'lazy', src: settings.inspectorUrl(), title: words.inspector },
  });
  const cards = [card('faults', words.faults, faults.element, faults.top), held.element, errors.element];
  const beside = make(
    'div',
    { class: 'beside', 'data-shown': settings.beside },
    make('div', { class: 'cards' }, ...cards),
    inspector,
  );

  const bar = settingsBar(settings.list(words), (name, value) => {
    const chosen = new PanelSettings(location.search, navigator.language);
    // another phone, which shows the same page
    if (name !== 'beside') return location.assign(chosen.urlWith(name, value, pageOf(current)));
    // the phone goes on
    history.replaceState(null, '', chosen.urlWith(name, value));
    beside.dataset.shown = value;
  });
  bar.append(
    make(
      'button',
      { class: 'quiet', 'aria-label': words.reload, title: words.reload, onclick: () => phone.reload() },
      '↻',
    ),
  );
  document.body.append(phone.element, make('main', { class: 'panel' }, bar, beside));

  let disconnect = () => {};
  phone.watch((next) => {
    disconnect();
    current = next;
    const showErrors = () => errors.show(next.preview.errors);
    disconnect = next.preview.subscribe(showErrors);
    showErrors();
    faults.show(next.devtools?.faults.groups(settings.language) ?? []);
    held.show(next.devtools);
  });
}

/** The page that a phone shows, with its query; empty for the first one. */
function pageOf(phone: ConnectedPhone | undefined): string {
  const [first, ...others] = phone?.preview.pages() ?? [];
  const page = others.at(-1) ?? first;
  if (!page || page.isFirst) return '';
  const query = Object.entries(page.options).map(([name, value]) => `${name}=${value}`);
  return [page.route, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
}

main();
