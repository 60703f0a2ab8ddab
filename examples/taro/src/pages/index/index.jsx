import { Button, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';

export default function Index() {
  const [status, setStatus] = useState('');
  const toggleMute = () => Taro.getCurrentInstance().page.selectComponent('#door').toggleMute();
  return (
    <View>
      <xp2p-camera
        id="door"
        camera="door"
        onChange={({ detail }) => setStatus(detail.status.text)}
        onFailed={({ detail }) => setStatus(detail.title)}
      />
      <Text>The page hears: {status}</Text>
      <Button onClick={toggleMute}>The page's button</Button>
    </View>
  );
}
