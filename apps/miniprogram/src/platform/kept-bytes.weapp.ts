import Taro from '@tarojs/taro';

import type { AddressOf, KeptBytes } from './kept-bytes.types';

const files = () => Taro.getFileSystemManager();

/** In the app's own folder, which WeChat keeps apart from other apps (200 MB). */
export const keptBytes: KeptBytes = {
  put: (id, { name, source }) =>
    new Promise((resolve) => {
      files().saveFile({
        tempFilePath: source as string,
        filePath: `${Taro.env.USER_DATA_PATH}/${id}${name.replace(/^.*(?=\.)/, '')}`,
        success: ({ savedFilePath }) => resolve(savedFilePath as string),
        fail: () => resolve(null),
      });
    }),
  take: (place, name) =>
    new Promise((resolve) => {
      files().access({
        path: place,
        success: () => resolve({ name, size: 0, source: place }),
        fail: () => resolve(null),
      });
    }),
  remove: (place) =>
    new Promise((resolve) => {
      files().unlink({ filePath: place, complete: () => resolve() });
    }),
};

export const addressOf: AddressOf = ({ source }) => source as string;
