// @ts-check
import { setTimeout as wait } from 'node:timers/promises';
import { createAutomatorDriver } from './automator-driver.mjs';
import { runSteps, steps } from './steps.mjs';

/**
 * As much of miniprogram-automator 0.12 as starts it.
 *
 * @typedef {object} Automator
 * @property {(options: { cliPath: string, projectPath: string, trustProject: boolean }) => Promise<import('./automator-driver.mjs').AutomatedMiniProgram & { close(): Promise<void> }>} launch
 */

/**
 * Opens the project in WeChat DevTools, does the steps and closes it again, whatever happens. Rejects with what went wrong.
 *
 * @param {Automator} automator
 * @param {object} options
 * @param {string} options.cliPath
 * @param {string} options.projectPath
 * @param {string} options.folder where pictures go
 * @param {import('../release.types.ts').Tell} options.tell
 */
export async function runInDevtools(automator, { cliPath, projectPath, folder, tell }) {
  tell('Opening the project in WeChat DevTools');
  const miniProgram = await automator.launch({ cliPath, projectPath, trustProject: true }).catch(explainLaunch);
  try {
    await runSteps(steps, await createAutomatorDriver(miniProgram, { folder, wait }), tell);
  } finally {
    await miniProgram.close();
  }
}

/**
 * @param {Error} error
 * @returns {never}
 */
function explainLaunch({ message }) {
  throw new Error(
    [
      '打不开微信开发者工具：请先登录，并在“设置 → 安全设置”打开服务端口。',
      'WeChat DevTools did not open: sign in there first, and open its service port (设置 → 安全设置 → 服务端口).',
      message,
    ].join('\n'),
  );
}
