import { newClientId } from '@/platform/client-id';
import { Box, Button } from '@/ui';

import { emptyMember, type MemberValues } from '../file/values';
import { TextOf, YesNoOf } from './controls';
import { useFileForm } from './form-context';
import { MemberCard } from './member-card';

const MOST = 30;

/** 二、家庭成员: who lives under the roof and near, and the family members who are not on the register. */
export function MembersSection() {
  const { values, isNew, set } = useFileForm();
  const { members } = values;
  const change = (key: string, part: Partial<MemberValues>) =>
    set({ members: members.map((member) => (member.key === key ? { ...member, ...part } : member)) });
  const joins = isNew && values.householdId !== null;
  return (
    <>
      <YesNoOf name="livesAlone" label="独自居住" hint="同一屋檐下没有别人；有保姆、孙辈同住的选否" />
      <YesNoOf name="partnerInCity" hint="不论是否同住" />
      <YesNoOf name="childInCity" hint="不论是否同住" />
      <YesNoOf name="childrenAway" label="子女外出务工" />
      {values.childrenAway ? (
        <TextOf name="childrenAwayMonths" label="外出了几个月" type="number" maxLength={4} required />
      ) : null}
      <YesNoOf name="hasCarerNearby" />
      {joins ? (
        <Box className="t-soft">家庭成员已在这一户的档案里，登记后可以在那里修改。</Box>
      ) : (
        <>
          <Box className="t-lead">家庭成员</Box>
          <Box className="t-soft">已登记的老人不用再填。同住的人会影响类别，请填写身份证号码或出生日期。</Box>
          {members.map((member, index) => (
            <MemberCard
              key={member.key}
              member={member}
              index={index}
              onChange={(part) => change(member.key, part)}
              onRemove={() => set({ members: members.filter((other) => other.key !== member.key) })}
            />
          ))}
          {members.length < MOST ? (
            <Button
              id="add-member"
              icon="plus"
              onPress={() => set({ members: [...members, emptyMember(newClientId())] })}
            >
              添加家庭成员
            </Button>
          ) : null}
        </>
      )}
    </>
  );
}
