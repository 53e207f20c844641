import type { ReactNode } from 'react';

import { Box, Card, ErrorState, Loaded, Notice, Row, Skeleton } from '@/ui';

import { BackgroundFold, ElderHead, ReachCard } from './elder-card';
import type { ElderState } from './use-elder';
import { VisitHistory } from './visit-history';
import './elder.scss';

interface ElderViewProps extends ElderState {
  elderId: number;
  /** Buttons to call. */
  calls: ReactNode;
  onOpenVisit: (visitId: number) => void;
  onOpenFile: () => void;
}

/** The page of one elder, as a visitor needs it at the door. */
export function ElderView({ elderId, kept, file, calls, onOpenVisit, onOpenFile }: ElderViewProps) {
  if (!kept && !file.data) {
    return file.problem ? <ErrorState detail={file.problem.detail} onRetry={() => void file.reload()} /> : <Skeleton />;
  }
  if (file.problem && !file.data && !file.problem.isNetwork) {
    return <ErrorState detail={file.problem.detail} onRetry={() => void file.reload()} />;
  }
  return (
    <Box className="elder">
      <ElderHead kept={kept} file={file} />
      <ReachCard kept={kept} file={file} calls={calls} />
      {file.data ? (
        <>
          <BackgroundFold file={file.data} />
          <Card className="card--rows">
            <Row id="open-file" onPress={onOpenFile}>
              <Box className="t-strong">{`${file.data.name}的档案`}</Box>
              <Box className="t-soft t-small">{sayMonthly(file.data.monthlyUpdate)}</Box>
            </Row>
          </Card>
          <VisitHistory elderId={elderId} onOpen={onOpenVisit} />
        </>
      ) : file.problem ? (
        <Notice tone="warn">没有网络，档案和以前的记录暂时看不到。照样可以记录探访，联网后自动上传。</Notice>
      ) : (
        <Loaded resource={file}>{() => null}</Loaded>
      )}
    </Box>
  );
}

function sayMonthly(update: { state: 'pending' | 'updated'; overdue: boolean } | null): string {
  if (!update) return '查看登记表';
  if (update.state === 'updated') return '本月已更新';
  return update.overdue ? '本月逾期未更新' : '本月待更新';
}
