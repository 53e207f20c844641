import { TARGET_TYPES } from '@tanfang/domain';

import { optionsOf } from '@/ui';

import { labelOf } from '../file/fields';
import { AreaOf, CodesField, TextOf, YesNoOf } from './controls';
import { useFileForm } from './form-context';

/** 对象类型: the ticks of Annex 3, and the two facts that are asked nowhere else. */
export function TargetTypesSection() {
  const { values, errors, set } = useFileForm();
  return (
    <>
      <CodesField
        id="file-targetTypesTicked"
        label={labelOf('targetTypesTicked')}
        hint="可以多选。类别按各项情况自动判定，不按这里的勾选。"
        stacked
        options={optionsOf(TARGET_TYPES)}
        value={values.targetTypesTicked}
        error={errors.targetTypesTicked}
        onChange={(targetTypesTicked) => set({ targetTypesTicked })}
      />
      {values.targetTypesTicked.includes('other') || values.otherTargetNote ? (
        <AreaOf name="otherTargetNote" maxLength={200} required={values.targetTypesTicked.includes('other')} />
      ) : null}
      <YesNoOf name="specialFamilyPlanning" hint="独生子女伤残（三级以上）或死亡，未再生育或收养子女的家庭" />
      <YesNoOf
        name="caresForImpairedChild"
        label={labelOf('caresForImpairedChildMonths')}
        hint="失能失智或患重大疾病的子女"
      />
      {values.caresForImpairedChild ? (
        <TextOf name="caresForImpairedChildMonths" label="照料了几个月" type="number" maxLength={4} required />
      ) : null}
    </>
  );
}
