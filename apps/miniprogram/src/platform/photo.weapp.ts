import Taro from '@tarojs/taro';

import type { TakePhoto } from './photo.types';

/** WeChat makes the picture small by itself. */
export const takePhoto: TakePhoto = async () => {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
    });
    const photo = tempFiles[0];
    return photo ? { name: 'photo.jpg', size: photo.size, source: photo.tempFilePath } : null;
  } catch {
    return null;
  }
};
