// @ts-check
/** node scripts/translations.mjs [--record]: which documents say something in one language alone; or keeps that both say the same. */
import { repositoryRoot } from '../tools/build/options.mjs';
import { readCommandLine } from '../tools/terminal/command-line.mjs';
import { behindIn, keepRecord, pairsIn } from '../tools/translations/translations.mjs';

const { given } = readCommandLine({
  command: 'node scripts/translations.mjs',
  about: {
    zh: '说明哪些文档的中文或英文落后了',
    en: 'Says which documents are behind in one of the two languages',
  },
  options: {
    record: { about: { zh: '两种语言说的已经一样：记下来', en: 'both say the same now: keeps that' } },
  },
});
const pairs = pairsIn(repositoryRoot);
const behind = pairs
  .map((pair) => ({ pair, sentences: behindIn(pair) }))
  .filter(({ sentences }) => sentences.length > 0);
for (const { pair, sentences } of behind) {
  if (given.record) keepRecord(repositoryRoot, pair);
  console.log(given.record ? pair.chinese.file : sentences.join('\n'));
}
if (behind.length === 0)
  console.log(`${pairs.length} 份文档，两种语言一致\n${pairs.length} documents say the same in both languages`);
else if (!given.record) process.exitCode = 1;
