import { statusTexts } from '../../machines/session';
import type { SessionView } from '../../machines/session/session.view.types';
import { qualities, qualityTexts } from '../../machines/words/quality.texts';
import type { Language, Text } from '../../machines/words/text';
import type { FailureTold, OpenView } from './cameras.types';
import { noCommands, noPtz, noRecording } from './nothing-beside';
import { openingView } from './opening-view';
import { stillChart } from './still-chart';

const none = { label: '', event: '' } as const;

interface Words {
  readonly title: Text;
  readonly advice: Text;
}

/** What keeps a view from being opened at all, in a person's language. The table of failures has what a session tells. */
export const toldIn = (language: Language, code: string, { title, advice }: Words): FailureTold => ({
  source: 'environment',
  code,
  kind: code,
  title: title[language],
  advice: advice[language],
  details: `environment ${code}`,
});

/** A view where nothing can be opened: it says why, and takes all that a view takes. */
export function failedView(failure: FailureTold, language: Language, cameraId = ''): OpenView {
  const { title, advice, details } = failure;
  const view: SessionView = {
    ...openingView,
    status: { text: statusTexts.failed[language], tone: 'bad' },
    waiting: false,
    sheet: { kind: 'failure', title, advice, details, primary: none, secondary: none },
    controls: { ...openingView.controls, playing: false, canStop: false, canChangeQuality: false },
    quality: '',
    qualities: qualities.map((value) => ({ value, label: qualityTexts[value][language], chosen: false })),
    failure: { source: failure.source, code: failure.code },
  };
  const nothing = (): void => undefined;
  return {
    view: '',
    cameraId,
    cameraName: cameraId,
    session: stillChart(view),
    ptz: () => stillChart({ ...noPtz, notice: title }),
    commands: () => stillChart({ ...noCommands, notice: title }),
    recording: () => stillChart({ ...noRecording, notice: { ...noRecording.notice, text: title } }),
    failure: () => failure,
    hide: nothing,
    show: nothing,
    focus: nothing,
    close: nothing,
  };
}
