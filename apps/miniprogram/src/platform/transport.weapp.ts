import Taro from '@tarojs/taro';

import { TransportError, type Send } from './transport.types';

const BASE = process.env.TARO_APP_API_BASE ?? '';

/** Sends over wx.request to the address that the build was made for. */
export const send: Send = async ({ method, path, headers, body, timeoutMs }) => {
  try {
    const response = await Taro.request<unknown>({
      url: BASE + path,
      method,
      header: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      data: body as object | undefined,
      timeout: timeoutMs,
    });
    return { status: response.statusCode, body: typeof response.data === 'object' ? response.data : null };
  } catch (error) {
    const message = (error as { errMsg?: string }).errMsg ?? '';
    throw new TransportError(message.includes('timeout') ? 'timeout' : 'offline');
  }
};
