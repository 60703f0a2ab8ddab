import type { Devtools } from '../../../development/devtools.types';
import type { Way } from '../../../simulator/generations';
import { FaultsView } from '../../dom/faults-view';
import { acceptFileDrops } from '../../dom/file-drops';
import { useLatinQuotes } from '../../dom/latin-quotes';
import { make } from '../../dom/make';
import { isServedAsFiles } from '../../dom/served';
import { card } from './card';
import { ErrorsCard } from './errors-card';
import { HeldCard } from './held-card';
import { type LinkedFault, noSuchFault, noSuchPage } from './link';
import { Notices } from './notices';
import { keepForOffline } from './offline';
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
  );
  const show = (shown: 'inspector' | 'panel') => {
    beside.dataset.shown = shown;
    if (!inspector.isConnected && (shown === 'inspector' || !isServedAsFiles())) beside.append(inspector);
  };
  show(settings.beside);

  const reload = make(
    'button',
    { class: 'quiet', 'aria-label': words.reload, title: words.reload, onclick: () => phone.reload() },
    '↻',
  );
  const createBar = (way: Way) => {
    const made = settingsBar(settings.list(words, way), (name, value) => {
      const chosen = new PanelSettings(location.search, navigator.language);
      // another phone, which shows the same page
      if (name !== 'beside') return location.assign(chosen.urlWith(name, value, pageOf(current)));
      // the phone goes on
      history.replaceState(null, '', chosen.urlWith(name, value));
      show(value === 'inspector' ? value : 'panel');
    });
    made.append(reload);
    return made;
  };
  let bar = createBar('bytes');
  let barsWay: Way = 'bytes';
  const fitBar = (way: Way) => {
    if (way === barsWay) return;
    barsWay = way;
    const next = createBar(way);
    bar.replaceWith(next);
    bar = next;
  };
  const notices = new Notices(words.close);
  const { odd, faults: linked } = settings.link;
  for (const text of odd) notices.tell(text);
  document.body.append(phone.element, make('main', { class: 'panel' }, notices.element, bar, beside));
  const openRecordings = async (files: readonly File[]) => {
    const isNew = !inspector.isConnected || !inspector.contentWindow?.__openRecordings;
    const loaded = new Promise((resolve) => inspector.addEventListener('load', resolve, { once: true }));
    show('inspector');
    if (isNew) await loaded;
    inspector.contentWindow?.__openRecordings?.(files);
  };
  const dropped = (files: readonly File[]) => void openRecordings(files);
  acceptFileDrops(window, dropped);
  keepForOffline();

  let disconnect = () => {};
  phone.watch((next) => {
    disconnect();
    current = next;
    fitBar(phone.way);
    const showErrors = () => errors.show(next.preview.errors);
    disconnect = next.preview.subscribe(showErrors);
    showErrors();
    faults.show(next.devtools?.faults.groups(settings.language) ?? []);
    held.show(next.devtools);
    phone.acceptDrops(dropped);
    const { devtools } = next;
    if (settings.page && !phone.hasPage(settings.page)) notices.tell(noSuchPage(settings.page));
    if (devtools) setOff(linked, devtools, notices);
  });
}

/** Sets off the faults of a link, on each phone anew: what one shows, the next one shows again. */
function setOff(faults: readonly LinkedFault[], { faults: known }: Devtools, notices: Notices): void {
  for (const { id, afterMs } of faults) {
    const isKnown = known.groups('en').some(({ actions }) => actions.some((one) => one.id === id || one.end === id));
    if (isKnown) window.setTimeout(() => known.run(id), afterMs);
    else notices.tell(noSuchFault(id));
  }
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
