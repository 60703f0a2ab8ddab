import { readFileSync } from 'node:fs';
import path from 'node:path';
import { baseLibraryNeeded, wechatNeeded } from '../../miniprogram/plugins/minimum-versions';
import { declared } from '../../tools/release/checks/privacy.mjs';
import { limits } from '../../tools/release/limits.mjs';

const read = (file: string): string => readFileSync(path.resolve(__dirname, '../..', file), 'utf8');

describe.each(['docs/release-requirements.md', 'docs/release-requirements.zh-CN.md'])('%s', (file) => {
  const page = read(file);

  test('names every call that has to be declared, with what the console calls it', () => {
    for (const { call, name } of declared)
      expect([call, page.split('\n').some((line) => line.includes(`\`${call}\``) && line.includes(name))]).toEqual([
        call,
        true,
      ]);
  });

  test('has the sizes and versions that the project goes by', () => {
    expect(page).toContain(`${limits.packageBytes / 1024 / 1024} MB`);
    expect(page).toContain(`${limits.totalBytes / 1024 / 1024} MB`);
    const old = { wechatVersion: '1.0.0', baseLibrary: '1.0.0', platform: 'ios', product: 'wechat' } as const;
    for (const kind of ['camera', 'server'] as const)
      expect(page).toContain(`| ${wechatNeeded(old, kind)} | ${baseLibraryNeeded(old, kind)} |`);
    expect(page).toContain(baseLibraryNeeded({ ...old, platform: 'ohos' }, 'camera'));
  });

  test('names the plugins as app.json does', () => {
    const app = read('miniprogram/app.json');
    const providers = [...app.matchAll(/wx[0-9a-f]{16}/g)].map(([provider]) => provider);
    expect(new Set(providers).size).toBe(2);
    for (const provider of providers) expect(page).toContain(provider);
  });
});
