import { ABILITY_TICKS } from '@tanfang/domain';

import { optionsOf } from '@/ui';

import { labelOf } from '../file/fields';
import { DISABILITY_ANSWERS } from '../file/words';
import { AreaOf, CodeField, TextOf, YesNoOf } from './controls';
import { useFileForm } from './form-context';

/** 健康情况: the tick of Annex 3, and the assessed facts that decide the class. */
export function HealthSection() {
  const { values, errors, set } = useFileForm();
  return (
    <>
      <CodeField
        id="file-abilityTick"
        label={labelOf('abilityTick')}
        hint="看到的情况。没有专业评估得分的为待评估，不影响类别。"
        options={optionsOf(ABILITY_TICKS)}
        value={values.abilityTick}
        error={errors.abilityTick}
        onChange={(abilityTick) => set({ abilityTick })}
      />
      <YesNoOf
        name="abilityAssessed"
        label="经过专业评估"
        hint="按《老年人能力评估规范》（GB/T 42195-2022），由专业评估人员给出得分"
      />
      {values.abilityAssessed ? (
        <TextOf name="abilityScore" type="number" maxLength={2} required hint="0 到 90 分，65 分及以下为失能" />
      ) : null}
      <YesNoOf name="dementiaDiagnosed" />
      <CodeField
        id="file-disabilityGrade"
        label={labelOf('disabilityGrade')}
        hint="一级、二级为重残"
        options={DISABILITY_ANSWERS}
        value={values.disabilityGrade}
        error={errors.disabilityGrade}
        onChange={(disabilityGrade) => set({ disabilityGrade })}
      />
      <YesNoOf name="seriousIllnessVerified" hint="只是本人或家属说起、没有诊断材料的，选否" />
      <AreaOf name="illnessHistory" maxLength={1000} placeholder="如 高血压十年，2024年脑梗" />
    </>
  );
}
