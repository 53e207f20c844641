import { HANDLINGS, VISIT_ITEM_GROUPS, VISIT_ITEMS, type VisitItemGroup, type VisitItemKey } from '@tanfang/domain';
import { useState } from 'react';

import { Box, Button, Card, Choice, Icon, optionsOf, Press, Section, Stepper, TextField, Txt } from '@/ui';

import type { DraftErrors } from './check-draft';
import { concernsOf, withAllUnchanged, withAnswer, type SafetyAnswers, type VisitDraft } from './draft';
import type { DraftState } from './use-draft';

interface ItemsProps {
  draft: VisitDraft;
  change: DraftState['change'];
  errors: DraftErrors;
  lastSafety: SafetyAnswers | null;
  /** Sets apart the fields of several elders on one form. */
  prefix?: string;
}

/** The eleven items of Annex 4, or one honest tap for all of them. */
export function ItemsSection({ draft, change, errors, lastSafety, prefix = '' }: ItemsProps) {
  const [expanded, setExpanded] = useState(Object.keys(draft.items).length > 0 && !draft.allUnchanged);
  const concerns = concernsOf(draft);
  const showAll = expanded || Object.keys(errors).some((field) => field.startsWith('items.'));
  const pressAll = () => change((now) => withAllUnchanged(now, !now.allUnchanged, lastSafety));

  return (
    <Section title="探访情况" id={`${prefix}items`}>
      <Press
        id={`${prefix}all-unchanged`}
        className={`unchanged ${draft.allUnchanged ? 'unchanged--on' : ''}`}
        role="checkbox"
        checked={draft.allUnchanged}
        onPress={pressAll}
      >
        <Box className="unchanged__box">{draft.allUnchanged ? <Icon name="check" /> : null}</Box>
        <Box>
          <Box className="t-lead">逐项已查看，均无变化</Box>
          <Box className="t-soft t-small">{`${VISIT_ITEMS.length} 项都看过、问过，才点这里。${saySafety(lastSafety)}`}</Box>
        </Box>
      </Press>
      {errors.items ? (
        <Box className="field__error" role="alert">
          {errors.items}
        </Box>
      ) : null}
      {showAll ? (
        groups().map((group) => (
          <GroupCard key={group} group={group} draft={draft} change={change} errors={errors} prefix={prefix} />
        ))
      ) : (
        <>
          {concerns.map((key) => (
            <Card key={key}>
              <Concern itemKey={key} draft={draft} change={change} errors={errors} prefix={prefix} />
            </Card>
          ))}
          <Button id={`${prefix}items-expand`} kind="secondary" block onPress={() => setExpanded(true)}>
            有变化，逐项填写
          </Button>
        </>
      )}
    </Section>
  );
}

const groups = (): VisitItemGroup[] => Object.keys(VISIT_ITEM_GROUPS) as VisitItemGroup[];

function saySafety(last: SafetyAnswers | null): string {
  if (!last) return '';
  const wrong = VISIT_ITEMS.filter(
    (item) => item.group === 'safety' && last[item.key as keyof SafetyAnswers] !== item.calm,
  );
  if (wrong.length === 0) return '';
  const words = wrong.map(
    (item) => `${item.label}${(item.options as Record<string, string>)[last[item.key as keyof SafetyAnswers]]}`,
  );
  return `安全情况沿用上次：${words.join('、')}。`;
}

type GroupProps = Omit<ItemsProps, 'lastSafety'> & { group: VisitItemGroup };

function GroupCard({ group, draft, change, errors, prefix = '' }: GroupProps) {
  const concerns = concernsOf(draft);
  return (
    <Card>
      <Box className="t-soft t-small">{VISIT_ITEM_GROUPS[group]}</Box>
      {VISIT_ITEMS.filter((item) => item.group === group).map((item) => (
        <Box key={item.key} className="field">
          <Txt className="field__label">{item.label}</Txt>
          <Choice<string>
            id={`${prefix}item-${item.key}`}
            label={item.label}
            options={optionsOf(item.options)}
            concern={item.concern}
            value={draft.items[item.key]}
            onChange={(answer) => change((now) => withAnswer(now, item.key, answer as never))}
          />
          {errors[`items.${item.key}`] ? <Box className="field__error">{errors[`items.${item.key}`]}</Box> : null}
          {item.key === 'populationChange' ? <PopulationCount draft={draft} change={change} /> : null}
          {concerns.includes(item.key) ? (
            <Concern itemKey={item.key} draft={draft} change={change} errors={errors} prefix={prefix} />
          ) : null}
        </Box>
      ))}
    </Card>
  );
}

function PopulationCount({ draft, change }: Pick<ItemsProps, 'draft' | 'change'>) {
  const answer = draft.items.populationChange;
  if (!answer || answer === 'unchanged') return null;
  return (
    <Stepper
      label={answer === 'increased' ? '增加人数' : '减少人数'}
      unit=" 人"
      min={1}
      max={20}
      value={draft.populationChangeCount}
      onChange={(populationChangeCount) => change((now) => ({ ...now, populationChangeCount }))}
    />
  );
}

/** The one question more: what was done about it. A follow-up is made of the answer without retyping. */
function Concern({
  itemKey,
  draft,
  change,
  errors,
  prefix = '',
}: Omit<ItemsProps, 'lastSafety'> & { itemKey: VisitItemKey }) {
  const item = VISIT_ITEMS.find((other) => other.key === itemKey);
  const answer = draft.items[itemKey];
  if (!item || !answer) return null;
  const error = errors[`handlings.${itemKey}`] ?? errors.handlings;
  return (
    <Box className="concern">
      {itemKey === 'illness' ? (
        <TextField
          id={`${prefix}illness-name`}
          label="疾病名称"
          value={draft.illnessName}
          error={errors.illnessName}
          maxLength={60}
          onChange={(illnessName) => change((now) => ({ ...now, illnessName }))}
        />
      ) : null}
      <Box className="t-strong">{`${item.label}：${(item.options as Record<string, string>)[answer]}，怎样处理的`}</Box>
      <Choice
        id={`${prefix}handling-${itemKey}`}
        label={`${item.label}的处理方式`}
        options={optionsOf(HANDLINGS)}
        value={draft.handlings[itemKey]}
        onChange={(handling) => change((now) => ({ ...now, handlings: { ...now.handlings, [itemKey]: handling } }))}
      />
      {draft.handlings[itemKey] === 'reported_town' ? (
        <Box className="field__hint">保存后自动转给镇（区、街道）跟踪处理，不用再填一遍。</Box>
      ) : null}
      {error ? <Box className="field__error">{error}</Box> : null}
      <TextField
        id={`${prefix}handling-note-${itemKey}`}
        label="补充说明（可不填）"
        value={draft.handlingNotes[itemKey] ?? ''}
        maxLength={200}
        onChange={(note) => change((now) => ({ ...now, handlingNotes: { ...now.handlingNotes, [itemKey]: note } }))}
      />
    </Box>
  );
}
