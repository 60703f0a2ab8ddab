// @ts-check
/** npm start [-- --project ../theirs] [--port 8765] [--host 127.0.0.1] [--no-watch] [--way bytes|managed] [--allow-4] [--probe]: builds, watches and serves preview and inspector until Ctrl-C. */
import { probeOption, wayOptions, wayTyped } from '../tools/build/way-option.mjs';
import { projectSource, startPreview, theirProject, whyNoProject } from '../tools/preview/server.mjs';
import { readCommandLine } from '../tools/terminal/command-line.mjs';
import { MOST_PORT, serverOptions, untilInterrupted } from '../tools/terminal/serving.mjs';

/** Another mini-program was built already. */
const wayOfTheirs = [
  '--project 和 --way、--allow-4、--probe 不能一起用：别的小程序已经构建好，怎样用插件由它自己定。',
  '--project does not go together with --way, --allow-4 and --probe: another mini-program is built already, and has a way of its own.',
].join('\n');

const { given, number, folder, refuse } = readCommandLine({
  command: 'npm start',
  about: {
    zh: '构建小程序，监视源码，并提供预览和检查器，直到按下 Ctrl-C',
    en: 'Builds, watches and serves preview and inspector until Ctrl-C',
  },
  options: {
    project: {
      value: 'FOLDER',
      about: {
        zh: '预览别的小程序：app.json 或 project.config.json 所在的文件夹，其中的插件换成模拟的',
        en: 'shows another mini-program, with simulated plugins: the folder of its app.json or project.config.json',
      },
    },
    ...wayOptions,
    ...probeOption,
    ...serverOptions,
    'no-watch': { about: { zh: '保存后不重新构建', en: 'does not build again after each save' } },
  },
});
const { host, token, 'allow-sending': allowSending, 'no-watch': noWatch } = given;
const port = number('port', { most: MOST_PORT });
const project = folder('project');
const way = { ...wayTyped(given, refuse), probe: given.probe === true };
const whyNot = project && (way.way || way.allowFour || way.probe ? wayOfTheirs : whyNoProject(project));
if (whyNot) refuse(whyNot);

try {
  const source = project ? theirProject(project) : projectSource(way);
  const preview = await startPreview({ port, host, token, allowSending, watch: !noWatch, source });
  untilInterrupted(preview.close);
  console.log(`ready: ${preview.url}`);
} catch (error) {
  refuse(/** @type {Error} */ (error).message);
}
