import type { FastifyRequest } from 'fastify';
import { isUUID } from 'class-validator';
import { Problem, malformed } from '../errors.js';

/** One file of a form, as `wx.uploadFile` and `fetch` send it: part `file`, field `clientId`, in either order. */
export interface ReceivedFile {
  clientId: string;
  bytes: Buffer;
}

/**
 * Reads the form of an upload.
 * @param maxMb the limit the parser was given, for the sentence
 */
export async function receiveFile(request: FastifyRequest, maxMb: number): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw malformed([noFile()]);
  let bytes: Buffer | null = null;
  let clientId = '';
  try {
    for await (const part of request.parts({ limits: { fileSize: maxMb * 1024 * 1024, files: 1, fields: 5 } })) {
      if (part.type === 'file') bytes = await part.toBuffer();
      else if (part.fieldname === 'clientId' && typeof part.value === 'string') clientId = part.value;
    }
  } catch (error) {
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    if (code === 'FST_REQ_FILE_TOO_LARGE') {
      throw new Problem(413, 'file.too_large', `文件超过 ${maxMb} MB，没有上传。请缩小后再试，原文件还在手机里。`);
    }
    if (statusCode !== undefined && statusCode < 500) throw malformed([noFile()]);
    // The parser has no code for a form that breaks off.
    throw malformed([{ field: 'file', code: 'file.interrupted', detail: '文件没有传完，请再上传一次。' }]);
  }
  if (!isUUID(clientId)) {
    throw malformed([{ field: 'clientId', code: 'clientId', detail: '缺少文件编号，请重新选择文件后上传。' }]);
  }
  if (!bytes || bytes.length === 0) throw malformed([noFile()]);
  return { clientId: clientId.toLowerCase(), bytes };
}

function noFile() {
  return { field: 'file', code: 'file.missing', detail: '没有收到文件，请选择一个文件后再上传。' };
}
