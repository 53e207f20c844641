import { PENSION_STATES } from '@tanfang/domain';

import { newClientId } from '@/platform/client-id';
import { Box, Button, Card, TextField } from '@/ui';

import { labelOf } from '../file/fields';
import type { SubsidyValues } from '../file/values';
import { AreaOf, TextOf, YesNoOf } from './controls';
import { useFileForm } from './form-context';

const SAFE = { yes: '安全', no: '不安全', concern: 'no' } as const;

/** 三、家庭条件. */
export function LivingConditionsSection() {
  const { values } = useFileForm();
  return (
    <>
      <YesNoOf name="waterSafe" {...SAFE} />
      <YesNoOf name="electricitySafe" {...SAFE} />
      <YesNoOf name="housingSafe" {...SAFE} />
      <AreaOf name="ageFriendly" maxLength={200} placeholder="如 已装扶手，未做防滑" />
      <YesNoOf name="receivesPension" yes={PENSION_STATES.has_pension} no={PENSION_STATES.no_pension} />
      {values.receivesPension ? (
        <TextOf name="pensionMonthly" label="养老保险每月（元）" type="decimal" maxLength={10} />
      ) : null}
      <Subsidies />
    </>
  );
}

function Subsidies() {
  const { values, errors, set } = useFileForm();
  const { subsidies } = values;
  const change = (key: string, part: Partial<SubsidyValues>) =>
    set({ subsidies: subsidies.map((subsidy) => (subsidy.key === key ? { ...subsidy, ...part } : subsidy)) });
  return (
    <>
      <Box className="field__label">{labelOf('subsidies')}</Box>
      {subsidies.map((subsidy, index) => (
        <Card key={subsidy.key}>
          <TextField
            id={`subsidy-${index}-programme`}
            label="补贴项目"
            required
            maxLength={60}
            placeholder="如 高龄津贴"
            value={subsidy.programme}
            error={errors[`subsidies.${subsidy.key}.programme`]}
            onChange={(programme) => change(subsidy.key, { programme })}
          />
          <TextField
            id={`subsidy-${index}-monthly`}
            label="每月补贴金额（元）"
            type="decimal"
            maxLength={10}
            value={subsidy.monthly}
            error={errors[`subsidies.${subsidy.key}.monthly`]}
            onChange={(monthly) => change(subsidy.key, { monthly })}
          />
          <Box className="entry-actions">
            <Button
              kind="quiet"
              icon="close"
              onPress={() => set({ subsidies: subsidies.filter((other) => other.key !== subsidy.key) })}
            >
              删除这一项
            </Button>
          </Box>
        </Card>
      ))}
      <Button
        id="add-subsidy"
        icon="plus"
        onPress={() => set({ subsidies: [...subsidies, { key: newClientId(), programme: '', monthly: '' }] })}
      >
        添加补贴项目
      </Button>
    </>
  );
}
