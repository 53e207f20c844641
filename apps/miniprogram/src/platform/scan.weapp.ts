import Taro from '@tarojs/taro';

import type { Scanner } from './scan.types';

export const scanner: Scanner = {
  async scanFullScreen() {
    try {
      const answer = await Taro.scanCode({ scanType: ['qrCode', 'wxCode' as keyof Taro.scanCode.ScanType] });
      return answer.path || answer.result;
    } catch {
      return null;
    }
  },
  hasCamera: false,
  readPicture: null,
};
