import type { VisitDetail } from '@tanfang/contracts';

import { AreaField, Button, Card, Notice, say } from '@/ui';

import { RecordForm } from './record-form';
import { useCorrection } from './use-correction';
import { useElderFacts } from './use-elder-facts';

/** The form of a record, filled as it was saved; what is saved takes the old record's place. */
export function CorrectForm({ visit, onSaved }: { visit: VisitDetail; onSaved: (visitId: number) => void }) {
  const facts = useElderFacts(visit.elderId);
  const correction = useCorrection(visit);
  const save = async () => {
    const made = await correction.save();
    if (!made) return;
    say('已更正，原来的记录仍可查看。');
    onSaved(made.id);
  };
  return (
    <>
      <Notice>原来的记录会留着备查，不再计入；保存后以这一条为准。</Notice>
      <RecordForm
        {...correction}
        facts={{ ...facts, name: facts.name ?? visit.elderName }}
        fromCall={false}
        resumed={false}
        restart={() => undefined}
        correcting={{ ordinal: visit.ordinal }}
      />
      <Card>
        <AreaField
          id="correct-reason"
          label="更正原因"
          required
          value={correction.reason}
          onChange={correction.setReason}
          maxLength={200}
          error={correction.reasonError}
        />
        <Button id="save-correction" kind="primary" busy={correction.busy && '正在保存'} onPress={() => void save()}>
          保存更正
        </Button>
      </Card>
    </>
  );
}
