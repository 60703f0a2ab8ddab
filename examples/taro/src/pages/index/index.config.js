export default definePageConfig({
  navigationBarTitleText: 'Front door',
  // Taro takes the file as it lies in node_modules; the name `camera` is that of a component of its own
  usingComponents: { 'xp2p-camera': 'xp2p-statecharts/miniprogram/camera/camera' },
});
