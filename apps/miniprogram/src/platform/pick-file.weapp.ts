import Taro from '@tarojs/taro';

import type { PickFile } from './pick-file.types';

/** WeChat has no files of its own; a workbook comes out of a chat (also with oneself, 文件传输助手). */
export const pickFile: PickFile = async (endings) => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] });
    const file = tempFiles[0];
    return file ? { name: file.name, size: file.size, source: file.path } : null;
  } catch {
    return null;
  }
};
