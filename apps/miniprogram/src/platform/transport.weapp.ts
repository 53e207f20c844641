import Taro from '@tarojs/taro';

import { TransportError, type Download, type Send, type Upload } from './transport.types';

const BASE = process.env.TARO_APP_API_BASE ?? '';

/** Sends over wx.request to the address that the build was made for. */
export const send: Send = async ({ method, path, headers, body, timeoutMs }) => {
  const response = await arrived(
    Taro.request<unknown>({
      url: BASE + path,
      method,
      header: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      data: body as object | undefined,
      timeout: timeoutMs,
    }),
  );
  return {
    status: response.statusCode,
    body: typeof response.data === 'object' ? response.data : null,
    serverTime: serverTimeOf(response.header),
  };
};

export const upload: Upload = async ({ path, headers, file, fields, timeoutMs }) => {
  const { statusCode, data } = await arrived(
    Taro.uploadFile({
      url: BASE + path,
      filePath: file.source as string,
      fileName: file.name,
      name: 'file',
      formData: fields,
      header: headers,
      timeout: timeoutMs,
    }),
  );
  return { status: statusCode, body: parseJson(data) };
};

export const download: Download = async ({ path, headers, document, timeoutMs }) => {
  const { statusCode, tempFilePath } = await arrived(
    Taro.downloadFile({ url: BASE + path, header: headers, timeout: timeoutMs }),
  );
  if (statusCode !== 200) return { status: statusCode, body: null };
  if (document === null) return { status: statusCode, body: tempFilePath };
  await Taro.openDocument({ filePath: tempFilePath, fileType: document.format as 'pdf', showMenu: true });
  return { status: statusCode, body: null };
};

/** Phones differ in how they write the names of headers. */
function serverTimeOf(header: Record<string, unknown> = {}): string | null {
  const name = Object.keys(header).find((key) => key.toLowerCase() === 'x-server-time');
  const time = name && header[name];
  return typeof time === 'string' ? time : null;
}

async function arrived<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const message = (error as { errMsg?: string }).errMsg ?? '';
    throw new TransportError(message.includes('timeout') ? 'timeout' : 'offline');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
