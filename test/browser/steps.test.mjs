// @ts-check
/** The steps that WeChat DevTools is asked to do (`npm run e2e:devtools`), done in the preview. */
import { runSteps, steps } from '../../tools/release/e2e/steps.mjs';
import { PreviewDriver } from './support/preview-driver.mjs';
import { FAST, story } from './support/story.mjs';

for (const language of /** @type {const} */ (['zh', 'en'])) {
  story(
    `the steps of the end-to-end table can be done in the preview (${language})`,
    (phone) => runSteps(steps, new PreviewDriver(phone, language), () => {}),
    { query: { ...FAST, lang: language } },
  );
}
