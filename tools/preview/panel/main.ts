import { FaultsView } from '../../dom/faults-view';
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
  const settings = new PanelSettings(location.search);
  const words = panelWords(settings.language);
  document.documentElement.lang = settings.language === 'en' ? 'en' : 'zh-CN';
  document.documentElement.dataset.theme = settings.theme;
  document.title = words.title;

  let current: ConnectedPhone | undefined;
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
    const address = new PanelSettings(location.search).urlWith(name, value);
    if (name !== 'beside') return location.assign(address);
    // the phone goes on
    history.replaceState(null, '', address);
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

main();
