import type { ElderFile } from '@tanfang/contracts';
import { ELDER_STATUSES, levelName, RELATIONS_TO_HEAD, SEXES } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { Box, Card, LevelTag, Row, sayDate, Tag, Txt } from '@/ui';

import { RevealNumber } from './reveal-number';
import './file-head.scss';

/** Since when the class holds, and which one follows. */
export function sayClassDates({ since, raise, upcoming }: ElderFile['classification']): string {
  const by = raise
    ? `${levelName(raise.level)}，人工提级（${raise.proposedByName}提出，${raise.decidedByName}批准）：${raise.reason}。`
    : '';
  const from = `${by}自${sayDate(since, localDay())}起`;
  return upcoming ? `${from}；${sayDate(upcoming.from, localDay())}起为${levelName(upcoming.level)}` : from;
}

interface FileHeadProps {
  file: ElderFile;
  /** Whether another elder of the household may be registered from here. */
  mayRegister: boolean;
}

/** Whose file it is, and the others under the same roof. */
export function FileHead({ file, mayRegister }: FileHeadProps) {
  const { household } = file;
  return (
    <Card id="file-head">
      <Box className="tags">
        <Txt className="t-title">{file.name}</Txt>
        <LevelTag level={file.classification.level} />
        {file.status === 'active' ? null : <Tag tone="warn">{ELDER_STATUSES[file.status]}</Tag>}
      </Box>
      <Box className="t-soft t-num t-wrap">{`${SEXES[file.sex]} · ${file.age}岁`}</Box>
      <RevealNumber id="reveal-id" elderId={file.id} field="idNumber" label="身份证号" masked={file.maskedIdNumber} />
      {file.maskedPhone ? (
        <RevealNumber id="reveal-phone" elderId={file.id} field="phone" label="电话" masked={file.maskedPhone} />
      ) : (
        <Box className="t-soft">没有登记电话</Box>
      )}
      <Box>{`${file.townName}${file.villageName}${household.address}`}</Box>
      <Box className="file-head__rows">
        {household.otherElders.map((other) => (
          <Row
            key={other.elderId}
            id={`other-${other.elderId}`}
            onPress={() => open('elderFile', { id: other.elderId })}
          >
            <Box className="tags">
              <Txt>{`同户 ${other.name}`}</Txt>
              <Txt className="t-soft">{`${RELATIONS_TO_HEAD[other.relationToHead]} · ${other.age}岁`}</Txt>
              <LevelTag level={other.level} />
            </Box>
          </Row>
        ))}
        <Row id="open-elder" onPress={() => open('elder', { id: file.id })}>
          探访记录与联系方式
        </Row>
        {mayRegister ? (
          <Row
            id="register-in-household"
            onPress={() =>
              open('registerElder', {
                householdId: household.id,
                village: file.villageCode,
                villageName: file.villageName,
                address: household.address,
              })
            }
          >
            登记同户的另一位老人
          </Row>
        ) : null}
      </Box>
    </Card>
  );
}
