import { HELPING_BODIES } from '@tanfang/domain';

import { optionsOf } from '@/ui';

import { labelOf } from '../file/fields';
import { AreaOf, CodesField, TextOf } from './controls';
import { useFileForm } from './form-context';

/** 四、已享受帮扶情况. */
export function HelpSection() {
  const { values, errors, set } = useFileForm();
  return (
    <>
      <CodesField
        id="file-helpProviders"
        label={labelOf('helpProviders')}
        stacked
        options={optionsOf(HELPING_BODIES)}
        value={values.helpProviders}
        error={errors.helpProviders}
        onChange={(helpProviders) => set({ helpProviders })}
      />
      <TextOf name="helpResponsible" maxLength={60} />
      <AreaOf name="helpMeasures" maxLength={500} />
    </>
  );
}
