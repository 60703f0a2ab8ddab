import type { HelloMessage, RecordMessage } from '../../../../development/inspector/protocol.types';
import { make } from '../../../dom/make';
import { parseRecording, RECORDING_SUFFIX, RecordingError, recordingText } from '../../recording.mjs';
import type { ShownApp } from '../model/apps';
import type { Language, Words } from '../words';
import { saveText } from './save-text';
import type { Toasts } from './toasts';

/** Recordings: saved, chosen, dropped. */
export class Files {
  /** Lies over the page while a file is held over it. */
  readonly veil: HTMLElement;
  private readonly input = make('input', { type: 'file', multiple: true, hidden: true, accept: '.jsonl,.txt,.json' });

  constructor(
    private readonly words: Words,
    private readonly opened: (name: string, hello: HelloMessage, records: readonly RecordMessage[]) => void,
    private readonly toasts: Toasts,
    private readonly language: Language,
  ) {
    this.veil = make('div', { class: 'drop-veil', hidden: true }, make('p', {}, words.dropHere), this.input);
    this.input.addEventListener('change', () => {
      void this.open([...(this.input.files ?? [])]);
      this.input.value = '';
    });
  }

  save({ hello, history, fileName }: ShownApp): void {
    const started = new Date(hello.startedAtMs).toISOString().slice(0, 19).replace(/[:T]/g, '-');
    const name = fileName || `${hello.app}-${started}${RECORDING_SUFFIX}`.replace(/[^\w.-]+/g, '-');
    saveText(name, recordingText(hello, history.toRecords(), Date.now()));
  }

  choose(): void {
    this.input.click();
  }

  acceptDrops(target: HTMLElement): void {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    target.addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.veil.hidden = false;
    });
    target.addEventListener('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) this.veil.hidden = true;
    });
    target.addEventListener('drop', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.veil.hidden = true;
      void this.open([...(event.dataTransfer?.files ?? [])]);
    });
  }

  private async open(files: readonly File[]): Promise<void> {
    for (const file of files) {
      try {
        const { hello, records, isCutOff } = parseRecording(await file.text());
        this.opened(file.name, hello, records);
        if (isCutOff) this.toasts.tell(this.words.cutOff(file.name), true);
      } catch (error) {
        const why = error instanceof RecordingError ? error.text[this.language] : this.words.unreadable;
        this.toasts.tell(`${file.name}: ${why}`, true);
      }
    }
  }
}
