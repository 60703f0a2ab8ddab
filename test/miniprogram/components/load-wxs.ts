import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { folderOf } from '../../support/watch-folder';

/** Runs a script of the markup, as WeChat does beside the page, and gives what it exports. */
export function loadWxs<Exports>(file: string): Exports {
  const module = { exports: {} };
  const place = path.resolve(__dirname, '../../../miniprogram', `${folderOf(path.dirname(file))}components`, file);
  vm.runInNewContext(readFileSync(place, 'utf8'), { module });
  return module.exports as Exports;
}
