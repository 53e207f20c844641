import type { QuarterReport } from '@tanfang/contracts';

import { isWeb } from '@/platform/environment';
import { Box, Button, Refusal, Section } from '@/ui';

import { downloadReport, type ReportFile } from './calls';
import { useFile } from './use-file';

const FILES: Readonly<Record<ReportFile, string>> = {
  docx: '公文（Word）',
  pdf: 'PDF',
  xlsx: '表格（Excel）',
  csv: 'CSV',
};

/** The report as a file, with the figures that the screen shows. */
export function DownloadCard({ report }: { report: QuarterReport }) {
  const { busy, refusal, fetchFile } = useFile();
  const key = { place: report.place.code, quarter: report.quarter };
  const title = `${report.place.name}${report.quarterName}探访关爱服务情况报告`;
  // WeChat's viewer has no form for rows.
  const formats = (Object.keys(FILES) as ReportFile[]).filter((format) => isWeb || format !== 'csv');
  return (
    <Section title="下载">
      <Refusal words={refusal} />
      <Box className="report__buttons">
        {formats.map((format) => (
          <Button
            key={format}
            id={`report-${format}`}
            icon="file"
            busy={busy === format && '正在准备'}
            onPress={() => void fetchFile(format, () => downloadReport(key, title, format))}
          >
            {FILES[format]}
          </Button>
        ))}
      </Box>
    </Section>
  );
}
