import { RELATIONS_TO_HEAD } from '@tanfang/domain';

import { Facts, optionsOf, Toggle } from '@/ui';

import { labelOf, LIVING_IN } from '../file/fields';
import { CodeField, TextOf } from './controls';
import { useFileForm } from './form-context';

/** 一、服务对象基本情况: who and where. */
export function BasicSection() {
  const { values, errors, isNew, set } = useFileForm();
  const joins = isNew && values.householdId !== null;
  return (
    <>
      {isNew ? <Facts items={[['身份证号', values.idNumber]]} /> : null}
      <TextOf name="name" required maxLength={60} />
      <PhoneOf />
      {joins ? (
        <Facts items={[[labelOf('address'), values.villageName + values.address]]} />
      ) : (
        <>
          <Facts items={[['村（居）', values.villageName]]} />
          <TextOf name="address" required maxLength={200} placeholder="如 3组18号" hint="写村（居）以下的部分" />
          <TextOf name="gridName" maxLength={60} />
        </>
      )}
      <TextOf name="hukouAddress" maxLength={200} hint="与居住地址相同的不用填" />
      <CodeField
        id="file-relationToHead"
        label={labelOf('relationToHead')}
        hint="这位老人是户主的什么人"
        required={joins}
        options={optionsOf(RELATIONS_TO_HEAD)}
        value={values.relationToHead}
        error={errors.relationToHead}
        onChange={(relationToHead) => set({ relationToHead })}
      />
      <CodeField
        id="file-livingIn"
        label={labelOf('livingIn')}
        stacked
        options={optionsOf(LIVING_IN)}
        value={values.livingIn}
        error={errors.livingIn}
        onChange={(livingIn) => set({ livingIn })}
      />
    </>
  );
}

function PhoneOf() {
  const { values, set } = useFileForm();
  return (
    <>
      {values.noPhone ? null : (
        <TextOf
          name="phone"
          type="tel"
          maxLength={30}
          placeholder={values.maskedPhone ?? ''}
          hint={values.maskedPhone ? `现为 ${values.maskedPhone}，不改不用填` : '手机号，或本地座机'}
        />
      )}
      <Toggle
        id="file-noPhone"
        label="没有电话"
        value={values.noPhone}
        onChange={(noPhone) => set({ noPhone, phone: '' })}
      />
    </>
  );
}
