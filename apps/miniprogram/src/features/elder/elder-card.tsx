import type { ElderFile } from '@tanfang/contracts';
import { ELDER_STATUSES, RELATIONS, SEXES, TARGET_TYPES, VISIT_METHODS } from '@tanfang/domain';
import type { ReactNode } from 'react';

import { useUnsent } from '@/offline/unsent';
import { withUnsent } from '@/offline/with-unsent';
import { Box, Card, Facts, Fold, LevelTag, Notice, Pips, sayDate, Tag, Txt } from '@/ui';

import type { ElderState } from './use-elder';

/** Who it is, how far the week is, and what to know before knocking. */
export function ElderHead({ kept, file }: ElderState) {
  const known = file.data ?? kept?.elder;
  const unsent = useUnsent();
  const row = kept ? withUnsent(kept.elder, unsent) : null;
  if (!known) return null;
  return (
    <Card>
      <Box className="tags">
        <Txt className="t-title">{known.name}</Txt>
        <Txt className="t-soft t-num">{`${known.age}岁 ${SEXES[known.sex]}`}</Txt>
        <LevelTag level={file.data ? file.data.classification.level : (row?.level ?? null)} />
        {known.status === 'active' ? null : <Tag tone="warn">{ELDER_STATUSES[known.status]}</Tag>}
        {row && row.unsent > 0 ? <Tag tone="warn">{`${row.unsent} 条待上传`}</Tag> : null}
        {row?.unreachable ? <Tag tone="bad">联系不上</Tag> : null}
      </Box>
      {file.data ? (
        <Box className="tags">
          {file.data.classification.targetTypes.map((type) => (
            <Tag key={type}>{TARGET_TYPES[type]}</Tag>
          ))}
        </Box>
      ) : null}
      {row ? (
        <Box className="elder__week">
          <Pips label="上门" done={row.doneHome} due={row.dueHome} />
          <Pips label="电话视频" done={row.doneRemote} due={row.dueRemote} />
        </Box>
      ) : null}
      {kept && row?.suggestion && !row.met ? (
        <Box>{`${sayDate(row.suggestion.on, kept.today)}${VISIT_METHODS[row.suggestion.method]}：${row.suggestion.reason}`}</Box>
      ) : null}
    </Card>
  );
}

/** Where, how to reach, and who else to call. */
export function ReachCard({ kept, file, calls }: ElderState & { calls: ReactNode }) {
  const { data } = file;
  const address = data ? `${data.townName}${data.villageName}${data.household.address}` : kept?.household.address;
  const grid = data ? data.household.gridName : kept?.household.gridName;
  const homeConsent = data ? data.consent.homeVisit : kept?.elder.homeConsent;
  return (
    <Card>
      <Facts
        items={[
          ['住址', address],
          ['网格', grid],
          ['电话', data ? (data.maskedPhone ?? '没有登记电话') : null],
          ['第一联系人', data?.contacts[0] ? sayContact(data.contacts[0]) : null],
          ['探访联系人', data?.assignedVisitor?.displayName],
          ['同住老人', data?.household.otherElders.map((other) => other.name).join('、')],
        ]}
      />
      {homeConsent === false ? <Notice tone="warn">没有同意上门探访的记录。上门前请先征得老人同意。</Notice> : null}
      {calls}
    </Card>
  );
}

/** What to keep in mind: health, the home, and why this class. */
export function BackgroundFold({ file }: { file: ElderFile }) {
  const { waterSafe, electricitySafe, housingSafe, ageFriendly } = file.household.livingConditions;
  return (
    <Fold title="身体和住房情况" summary={file.health.illnessHistory ?? '病史、住房、类别说明'}>
      <Facts
        items={[
          ['类别说明', file.classification.explanation],
          ['曾患病史', file.health.illnessHistory],
          ['饮水', saySafe(waterSafe)],
          ['生活用电', saySafe(electricitySafe)],
          ['住房', saySafe(housingSafe)],
          ['适老化', ageFriendly],
        ]}
      />
    </Fold>
  );
}

const sayContact = (contact: ElderFile['contacts'][number]): string =>
  `${contact.name}（${RELATIONS[contact.relation]}）${contact.maskedPhone}`;

const saySafe = (safe: boolean | null): string | null => (safe === null ? null : safe ? '安全' : '不安全');
