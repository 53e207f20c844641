import Taro from '@tarojs/taro';

import type { OpenDocument } from './document.types';
import { Problem } from './problem';

const BASE = process.env.TARO_APP_API_BASE ?? '';

/** WeChat fetches it into a place that it clears by itself, and shows it; its menu prints, saves and passes on. */
export const openDocument: OpenDocument = async ({ path, format }) => {
  const file = await download(BASE + path);
  try {
    await Taro.openDocument({ filePath: file, fileType: format as 'pdf' | 'docx' | 'xlsx', showMenu: true });
  } catch {
    throw new Problem(0, 'document.viewer', '文件已下载，但微信打不开这种文件。请在电脑上打开本系统再下载。');
  }
};

async function download(url: string): Promise<string> {
  try {
    const { statusCode, tempFilePath } = await Taro.downloadFile({ url });
    if (statusCode === 200) return tempFilePath;
  } catch {
    // Said below, as for an answer that is none.
  }
  throw new Problem(0, 'document.download', '文件没有下载完。请检查网络后再点一次。');
}
