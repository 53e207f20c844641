import type { HouseholdDetail } from '@tanfang/contracts';
import { RELATIONS_TO_HEAD } from '@tanfang/domain';
import type { Dispatch, SetStateAction } from 'react';

import { localDay } from '@/platform/clock';
import {
  AreaField,
  Box,
  Button,
  Card,
  Choice,
  DateField,
  Field,
  MultiChoice,
  optionsOf,
  SelectField,
  TextField,
  Txt,
} from '@/ui';

import { ElderSearch } from './elder-search';
import {
  asksForCompany,
  elderKey,
  memberKey,
  type Destination,
  type JoinedHousehold,
  type MoveDraft,
} from './move-draft';
import { PlaceChoice } from './place-choice';

const DESTINATIONS: Readonly<Record<Destination, string>> = {
  own_village: '本村（居）新的一户',
  other_village: '本市其他村（居）',
  existing: '并入已有的一户',
};
const YES_NO = { yes: '独自居住', no: '还有别人同住' } as const;

interface MoveFormProps {
  household: HouseholdDetail;
  draft: MoveDraft;
  setDraft: Dispatch<SetStateAction<MoveDraft>>;
  joined: JoinedHousehold | null;
  onJoin: (householdId: number | null) => void;
  errors: Readonly<Record<string, string>>;
}

/** 迁出、迁入、分户: who, where to, and what they are to the head there. */
export function MoveForm({ household, draft, setDraft, joined, onJoin, errors }: MoveFormProps) {
  const change = (changes: Partial<MoveDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const elders = household.elders.filter(({ status }) => status !== 'closed');
  const people = [
    ...elders
      .filter(({ elderId }) => draft.elderIds.includes(elderId))
      .map((e) => ({ key: elderKey(e.elderId), name: e.name })),
    ...household.members
      .filter(({ id }) => draft.memberIds.includes(id))
      .map((m) => ({ key: memberKey(m.id), name: m.name })),
  ];
  const idsOf = (keys: readonly string[], letter: string): number[] =>
    keys.filter((key) => key.startsWith(letter)).map((key) => Number(key.slice(1)));
  return (
    <>
      <Card>
        <Field label="谁迁出" required error={errors.elders}>
          <MultiChoice
            id="movers"
            label="谁迁出"
            options={[
              ...elders.map((e) => [elderKey(e.elderId), e.name] as const),
              ...household.members.map((m) => [memberKey(m.id), `${m.name}（家人）`] as const),
            ]}
            value={[...draft.elderIds.map(elderKey), ...draft.memberIds.map(memberKey)]}
            onChange={(keys) => change({ elderIds: idsOf(keys, 'e'), memberIds: idsOf(keys, 'm') })}
          />
        </Field>
        <Field label="迁到哪里" required>
          <Choice
            id="destination"
            label="迁到哪里"
            stacked
            options={optionsOf(DESTINATIONS)}
            value={draft.destination}
            onChange={(destination) => change({ destination })}
          />
        </Field>
        {draft.destination === 'existing' ? (
          <Existing from={household.id} joined={joined} onJoin={onJoin} error={errors.joined} />
        ) : (
          <>
            {draft.destination === 'other_village' ? (
              <PlaceChoice
                village={draft.villageCode || null}
                error={errors.villageCode}
                onChoose={(villageCode) => change({ villageCode })}
              />
            ) : null}
            <TextField
              id="new-address"
              label="新的居住地址（村以下）"
              required
              placeholder="如 5组2号"
              value={draft.address}
              maxLength={200}
              error={errors.address}
              onChange={(address) => change({ address })}
            />
            <TextField
              id="new-grid"
              label="所属网格"
              value={draft.gridName}
              maxLength={60}
              onChange={(gridName) => change({ gridName })}
            />
          </>
        )}
      </Card>
      {people.length > 0 ? (
        <Card>
          {people.map(({ key, name }) => (
            <SelectField
              key={key}
              id={`relation-${key}`}
              label={`${name}在新的一户里是`}
              required
              options={optionsOf(RELATIONS_TO_HEAD)}
              value={draft.relations[key]}
              error={errors[key]}
              onChange={(relation) =>
                setDraft((before) => ({ ...before, relations: { ...before.relations, [key]: relation } }))
              }
            />
          ))}
          {asksForCompany(draft, joined) ? (
            <Field label="迁居后" required error={errors.livesAlone}>
              <Choice
                id="lives-alone"
                label="迁居后是否独自居住"
                options={optionsOf(YES_NO)}
                value={draft.livesAlone}
                onChange={(livesAlone) => change({ livesAlone })}
              />
            </Field>
          ) : null}
        </Card>
      ) : null}
      <Card>
        <DateField
          id="moved-on"
          label="搬过去的日期"
          required
          value={draft.on}
          max={localDay()}
          error={errors.on}
          onChange={(on) => change({ on })}
        />
        <AreaField
          id="move-note"
          label="说明"
          placeholder="如：搬到儿子家"
          value={draft.note}
          maxLength={200}
          rows={2}
          onChange={(note) => change({ note })}
        />
        <Box className="t-small t-soft">
          两户都会按新的情况重新判定类别。迁到其他村（居）的，由迁入地指定探访关爱联系人，之前各周各月的记录不变。
        </Box>
      </Card>
    </>
  );
}

function Existing(props: {
  from: number;
  joined: JoinedHousehold | null;
  onJoin: (householdId: number | null) => void;
  error?: string;
}) {
  const { from, joined, onJoin, error } = props;
  if (joined)
    return (
      <Field label="迁入的户">
        <Box className="t-strong">{joined.villageName + joined.address}</Box>
        <Txt className="t-soft">
          {[...joined.elders, ...joined.members].map(({ name }) => name).join('、') || '现在没有人登记在这一户'}
        </Txt>
        <Button id="other-household" kind="quiet" onPress={() => onJoin(null)}>
          换一户
        </Button>
      </Field>
    );
  return (
    <Field label="迁入的户" required error={error}>
      <ElderSearch label="按户里的老人查找" without={[from]} onChoose={({ householdId }) => onJoin(householdId)} />
    </Field>
  );
}
