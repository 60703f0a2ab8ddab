import type { ActorRefFrom, AnyActorLogic, SnapshotFrom } from 'xstate';
import { commandsMachine, commandsView } from '../../machines/commands';
import type { StreamSource } from '../../machines/kernel/ports';
import { ptzMachine, ptzView } from '../../machines/ptz';
import { type RecordingMachine, recordingView } from '../../machines/recording';
import type { watchingMachine } from '../../machines/watching';
import type { Language } from '../../machines/words/text';
import type { OpenView } from './cameras.types';
import { type Chart, chartOf } from './chart';
import type { Shown } from './connect';
import { noCommands, noPtz, noRecording } from './nothing-beside';
import { stillChart } from './still-chart';

/** Whose doors they are. */
interface Opened {
  readonly watching: ActorRefFrom<typeof watchingMachine>;
  readonly view: string;
  readonly source: StreamSource;
  readonly language?: Language | undefined;
  readonly recording: () => RecordingMachine;
}

interface Door<Logic, ViewModel> {
  /** One a view. */
  readonly name: string;
  readonly logic: () => Logic;
  view(snapshot: SnapshotFrom<Logic>): ViewModel;
  /** What is shown where the view is closed, as nothing is made then. */
  readonly closed: ViewModel;
}

const timezoneOffset = (): number => new Date().getTimezoneOffset();

/** What an opened view can do beside its picture: each is made when it is first asked for, and is the same from then on. */
export function besideOf({
  watching,
  view,
  source,
  language,
  recording,
}: Opened): Pick<OpenView, 'ptz' | 'commands' | 'recording'> {
  function door<Logic extends AnyActorLogic, ViewModel extends object, Intent>(
    of: Door<Logic, ViewModel>,
  ): () => Chart<ViewModel, Intent> {
    let chart: Chart<ViewModel, Intent> | undefined;
    const made = (): Chart<ViewModel, Intent> => {
      const { name, logic } = of;
      const spoken = language ?? watching.getSnapshot().context.language;
      watching.send({ type: 'capability.opened', view, name, source, language: spoken, logic });
      const beside = watching.getSnapshot().context.views.get(view)?.beside.get(name);
      if (!beside) return stillChart(of.closed);
      return chartOf(beside as unknown as Shown<SnapshotFrom<Logic>> & { send(intent: Intent): void }, of.view);
    };
    return () => {
      chart ??= made();
      return chart;
    };
  }
  return {
    ptz: door({ name: 'ptz', logic: ptzMachine, view: ptzView, closed: noPtz }),
    commands: door({
      name: 'commands',
      logic: commandsMachine,
      view: (snapshot) => commandsView(snapshot, timezoneOffset()),
      closed: noCommands,
    }),
    recording: door({ name: 'recording', logic: recording, view: recordingView, closed: noRecording }),
  };
}
