import type { AbsenceView, ElderFile } from '@tanfang/contracts';
import { ELDER_STATUSES, levelName, type Role } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { useResource } from '@/platform/resource';
import { useAllowed } from '@/platform/session';
import { Box, Button, Card, Notice, Row, sayDate, Tag } from '@/ui';

import { ResumeSheet, SuspendSheet } from './away-sheets';
import { raisesOf, statusOf } from './calls';
import { CloseSheet, ReopenSheet } from './close-sheets';
import { RaiseSheet } from './raise-sheet';
import './status.scss';
import { StatusHistory } from './status-history';
import { WishSheet } from './wish-sheet';
import { sayAbsence } from './words';

type Open = 'suspend' | 'wish' | 'close' | 'reopen' | 'raise' | AbsenceView | null;

interface StatusCardProps {
  file: ElderFile;
  role: Role;
  /** After each step: class, week and history have changed. */
  onChanged: () => void;
}

/** 状态与类别: what holds now, what can be done about it, and how it came. */
export function StatusCard({ file, role, onChanged }: StatusCardProps) {
  const today = localDay();
  const maySuspend = useAllowed('elder.suspend');
  const mayAsk = useAllowed('elder.ask');
  const mayClose = useAllowed('elder.close');
  const mayReopen = useAllowed('elder.reopen');
  const mayRaise = useAllowed('class_raise.propose');
  const seesRaises = useAllowed('class_raise.read');
  const [sheet, setSheet] = useState<Open>(null);
  // The file's version and status name the moment: after a step both are read anew.
  const [step, setStep] = useState(0);
  const now = useResource(`status-${file.id}-${file.version}-${step}`, () => statusOf(file.id));
  const raises = useResource(seesRaises ? `raises-${file.id}-${step}` : null, () => raisesOf(file.id));
  const latest = raises.data?.items[0];
  const running = latest && (latest.status === 'proposed' || latest.status === 'approved') ? latest : null;
  const closed = file.status === 'closed';
  const isAwayForNow = (now.data?.absences ?? []).some(({ to }) => to === null);
  const done = () => {
    setSheet(null);
    setStep((count) => count + 1);
    onChanged();
  };
  const close = () => setSheet(null);
  const shared = { elderId: file.id, name: file.name, onClose: close, onDone: done };
  return (
    <Card id="status-card">
      <Box className="section__head">
        <Box className="section__title" role="heading">
          状态与类别
        </Box>
        <Tag tone={file.status === 'active' ? 'good' : 'warn'}>{ELDER_STATUSES[file.status]}</Tag>
      </Box>
      {closed
        ? null
        : (now.data?.absences ?? []).map((absence) => (
            <Notice
              key={absence.id}
              tone="warn"
              action={
                maySuspend ? (
                  <Button id={`resume-${absence.id}`} onPress={() => setSheet(absence)}>
                    恢复上门
                  </Button>
                ) : null
              }
            >
              {`${sayAbsence(absence, today)}。期间不安排上门，改为电话或视频问候。`}
            </Notice>
          ))}
      {now.data?.askAgain ? (
        <Notice
          tone="warn"
          action={
            mayAsk ? (
              <Button id="ask-again" onPress={() => setSheet('wish')}>
                记下答复
              </Button>
            ) : null
          }
        >
          {`本季度再问一次意愿。${now.data.lastAskedAt ? `上次是${sayDate(localDay(now.data.lastAskedAt), today)}问的。` : ''}`}
        </Notice>
      ) : null}
      {running ? (
        <Box className="t-soft" id="raise-now">
          {running.status === 'proposed'
            ? `${running.proposedByName}已提出提为${levelName(running.level)}，等待${running.decidedWhere}审批。`
            : `人工提级为${levelName(running.level)}，${running.to ? `到${sayDate(running.to, today)}为止` : '没有定结束日期'}。${running.proposedByName}提出，${running.decidedByName ?? ''}批准。`}
        </Box>
      ) : null}
      <Box className="status__acts">
        {!closed && maySuspend && !isAwayForNow ? (
          <Row id="act-suspend" onPress={() => setSheet('suspend')}>
            暂停上门（住院、外出）
          </Row>
        ) : null}
        {!closed && mayAsk ? (
          <Row id="act-wish" onPress={() => setSheet('wish')}>
            {file.consent.regularVisits ? '不愿接受，或改变意愿' : '再问一次意愿'}
          </Row>
        ) : null}
        {!closed && mayRaise && !running && file.classification.level !== 'A' ? (
          <Row id="act-raise" onPress={() => setSheet('raise')}>
            提出提级
          </Row>
        ) : null}
        {!closed && mayClose ? (
          <Row id="act-close" onPress={() => setSheet('close')}>
            退出（去世、迁出、入住机构）
          </Row>
        ) : null}
        {closed && mayReopen && file.closeReason !== 'merged' ? (
          <Row id="act-reopen" onPress={() => setSheet('reopen')}>
            恢复建档
          </Row>
        ) : null}
      </Box>
      <StatusHistory elderId={file.id} step={step} />
      {sheet === 'suspend' ? <SuspendSheet {...shared} /> : null}
      {sheet === 'wish' ? <WishSheet {...shared} again={!file.consent.regularVisits} /> : null}
      {sheet === 'close' ? <CloseSheet {...shared} hasOthers={hasOthers(file)} /> : null}
      {sheet === 'reopen' ? <ReopenSheet {...shared} /> : null}
      {sheet === 'raise' ? (
        <RaiseSheet
          {...shared}
          level={file.classification.level}
          office={role === 'village_manager' ? '镇（区、街道）' : '市民政局'}
        />
      ) : null}
      {sheet !== null && typeof sheet === 'object' ? <ResumeSheet {...shared} absence={sheet} /> : null}
    </Card>
  );
}

const hasOthers = ({ household }: ElderFile): boolean =>
  household.otherElders.some(({ status }) => status !== 'closed');
