// @ts-check
/** npm run new -- page NAME: a page of four files, named in app.json. */
import { repositoryRoot } from '../build/options.mjs';
import { readCommandLine, rootOption } from '../terminal/command-line.mjs';
import { createPage, whyNoPage } from './page.mjs';

const { words, folder, refuse } = readCommandLine({
  command: 'npm run new',
  about: {
    zh: '新建一个页面：四个文件，并写进 app.json',
    en: 'Makes a page of four files, and names it in app.json',
  },
  options: rootOption,
  words: {
    value: 'page NAME',
    many: true,
    about: {
      zh: '要新建什么，叫什么：page about；分包里的写上它的文件夹：page packages/watch/pages/about',
      en: 'what is made, and what it is called: page about; in a sub-package with its folder: page packages/watch/pages/about',
    },
  },
});
const root = folder('root') ?? repositoryRoot;
const [kind = '', name = '', extra] = words;
if (kind !== 'page' || name === '' || extra !== undefined)
  refuse(
    `${words.join(' ') || '没有名字'}：要写成 page NAME，例如 page about。\n${words.join(' ') || 'no name'}: it is page NAME, as in page about.`,
  );
const whyNot = whyNoPage(root, name);
if (whyNot) refuse(whyNot);

const { route, files } = createPage(root, name);
console.log(
  [
    ...files,
    `新页面是 ${route}，已写进 app.json。打开它：navigateTo({ url: '/${route}' })，或 npm start 后 ?page=${route}。`,
    `The new page is ${route}, and named in app.json. Open it with navigateTo({ url: '/${route}' }), or npm start and ?page=${route}.`,
  ].join('\n'),
);
