export default {
  projectName: 'xp2p-statecharts-example-taro',
  designWidth: 750,
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: 'webpack5',
  plugins: ['@tarojs/plugin-framework-react', '@tarojs/plugin-platform-weapp'],
  copy: { patterns: [{ from: 'src/exportForPlayerPlugin.js', to: 'dist/exportForPlayerPlugin.js' }], options: {} },
  mini: {},
};
