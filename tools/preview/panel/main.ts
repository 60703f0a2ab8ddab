import type { DevtoolsReport } from '../../../development/devtools.types';
import { make } from '../../dom/make';
import { paced } from './card';
import { ErrorsCard } from './errors-card';
import { EventsCard } from './events-card';
import { FaultsCard } from './faults-card';
import { MachinesCard } from './machines-card';
import { type ConnectedPhone, PhoneFrame } from './phone-frame';
import { ResourcesCard } from './resources-card';
import { PanelSettings } from './settings';
import { settingsBar } from './settings-bar';
import { panelWords } from './words';

/** `/`: a phone, and beside it the inspector, or a panel: what goes on inside and what can go wrong. */
function main(): void {
  const settings = new PanelSettings(location.search);
  const words = panelWords(settings.language);
  document.documentElement.lang = settings.language === 'en' ? 'en' : 'zh-CN';
  document.documentElement.dataset.theme = settings.theme;
  document.title = words.title;

  const phone = new PhoneFrame(settings.phoneUrl(), settings.size, words.phone);
  const machines = new MachinesCard(words.machines, words.noMachines);
  const events = new EventsCard(words.events, words.noEvents);
  const faults = new FaultsCard(words, settings.language);
  const resources = new ResourcesCard(words);
  const errors = new ErrorsCard(words.errors, words.noErrors);

  const bar = settingsBar(settings.list(words), (name, value) => location.assign(settings.urlWith(name, value)));
  bar.append(
    make(
      'button',
      { class: 'quiet', 'aria-label': words.reload, title: words.reload, onclick: () => phone.reload() },
      '↻',
    ),
  );
  const cards = [machines, events, faults, resources, errors].map(({ element }) => element);
  const beside =
    settings.beside === 'panel'
      ? make('div', { class: 'cards' }, ...cards)
      : make('iframe', { class: 'inspector', src: settings.inspectorUrl(), title: words.inspector });
  document.body.append(phone.element, make('main', { class: 'panel' }, bar, beside));

  let disconnect = () => {};
  phone.watch(({ preview, devtools }: ConnectedPhone) => {
    disconnect();
    let report: DevtoolsReport = { actors: [], events: [] };
    const showReport = paced(() => {
      machines.show(report.actors, preview.now);
      events.show(report.events);
    });
    const showErrors = () => errors.show(preview.errors);
    const ends = [
      preview.subscribe(showErrors),
      devtools?.subscribe((next) => {
        report = next;
        showReport();
      }),
    ];
    showReport();
    showErrors();
    faults.show(devtools?.faults);
    resources.show(devtools);
    disconnect = () => {
      for (const end of ends) end?.();
    };
  });
}

main();
