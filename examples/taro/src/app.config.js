export default defineAppConfig({
  pages: ['pages/index/index'],
  plugins: {
    xp2p: { version: '3.1.10', provider: 'wx1319af22356934bf' },
    'wechat-p2p-player': { version: '1.3.0', provider: 'wx9e8fbc98ceac2628', export: 'exportForPlayerPlugin.js' },
  },
});
