import { make } from '../../dom/make';
import { listenToBuilds } from './live-reload';
import { readOptions } from './options';
import { Phone } from './phone';
import { BuildOverlay } from './phone/build-overlay';
import { phoneWords } from './words';

/** `/phone.html`: a phone that fills the window, alone or in the panel's frame. */
function main(): void {
  const options = readOptions(location.search, navigator.language);
  const words = phoneWords(options.language);
  const pages = make('main', { class: 'phone-pages' });
  const over = make('div', { class: 'phone-overlays' });
  document.body.append(pages, over);

  const packed = window.__miniProgram;
  const revision = window.__miniProgramRevision ?? 0;
  const overlay = new BuildOverlay(document.body, words.buildFailed);
  listenToBuilds((state) => {
    overlay.show(state);
    if (state.problems.length === 0 && state.revision !== revision) location.reload();
  });
  if (!packed) return;

  const phone = new Phone(options, packed, { pages, over });
  window.__preview = phone.handle(revision);
  try {
    phone.start();
  } catch (error) {
    overlay.show({ revision, problems: [`${words.startFailed}\n${error instanceof Error ? error.stack : error}`] });
    throw error;
  }
}

declare global {
  interface Window {
    __miniProgramRevision?: number;
  }
}

main();
