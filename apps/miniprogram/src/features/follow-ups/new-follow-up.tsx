import type { FollowUpDetail, OpenFollowUp } from '@tanfang/contracts';
import { FOLLOW_UP_KINDS, FOLLOW_UP_SEVERITIES } from '@tanfang/domain';
import { useState } from 'react';

import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, Box, Button, Card, Choice, Field, optionsOf, Refusal, say, Toggle } from '@/ui';

import { openFollowUp } from './calls';
import { PhotoPicks } from './photo-picks';

interface NewFollowUpProps {
  elder: { id: number; name: string };
  /** What a town officer makes is with the town already. */
  isTown: boolean;
  onOther?: () => void;
  onSaved: (followUp: FollowUpDetail) => void;
}

/** Something found otherwise than by the answers of a visit, written down by hand. */
export function NewFollowUp({ elder, isTown, onOther, onSaved }: NewFollowUpProps) {
  const [kind, setKind] = useState<OpenFollowUp['kind'] | null>(null);
  const [severity, setSeverity] = useState<OpenFollowUp['severity']>('normal');
  const [sentence, setSentence] = useState('');
  const [reportToTown, setReportToTown] = useState(false);
  const [fileIds, setFileIds] = useState<string[]>([]);
  const sending = useSending();
  const save = async () => {
    if (kind === null) return;
    const body = { elderId: elder.id, kind, severity, sentence: sentence.trim(), reportToTown, fileIds };
    const made = await sending.send(body, openFollowUp);
    if (!made) return;
    say('已记下，到期前要办结。');
    onSaved(made);
  };
  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <Card>
        <Box className="tags">
          <Box className="t-lead">{elder.name}</Box>
          {onOther ? (
            <Button id="other-elder" kind="quiet" onPress={onOther}>
              换一位
            </Button>
          ) : null}
        </Box>
        <Field label="是什么事" required>
          <Choice id="kind" label="是什么事" options={optionsOf(FOLLOW_UP_KINDS)} value={kind} onChange={setKind} />
        </Field>
        <Field label="急不急">
          <Choice
            id="severity"
            label="急不急"
            options={optionsOf(FOLLOW_UP_SEVERITIES)}
            value={severity}
            onChange={setSeverity}
          />
        </Field>
        <AreaField
          id="sentence"
          label="具体情况"
          required
          placeholder="例如：厨房电线老化，插座发热"
          maxLength={300}
          value={sentence}
          onChange={setSentence}
        />
        <PhotoPicks fileIds={fileIds} onChange={setFileIds} />
        {isTown ? null : (
          <Toggle
            id="report-to-town"
            label="马上报告镇（区、街道）"
            hint="不报告的由本村（居）先处理，逾期会自动上报。"
            value={reportToTown}
            onChange={setReportToTown}
          />
        )}
      </Card>
      <Button
        id="save-follow-up"
        kind="primary"
        block
        disabled={kind === null || sentence.trim() === ''}
        busy={sending.busy && '正在保存'}
        onPress={() => void save()}
      >
        {kind === null ? '请先选是什么事' : sentence.trim() === '' ? '请写下具体情况' : '保存'}
      </Button>
    </>
  );
}
