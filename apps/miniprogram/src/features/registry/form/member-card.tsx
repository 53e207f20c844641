import { RELATIONS_TO_HEAD, SEXES, type RelationToHead } from '@tanfang/domain';

import { Box, Button, Card, optionsOf, SelectField, TextField } from '@/ui';

import type { MemberValues } from '../file/values';
import { DISABILITY_ANSWERS } from '../file/words';
import { CodeField, YesNoField } from './controls';
import { useFileForm } from './form-context';

interface MemberCardProps {
  member: MemberValues;
  index: number;
  onChange: (part: Partial<MemberValues>) => void;
  onRemove: () => void;
}

/** One member of the family. What decides the class is asked of those under the roof, visits of the others. */
export function MemberCard({ member, index, onChange, onRemove }: MemberCardProps) {
  const { errors } = useFileForm();
  const place = (name: string) => `members.${member.key}.${name}`;
  const id = (name: string) => `member-${index}-${name}`;
  return (
    <Card>
      <Box className="t-lead">{`家庭成员 ${index + 1}`}</Box>
      <TextField
        id={id('name')}
        label="姓名"
        required
        maxLength={60}
        value={member.name}
        error={errors[place('name')]}
        onChange={(name) => onChange({ name })}
      />
      <SelectField<RelationToHead>
        id={id('relationToHead')}
        label="与户主关系"
        required
        options={optionsOf(RELATIONS_TO_HEAD)}
        value={member.relationToHead}
        error={errors[place('relationToHead')]}
        onChange={(relationToHead) => onChange({ relationToHead })}
      />
      <YesNoField
        id={id('livesHere')}
        label="是否同住"
        required
        yes="同住"
        no="不同住"
        value={member.livesHere}
        error={errors[place('livesHere')]}
        onChange={(livesHere) => onChange({ livesHere })}
      />
      <TextField
        id={id('idNumber')}
        label="居民身份证号码"
        type="idcard"
        maxLength={18}
        value={member.idNumber}
        error={errors[place('idNumber')]}
        hint={member.maskedIdNumber ? `现为 ${member.maskedIdNumber}，不改不用填` : undefined}
        onChange={(idNumber) => onChange({ idNumber })}
      />
      {member.livesHere && member.idNumber.trim() === '' && member.age === null ? (
        <TextField
          id={id('birthDate')}
          label="出生日期"
          type="number"
          maxLength={8}
          placeholder="如 19500308"
          value={member.birthDate}
          error={errors[place('birthDate')]}
          onChange={(birthDate) => onChange({ birthDate })}
        />
      ) : null}
      <CodeField
        id={id('sex')}
        label="性别"
        options={optionsOf(SEXES)}
        value={member.sex}
        error={errors[place('sex')]}
        onChange={(sex) => onChange({ sex })}
      />
      <TextField
        id={id('healthStatus')}
        label="健康状况"
        maxLength={200}
        value={member.healthStatus}
        error={errors[place('healthStatus')]}
        onChange={(healthStatus) => onChange({ healthStatus })}
      />
      {member.livesHere === false ? (
        <YesNoField
          id={id('visitsOften')}
          label="是否经常探访"
          value={member.visitsOften}
          error={errors[place('visitsOften')]}
          onChange={(visitsOften) => onChange({ visitsOften })}
        />
      ) : null}
      {member.livesHere ? <CohabitantHealth member={member} id={id} place={place} onChange={onChange} /> : null}
      <Box className="entry-actions">
        <Button kind="quiet" icon="close" onPress={onRemove}>
          删除这位成员
        </Button>
      </Box>
    </Card>
  );
}

interface CohabitantHealthProps extends Pick<MemberCardProps, 'member' | 'onChange'> {
  id: (name: string) => string;
  place: (name: string) => string;
}

function CohabitantHealth({ member, id, place, onChange }: CohabitantHealthProps) {
  const { errors } = useFileForm();
  return (
    <>
      <YesNoField
        id={id('dementiaDiagnosed')}
        label="确诊失智"
        value={member.dementiaDiagnosed}
        error={errors[place('dementiaDiagnosed')]}
        onChange={(dementiaDiagnosed) => onChange({ dementiaDiagnosed })}
      />
      <YesNoField
        id={id('seriousIllnessVerified')}
        label="重病，有诊断材料"
        value={member.seriousIllnessVerified}
        error={errors[place('seriousIllnessVerified')]}
        onChange={(seriousIllnessVerified) => onChange({ seriousIllnessVerified })}
      />
      <CodeField
        id={id('disabilityGrade')}
        label="残疾人证等级"
        options={DISABILITY_ANSWERS}
        value={member.disabilityGrade}
        error={errors[place('disabilityGrade')]}
        onChange={(disabilityGrade) => onChange({ disabilityGrade })}
      />
      <TextField
        id={id('abilityScore')}
        label="专业评估得分"
        type="number"
        maxLength={2}
        value={member.abilityScore}
        error={errors[place('abilityScore')]}
        hint="没有评估过的不用填"
        onChange={(abilityScore) => onChange({ abilityScore })}
      />
    </>
  );
}
