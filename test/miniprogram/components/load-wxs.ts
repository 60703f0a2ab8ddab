import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** Runs a script of the markup, as WeChat does beside the page, and gives what it exports. */
export function loadWxs<Exports>(file: string): Exports {
  const module = { exports: {} };
  const place = path.resolve(__dirname, '../../../miniprogram/components', file);
  vm.runInNewContext(readFileSync(place, 'utf8'), { module });
  return module.exports as Exports;
}
