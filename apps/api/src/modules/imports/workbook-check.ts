import { createInflateRaw } from 'node:zlib';
import { invalid, type Problem } from '../../platform/errors.js';
import { type ZipPart, zipParts } from '../../platform/files/zip-directory.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';

const MOST_PARTS = 500;

/**
 * Makes sure that a file is an Excel workbook which unpacks to a sane size. Every part is unpacked and counted, since
 * the sizes that an archive states about itself may lie.
 * @throws Problem 422 `import.not_xlsx` or `import.too_large`
 */
export async function checkWorkbook(file: Buffer): Promise<void> {
  const parts = zipParts(file, MOST_PARTS);
  if (parts === 'too_many') throw tooLarge();
  if (!parts?.some(({ name }) => name === 'xl/workbook.xml')) throw notExcel();
  let room: number = IMPORT_PARAMETERS.unpackedBytes;
  for (const part of parts) room -= await unpackedSize(file, part, room);
}

function notExcel(): Problem {
  return invalid(
    'import.not_xlsx',
    '这不是 Excel 工作簿（.xlsx），没有读取。请用下载的模板填写，另存为 .xlsx 后再上传。',
    [{ field: 'file', code: 'import.not_xlsx', detail: '请选择 .xlsx 文件' }],
  );
}

function tooLarge(): Problem {
  return invalid('import.too_large', '文件解开后过大，没有读取。请只保留模板里的内容，或分成几个文件上传。', [
    { field: 'file', code: 'import.too_large', detail: '文件过大' },
  ]);
}

async function unpackedSize(file: Buffer, { method, packed, offset }: ZipPart, room: number): Promise<number> {
  if (offset + 30 > file.length) throw notExcel();
  const begin = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (begin + packed > file.length || (method !== 0 && method !== 8)) throw notExcel();
  if (method === 0) return packed;
  const inflate = createInflateRaw();
  inflate.end(file.subarray(begin, begin + packed));
  let size = 0;
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      if (size > room) throw tooLarge();
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'import.too_large') throw error;
    throw notExcel();
  }
  return size;
}
