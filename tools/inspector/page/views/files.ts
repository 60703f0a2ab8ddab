import type { HelloMessage, RecordMessage } from '../../../../development/inspector/protocol.types';
import { acceptFileDrops } from '../../../dom/file-drops';
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
    acceptFileDrops(
      target,
      (files) => void this.open(files),
      (isHeld) => {
        this.veil.hidden = !isHeld;
      },
    );
  }

  /** A recording of the same site. */
  async openAddress(address: string): Promise<void> {
    const name =
      address
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '';
    try {
      const url = new URL(address, location.href);
      if (url.origin !== location.origin) throw new Error('a link comes from anybody: it names no other site');
      const response = await fetch(url);
      if (!response.ok) throw new Error(String(response.status));
      this.read(name, await response.text());
    } catch {
      this.toasts.tell(`${name}: ${this.words.cannotLoad}`, true);
    }
  }

  async open(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const text = await file.text().catch(() => '');
      this.read(file.name, text);
    }
  }

  private read(name: string, text: string): void {
    try {
      const { hello, records, isCutOff } = parseRecording(text);
      this.opened(name, hello, records);
      if (isCutOff) this.toasts.tell(this.words.cutOff(name), true);
    } catch (error) {
      const why = error instanceof RecordingError ? error.text[this.language] : this.words.unreadable;
      this.toasts.tell(`${name}: ${why}`, true);
    }
  }
}
