import { useState } from 'react';

import { useResource } from '@/platform/resource';
import { Notice, namedOptions, SelectField } from '@/ui';

import { regionsBelow } from './calls';

interface PlaceChoiceProps {
  village: string | null;
  onChoose: (villageCode: string) => void;
  error?: string;
}

/** A village anywhere in the city: the town first. */
export function PlaceChoice({ village, onChoose, error }: PlaceChoiceProps) {
  const [town, setTown] = useState<string | null>(null);
  const cities = useResource('city', () => regionsBelow());
  const city = cities.data?.items[0]?.code ?? null;
  const towns = useResource(city && `towns-${city}`, () => regionsBelow(city ?? ''));
  const villages = useResource(town && `villages-of-${town}`, () => regionsBelow(town ?? ''));
  const problem = cities.problem ?? towns.problem ?? villages.problem;
  return (
    <>
      {problem ? <Notice tone="warn">{`没能载入地区名单。${problem.detail}`}</Notice> : null}
      <SelectField
        id="move-town"
        label="镇（区、街道）"
        required
        options={namedOptions(towns.data?.items ?? [])}
        value={town}
        onChange={(code) => {
          setTown(code);
          onChoose('');
        }}
      />
      {town ? (
        <SelectField
          id="move-village"
          label="村（居）"
          required
          options={namedOptions(villages.data?.items ?? [])}
          value={village}
          error={error}
          onChange={onChoose}
        />
      ) : null}
    </>
  );
}
