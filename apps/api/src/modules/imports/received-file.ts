import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalid, malformed, Problem } from '../../platform/errors.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import { checkWorkbook } from './workbook-check.js';

/** A workbook that came with a request, and the fields beside it. */
export interface ReceivedWorkbook {
  fileName: string;
  bytes: Buffer;
  fields: Record<string, string>;
}

const MEGABYTE = 1024 * 1024;

/**
 * Takes the workbook out of a multipart request; fields must stand before the file.
 * @throws Problem 400 without a file, 413 `import.file_too_large`, 422 for what is no sane workbook
 */
export async function receiveWorkbook(request: FastifyRequest): Promise<ReceivedWorkbook> {
  const missing = (): Problem =>
    malformed([{ field: 'file', code: 'file.missing', detail: '请选择要上传的 Excel 文件（.xlsx）' }]);
  if (!request.isMultipart()) throw missing();
  let file: MultipartFile | undefined;
  try {
    file = await request.file({ limits: { fileSize: IMPORT_PARAMETERS.fileBytes, files: 1, fields: 5 } });
  } catch {
    throw missing();
  }
  if (!file) throw missing();
  const bytes = await bytesOf(file);
  if (bytes.length === 0) throw missing();
  if (!/\.xlsx$/iu.test(file.filename)) {
    throw invalid('import.not_xlsx', '只能上传 .xlsx 文件。如果是 .xls 或 WPS 表格，请另存为 .xlsx 后再上传。', [
      { field: 'file', code: 'import.not_xlsx', detail: '请选择 .xlsx 文件' },
    ]);
  }
  await checkWorkbook(bytes);
  return { fileName: plainName(file.filename), bytes, fields: fieldsOf(file) };
}

async function bytesOf(file: MultipartFile): Promise<Buffer> {
  try {
    const bytes = await file.toBuffer();
    if (!file.file.truncated) return bytes;
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
  }
  const limit = IMPORT_PARAMETERS.fileBytes / MEGABYTE;
  throw new Problem(413, 'import.file_too_large', `文件超过 ${limit} MB，没有上传。请分成几个文件，或删去图片后再试。`);
}

function fieldsOf({ fields }: MultipartFile): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field && 'value' in field && typeof field.value === 'string') texts[name] = field.value;
  }
  return texts;
}

/** What a person sees; a path or control characters are nobody's name. */
function plainName(name: string): string {
  return name
    .replace(/^.*[\\/]/u, '')
    .replace(/\p{Cc}/gu, '')
    .slice(-200);
}
