import { useState } from 'react';

import { locate } from '@/platform/location';
import { AreaField, Box, Button, Choice, Fold, Notice, optionsOf, TextField, Toggle } from '@/ui';
import { SignaturePad } from '@/ui/signature-pad';

import type { DraftErrors } from './check-draft';
import type { VisitDraft } from './draft';
import type { DraftState } from './use-draft';

interface PartProps {
  draft: VisitDraft;
  change: DraftState['change'];
  errors: DraftErrors;
}

/** Annex 2, 探访关爱服务内容建议清单, as short reminders. */
const REMINDERS = [
  '表达、行动、反应、疾病、精神怎么样',
  '吃穿住行医有没有困难，政策待遇享受到没有',
  '子女是不是常来看望、问候',
  '可能符合政策条件的，告诉老人怎样申请，帮一把',
  '房屋和水电气暖有没有安全隐患',
  '要不要生活照料、康复护理、精神慰藉、适老化改造',
  '有隐患的，提醒及时消除',
  '有需求的，帮忙对接养老和医疗服务',
] as const;

/** 老年人服务需求 and 实施关爱服务建议, with Annex 2 at hand. */
export function NeedsSection({ draft, change, errors, prefix = '' }: PartProps & { prefix?: string }) {
  return (
    <>
      <Fold
        title="服务需求和建议"
        summary={draft.serviceNeeds || draft.suggestions || '没有可以不填'}
        startOpen={Boolean(draft.suggestions)}
        id={`${prefix}needs`}
      >
        <AreaField
          id={`${prefix}service-needs`}
          label="老年人服务需求"
          value={draft.serviceNeeds}
          error={errors.serviceNeeds}
          maxLength={500}
          onChange={(serviceNeeds) => change((now) => ({ ...now, serviceNeeds }))}
        />
        <AreaField
          id={`${prefix}suggestions`}
          label="实施关爱服务建议"
          value={draft.suggestions}
          error={errors.suggestions}
          maxLength={500}
          onChange={(suggestions) => change((now) => ({ ...now, suggestions }))}
        />
      </Fold>
      {prefix ? null : (
        <Fold title="探访时可以看看、问问" summary="实施方案附件 2 的八条提示">
          {REMINDERS.map((words, index) => (
            <Box key={words}>{`${index + 1}. ${words}`}</Box>
          ))}
        </Fold>
      )}
    </>
  );
}

const WHO = { self: '老人本人', other: '家属或他人' } as const;

/** 被探访人（签字）, who came along. All of it may be left out. */
export function PersonSection({ draft, change, errors }: PartProps) {
  const summary = [
    draft.visitedSelf ? WHO.self : draft.visitedName || WHO.other,
    draft.signature ? '已签字' : '未签字',
  ].join('，');
  return (
    <Fold title="被探访人和签字" summary={summary} id="person">
      <Choice
        id="visited"
        label="被探访人"
        options={optionsOf(WHO)}
        value={draft.visitedSelf ? 'self' : 'other'}
        onChange={(who) => change((now) => ({ ...now, visitedSelf: who === 'self' }))}
      />
      {draft.visitedSelf ? null : (
        <>
          <TextField
            id="visited-name"
            label="姓名"
            value={draft.visitedName}
            error={errors['visitedPerson.name']}
            maxLength={60}
            onChange={(visitedName) => change((now) => ({ ...now, visitedName }))}
          />
          <TextField
            id="visited-relation"
            label="与老人的关系"
            value={draft.visitedRelation}
            maxLength={20}
            onChange={(visitedRelation) => change((now) => ({ ...now, visitedRelation }))}
          />
        </>
      )}
      {draft.method === 'home' ? <Signature draft={draft} change={change} errors={errors} /> : null}
      <TextField
        id="companions"
        label="同行人员（可不填）"
        value={draft.companions}
        maxLength={100}
        onChange={(companions) => change((now) => ({ ...now, companions }))}
      />
    </Fold>
  );
}

function Signature({ draft, change, errors }: PartProps) {
  const [signing, setSigning] = useState(false);
  if (signing) {
    const keep = (signature: string | null) => {
      setSigning(false);
      if (signature) change((now) => ({ ...now, signature }));
    };
    return <SignaturePad onDone={keep} />;
  }
  return (
    <>
      {errors['visitedPerson.signature'] ? <Notice tone="bad">{errors['visitedPerson.signature']}</Notice> : null}
      <Button id="sign" icon="edit" block onPress={() => setSigning(true)}>
        {draft.signature ? '已签字，重新签' : '请老人签字（可不签）'}
      </Button>
      {draft.signature ? null : (
        <TextField
          id="absent-reason"
          label="未签字的原因（可不填）"
          placeholder="例如：不识字、手不方便"
          value={draft.absentReason}
          maxLength={100}
          onChange={(absentReason) => change((now) => ({ ...now, absentReason }))}
        />
      )}
    </>
  );
}

/** Light evidence of a home visit: never asked for, never in the way. */
export function EvidenceSection({ draft, change }: PartProps) {
  const [looking, setLooking] = useState(false);
  const [unknown, setUnknown] = useState(false);
  const turn = async (on: boolean) => {
    setUnknown(false);
    if (!on) return change((now) => ({ ...now, location: null }));
    setLooking(true);
    const location = await locate();
    setLooking(false);
    if (location) change((now) => ({ ...now, location }));
    else setUnknown(true);
  };
  const door = draft.doorCode ? '已扫门牌码' : '没有扫门牌码';
  return (
    <Fold title="到访标注" summary={`${door}，${draft.location ? '已附位置' : '不附位置'}`} id="evidence">
      <Box className="t-soft">{`${door}。标注只用来核对是否在老人家附近，不影响保存。`}</Box>
      <Toggle
        id="location"
        label="附上位置"
        hint={looking ? '正在取位置' : unknown ? '没有取到位置，可以不附。' : '只在保存时用一次，不记录路线。'}
        value={draft.location !== null}
        onChange={(on) => void turn(on)}
      />
    </Fold>
  );
}
