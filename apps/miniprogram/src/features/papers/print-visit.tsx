import { useAllowed } from '@/platform/session';
import { Box, Button, Notice, Refusal, Section } from '@/ui';

import { printVisitRecords } from './calls';
import { usePaper } from './use-paper';
import './papers.scss';

/** From a saved record: 探访关爱服务记录表 of this visit. */
export function PrintVisit({ visitId }: { visitId: number }) {
  const paper = usePaper();
  if (!useAllowed('visit.print')) return null;
  const get = (format: 'pdf' | 'docx') => void paper.get(() => printVisitRecords({ visitId, format }));
  return (
    <Section title="打印探访关爱服务记录表">
      <Refusal words={paper.refusal} />
      <Box className="papers__columns">
        <Button id="print-visit-pdf" icon="file" busy={paper.busy && '正在准备'} onPress={() => get('pdf')}>
          PDF
        </Button>
        <Button id="print-visit-docx" icon="file" disabled={paper.busy} onPress={() => get('docx')}>
          Word
        </Button>
      </Box>
      {paper.made ? <Notice id="print-visit-done">{`已生成：${paper.made.fileName}`}</Notice> : null}
    </Section>
  );
}
