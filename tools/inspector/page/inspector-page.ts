import type { Command, MachineDefinition, ToViewer } from '../../../development/inspector/protocol.types';
import { inspectedBeside } from '../../dom/beside';
import { FaultsView } from '../../dom/faults-view';
import { make } from '../../dom/make';
import { ChartPictures } from './chart-pictures';
import { Commands } from './commands';
import { actorTree } from './model/actor-tree';
import { Apps, type ShownApp } from './model/apps';
import { possibleTransitions, statesOf } from './model/chart-marks';
import { focusOf } from './model/focus';
import { lightsOf } from './model/lights';
import type { ShownActor } from './model/moment';
import { type Way, whyNotToActor, whyNotToApp } from './model/sending';
import { TakenLately } from './model/taken-lately';
import { Relay, type RelayState } from './relay';
import { type Settings, type StageView, withSetting } from './settings';
import { ActorsView } from './views/actors-view';
import { Banner } from './views/banner';
import { ChartPanel } from './views/chart-panel';
import { EmptyView } from './views/empty-view';
import { Files } from './views/files';
import { SendView } from './views/send-view';
import { SequenceView } from './views/sequence-view';
import { Stage } from './views/stage';
import { StateView } from './views/state-view';
import { Tabs } from './views/tabs';
import { TimeBar } from './views/time-bar';
import { Toasts } from './views/toasts';
import { TopBar } from './views/top-bar';
import type { Words } from './words';

/** Countdowns and clocks move on by themselves. */
const tickMs = 100;

/** The whole page: hears the relay, holds what was heard, and shows it. */
export class InspectorPage {
  private readonly apps = new Apps();
  private readonly relay: Relay;
  private relayState: RelayState = { kind: 'connecting' };
  private isSendingOn = true;
  private appKey = '';
  private readonly taken = new TakenLately();
  private readonly focuses = new Map<string, string>();
  private isDue = false;

  private readonly toasts: Toasts;
  private readonly files: Files;
  private readonly top: TopBar;
  private readonly actors: ActorsView;
  private readonly chart: ChartPanel;
  private readonly sequence: SequenceView;
  private readonly stage: Stage;
  private readonly state: StateView;
  private readonly send: SendView;
  private readonly faults: FaultsView;
  private readonly tabs: Tabs;
  private readonly time: TimeBar;
  private readonly banner: Banner;
  private readonly commands: Commands;
  private readonly empty: EmptyView;
  private readonly work: HTMLElement;
  /** The phone beside it that it was bound to last. */
  private phone = '';

  constructor(
    private readonly words: Words,
    private readonly settings: Settings,
    relayUrl: string,
    elkUrl: string,
  ) {
    const due = () => this.due();
    const openFiles = () => this.files.choose();
    this.toasts = new Toasts(words.close);
    this.files = new Files(
      words,
      (name, hello, records) => this.openRecording(name, hello, records),
      this.toasts,
      settings.language,
    );
    this.top = new TopBar(words, settings, {
      chooseApp: (key) => this.chooseApp(key),
      closeFile: () => this.closeFile(),
      save: () => this.app && this.files.save(this.app),
      open: openFiles,
      set: (name, value) => location.assign(withSetting(location.search, name, value)),
      view: (view) => this.show(view),
    });
    this.actors = new ActorsView(words, (actor) => this.chooseActor(actor), due);
    this.chart = new ChartPanel(words, new ChartPictures(elkUrl), {
      choose: (transition) => this.chooseTransition(transition),
      chooseActor: (invoked) => this.chooseInvoked(invoked),
    });
    this.sequence = new SequenceView(words, (seq) => this.lookAt(seq));
    this.stage = new Stage(this.chart.element, this.sequence.element);
    this.state = new StateView(words, (id) => this.app?.moment.actors.get(id)?.name ?? id);
    this.send = new SendView(words, {
      send: (event) => this.sendEvent(event),
      usualOf: (type) => this.app?.lastPayload(type, this.actor?.id),
    });
    this.faults = new FaultsView(settings.language, {
      run: (id) => this.command({ type: 'fault', id }, words.ran),
      clear: () => this.command({ type: 'clearFaults' }, words.cleared),
    });
    this.tabs = new Tabs([
      { name: 'state', title: words.state, pane: this.state.element },
      { name: 'send', title: words.send, pane: this.send.element },
      { name: 'faults', title: words.faults, pane: make('div', {}, this.faults.top, this.faults.element) },
    ]);
    this.time = new TimeBar(words, {
      step: (direction, ofChosen) => this.step(direction, ofChosen),
      lookAt: (seq) => this.lookAt(seq),
    });
    this.banner = new Banner(words);
    this.empty = new EmptyView(words, openFiles);
    this.work = make('main', { class: 'work' }, this.actors.element, this.stage.element, this.tabs.element);
    this.relay = new Relay(relayUrl, {
      hear: (message) => this.hear(message),
      change: (state) => this.changeRelay(state),
    });
    this.commands = new Commands(words, this.relay, this.toasts);
  }

  start(): void {
    document.body.append(
      this.top.element,
      this.banner.element,
      this.work,
      this.empty.element,
      this.time.element,
      this.toasts.element,
      this.files.veil,
    );
    this.files.acceptDrops(document.body);
    document.addEventListener('keydown', (event) => this.press(event));
    window.setInterval(() => this.due(), tickMs);
    if (this.settings.recording) void this.files.openAddress(this.settings.recording);
    this.relay.connect();
    this.due();
  }

  /** Recordings that were dropped beside this page. */
  openFiles(files: readonly File[]): void {
    void this.files.open(files);
  }

  private get app(): ShownApp | undefined {
    return this.apps.get(this.appKey);
  }

  private get actor(): ShownActor | undefined {
    return this.app?.moment.actors.get(this.app.shownActor);
  }

  // ------------------------------------------------------------------------------------------------ what is heard

  private hear(message: ToViewer): void {
    const now = Date.now();
    if (message.type === 'welcome') this.isSendingOn = message.sending === 'on';
    else if (message.type === 'answer') this.commands.hearAnswer(message);
    else if (message.type === 'refused') this.toasts.tell(this.words.refusals[message.refused], true);
    const app = this.apps.receive(message, now);
    if (app && message.type === 'app' && inspectedBeside() === undefined) this.considerApp(app);
    if (app === this.app && message.type === 'records') this.taken.hear(message.records, now);
    this.due();
  }

  /** A mini-program that starts takes the place of one that is away, unless a person looks at something else. */
  private considerApp(app: ShownApp): void {
    const shown = this.app;
    const isFree = !shown || (shown.source === 'away' && shown.isLive);
    if (isFree && app.source === 'connected') this.appKey = app.key;
    else if (!shown) this.appKey = app.key;
  }

  /** Beside a phone it shows that phone, and the next one that takes its place, unless a person chose something else since. */
  private bindToPhone(): void {
    const phone = inspectedBeside();
    // a recording stays until it is closed
    if (this.app?.source === 'file' || !phone || phone === this.phone || !this.apps.get(phone)) return;
    this.phone = phone;
    this.appKey = phone;
  }

  private changeRelay(state: RelayState): void {
    this.relayState = state;
    if (state.kind !== 'connected') this.apps.loseAll();
    this.due();
  }

  // ------------------------------------------------------------------------------------------- what a person does

  private chooseApp(key: string): void {
    this.appKey = key;
    this.due();
  }

  private closeFile(): void {
    this.apps.close(this.appKey);
    this.appKey = (this.apps.all.findLast(({ source }) => source === 'connected') ?? this.apps.all.at(-1))?.key ?? '';
    this.due();
  }

  private openRecording(...[name, hello, records]: Parameters<ConstructorParameters<typeof Files>[1]>): void {
    this.appKey = this.apps.open(name, hello, records, Date.now()).key;
    this.toasts.tell(this.words.opened(name));
    this.due();
  }

  private chooseActor(actor: string): void {
    if (this.app) this.app.chosen = actor;
    this.due();
  }

  /** An actor that a state of the chosen one invokes. */
  private chooseInvoked(invoked: string): void {
    const { app, actor } = this;
    const children = [...(app?.moment.actors.values() ?? [])].filter(({ parent }) => parent === actor?.id);
    const child = children.findLast(
      ({ name, src }) => name.endsWith(`/${invoked}`) || name === invoked || src === invoked,
    );
    if (child) this.chooseActor(child.id);
  }

  private chooseTransition(id: string): void {
    const { app, actor } = this;
    const definition = actor?.machine === undefined ? undefined : app?.moment.machines.get(actor.machine);
    if (!definition || !actor) return;
    const possible = possibleTransitions(definition, actor.active).find(({ transition }) => transition.id === id);
    const all = [...statesOf(definition).values()].flatMap(({ transitions = [] }) => transitions);
    const event = all.find((transition) => transition.id === id)?.event ?? '';
    if (event === '' || event.startsWith('xstate.')) return;
    const usual = app?.lastPayload(event, actor.id);
    const needsPayload = usual !== undefined && Object.keys(usual).length > 0;
    if (possible && !needsPayload && this.whyNotToActor() === '') {
      this.sendEvent({ type: event });
      return;
    }
    this.tabs.choose('send');
    this.render();
    this.send.prefill(event, true);
  }

  private show(view: StageView): void {
    this.stage.show(view);
    this.due();
  }

  private step(direction: 1 | -1, ofChosen: boolean): void {
    const { app } = this;
    app?.step(direction, ofChosen ? app.shownActor : '');
    this.due();
  }

  private lookAt(seq: number | null): void {
    this.app?.lookAt(seq);
    this.due();
  }

  private press(event: KeyboardEvent): void {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as Element).tagName);
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      '[': () => this.step(-1, false),
      ']': () => this.step(1, false),
      '{': () => this.step(-1, true),
      '}': () => this.step(1, true),
      l: () => this.lookAt(null),
      L: () => this.lookAt(null),
      '/': () => this.chart.search.focus(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  private sendEvent(event: { readonly type: string }): void {
    const { actor } = this;
    if (actor) this.command({ type: 'send', actor: actor.id, event }, this.words.sent(event.type));
  }

  private command(command: Command, done: string): void {
    const whyNot = command.type === 'send' ? this.whyNotToActor() : this.whyNotToApp();
    this.commands.send(this.appKey, command, done, whyNot);
  }

  /** In a person's words; empty when it can be sent. */
  private whyNotToApp(): string {
    const whyNot = whyNotToApp(this.app, this.way);
    return whyNot ? this.words.cannotSend[whyNot] : '';
  }

  private whyNotToActor(): string {
    const whyNot = whyNotToActor(this.app, this.actor, this.way);
    return whyNot ? this.words.cannotSend[whyNot] : '';
  }

  private get way(): Way {
    return { isConnected: this.relayState.kind === 'connected', isSendingOn: this.isSendingOn };
  }

  // ------------------------------------------------------------------------------------------------- what is shown

  /** Once a frame, however much is heard. */
  private due(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      this.render();
    });
  }

  private render(): void {
    this.bindToPhone();
    const { app } = this;
    this.top.show(this.apps.all, app, this.relayState, this.stage.view);
    this.banner.show(app, this.relayState);
    this.empty.element.hidden = Boolean(app);
    this.work.hidden = !app;
    this.time.element.hidden = !app;
    if (!app) return;
    const { moment, shownActor } = app;
    const filter = { showsGone: this.actors.showsGone.checked, text: this.actors.filter.value };
    this.actors.show(actorTree(moment, filter), shownActor);
    const actor = this.actor;
    const atMs = app.timeMs(Date.now());
    const definition = actor?.machine === undefined ? undefined : moment.machines.get(actor.machine);
    const lights = actor && definition ? lightsOf(app, actor, definition, this.taken, Date.now()) : null;
    if (this.stage.view !== 'sequence')
      this.chart.show(definition, lights, this.focusOf(actor, definition), this.words.noChart);
    if (this.stage.view !== 'chart') this.sequence.show(app.sequence, app.lookedAt);
    this.showPanes(actor, atMs);
    const { history } = app;
    this.time.show(
      history.all[0]?.seq ?? 0,
      history.lastSeq,
      app.lookedAt,
      atMs,
      history.lostCount,
      history.latest.leftOut,
    );
  }

  private showPanes(actor: ShownActor | undefined, atMs: number): void {
    const { app } = this;
    const definition = actor?.machine === undefined ? undefined : app?.moment.machines.get(actor.machine);
    this.state.show(actor, definition, atMs);
    const possible = actor && definition ? possibleTransitions(definition, actor.active) : [];
    const types = definition
      ? [...statesOf(definition).values()].flatMap(({ transitions = [] }) => transitions.map(({ event }) => event))
      : [];
    const own = [...new Set(types)].filter((type) => type !== '' && !type.startsWith('xstate.')).sort();
    this.send.show(actor?.name ?? '', possible, own, this.whyNotToActor());
    if (app) this.faults.show(app.hello.faults[this.settings.language], this.whyNotToApp());
  }

  /** The state that changed last in the chosen actor. */
  private focusOf(actor: ShownActor | undefined, definition: MachineDefinition | undefined): string {
    if (!actor || !definition) return '';
    const key = `${this.appKey} ${actor.id}`;
    const focus = focusOf(definition, actor.active, actor.taken, this.focuses.get(key) ?? '');
    this.focuses.set(key, focus);
    return focus;
  }
}
