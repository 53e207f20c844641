import { CONSENT_KINDS, VISIT_WISHES } from '@tanfang/domain';

import { optionsOf } from '@/ui';

import { CodeField, AreaOf, YesNoOf } from './controls';
import { useFileForm } from './form-context';

/** 五、探访意愿. A visit at home needs the elder's agreement beforehand, 三（一）4. */
export function ConsentSection() {
  const { values, errors, set } = useFileForm();
  const wish = values.regularVisits === null ? null : values.regularVisits ? 'willing' : 'unwilling';
  return (
    <>
      <CodeField
        id="file-regularVisits"
        label="探访意愿"
        required
        stacked
        options={optionsOf(VISIT_WISHES)}
        value={wish}
        error={errors.regularVisits}
        onChange={(chosen) => set({ regularVisits: chosen === 'willing' })}
      />
      {values.regularVisits === true ? (
        <YesNoOf
          name="homeVisit"
          label={CONSENT_KINDS.home_visit}
          required
          hint="上门探访须事先征得老人同意。不同意的，只安排电话或视频探访。"
          yes="同意"
          no="不同意"
        />
      ) : null}
      {values.regularVisits === false ? (
        <AreaOf
          name="refusalReason"
          label="原因"
          required
          maxLength={500}
          hint="尊重老人意愿，不安排探访，每季度再询问一次"
        />
      ) : null}
    </>
  );
}
