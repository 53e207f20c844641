import { BENEFITS, PENSION_KINDS, type Benefit } from '@tanfang/domain';

import { optionsOf } from '@/ui';

import { labelOf } from '../file/fields';
import { AreaOf, CodesField, TextOf } from './controls';
import { useFileForm } from './form-context';

const OPTIONS = { ...BENEFITS, none: '都没有' } as const;
type Answer = Benefit | 'none';

/** "None of them" is an answer of its own: ticking it takes the others back, and the other way round. */
function benefitsOf(before: readonly Answer[], after: readonly Answer[]): Benefit[] {
  const tickedNone = after.includes('none') && !before.includes('none');
  return tickedNone ? [] : after.filter((answer): answer is Benefit => answer !== 'none');
}

/** 经济情况. */
export function EconomySection() {
  const { values, errors, set } = useFileForm();
  const answers: readonly Answer[] =
    values.benefits === null ? [] : values.benefits.length === 0 ? ['none'] : values.benefits;
  return (
    <>
      <CodesField<Answer>
        id="file-benefits"
        label={labelOf('benefits')}
        stacked
        options={optionsOf(OPTIONS)}
        value={answers}
        error={errors.benefits}
        onChange={(after) => set({ benefits: after.length === 0 ? null : benefitsOf(answers, after) })}
      />
      <CodesField
        id="file-pensionKinds"
        label={labelOf('pensionKinds')}
        stacked
        options={optionsOf(PENSION_KINDS)}
        value={values.pensionKinds}
        error={errors.pensionKinds}
        onChange={(pensionKinds) => set({ pensionKinds })}
      />
      <TextOf name="monthlyIncome" label="月可支配收入（元）" type="decimal" maxLength={10} />
      <AreaOf name="incomeSources" maxLength={200} placeholder="如 养老金、子女给付、种地" />
    </>
  );
}
