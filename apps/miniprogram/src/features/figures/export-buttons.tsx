import { useState } from 'react';

import { isWeb } from '@/platform/environment';
import { asProblem } from '@/platform/problem';
import { Box, Button, Refusal } from '@/ui';

import { downloadTable, type TableWanted } from './calls';

interface ExportButtonsProps {
  wanted: TableWanted;
  /** Of the file, without its ending. */
  name: string;
  id?: string;
}

/** The table as a file, with the same numbers. */
export function ExportButtons({ wanted, name, id = 'export' }: ExportButtonsProps) {
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async (format: 'xlsx' | 'csv') => {
    setBusy(format);
    setRefusal(null);
    try {
      await downloadTable(wanted, format, name);
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(null);
    }
  };
  // WeChat's viewer has no form for rows.
  const formats = isWeb ? (['xlsx', 'csv'] as const) : (['xlsx'] as const);
  return (
    <>
      <Refusal words={refusal} />
      <Box className="answer__buttons">
        {formats.map((format) => (
          <Button
            key={format}
            id={`${id}-${format}`}
            icon="file"
            disabled={busy !== null}
            busy={busy === format && '正在准备'}
            onPress={() => void take(format)}
          >
            {format === 'xlsx' ? '导出表格（Excel）' : '导出 CSV'}
          </Button>
        ))}
      </Box>
    </>
  );
}
