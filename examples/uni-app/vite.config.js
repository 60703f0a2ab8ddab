import { cpSync } from 'node:fs';
import uni from '@dcloudio/vite-plugin-uni';
import { defineConfig } from 'vite';

const beside = 'wxcomponents/xp2p-statecharts';
cpSync('node_modules/xp2p-statecharts/miniprogram', `src/${beside}`, { recursive: true });

/** What App.vue imports is the copy beside the components, so that the package is in the mini-program once. */
const once = {
  name: 'xp2p-statecharts-once',
  enforce: 'pre',
  resolveId: (id) => (id === 'xp2p-statecharts' ? { id: `./${beside}/index.js`, external: true } : null),
};

export default defineConfig({ plugins: [once, uni()] });
