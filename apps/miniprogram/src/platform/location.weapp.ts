import Taro from '@tarojs/taro';

import type { Locate } from './location.types';

export const locate: Locate = async () => {
  try {
    const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'wgs84' });
    return { lat: latitude, lng: longitude, accuracy };
  } catch {
    return null;
  }
};
