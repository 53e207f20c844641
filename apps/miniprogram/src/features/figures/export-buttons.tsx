import { isWeb } from '@/platform/environment';
import { useAct } from '@/platform/use-act';
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
  const act = useAct();
  // WeChat's viewer has no form for rows.
  const formats = isWeb ? (['xlsx', 'csv'] as const) : (['xlsx'] as const);
  return (
    <>
      <Refusal words={act.refusal} />
      <Box className="answer__buttons">
        {formats.map((format) => (
          <Button
            key={format}
            id={`${id}-${format}`}
            icon="file"
            disabled={act.busy !== null}
            busy={act.busy === format && '正在准备'}
            onPress={() => void act.run(format, async () => void (await downloadTable(wanted, format, name)))}
          >
            {format === 'xlsx' ? '导出表格（Excel）' : '导出 CSV'}
          </Button>
        ))}
      </Box>
    </>
  );
}
