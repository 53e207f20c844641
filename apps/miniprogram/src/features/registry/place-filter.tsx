import { REGION_LEVELS } from '@tanfang/domain';
import { useState } from 'react';

import { useResource } from '@/platform/resource';
import type { Account } from '@/platform/session';
import { type Options, SelectField } from '@/ui';

import { regionsBelow, type FilesQuery } from './calls';

const ALL = 'all';

/** Which part of the account's area the list of files shows. */
export interface PlaceFilterState {
  /** To be put into the query of the list. */
  query: Pick<FilesQuery, 'villageCode' | 'townCode'>;
  /** The field to choose by; null where there is nothing to choose. */
  field: { label: string; options: Options; value: string; choose: (code: string) => void } | null;
}

/** A town officer narrows the list to a village, a city officer to a town; who works in one village sees that village. */
export function usePlaceFilter(account: Account | null): PlaceFilterState {
  const [chosen, setChosen] = useState(ALL);
  const below = account?.regionLevel === 'town' ? 'village' : account?.regionLevel === 'city' ? 'town' : null;
  const regions = useResource(below && `places-${account?.regionCode ?? ''}`, () =>
    regionsBelow(account?.regionCode ?? ''),
  );
  if (below === null || !regions.data) return { query: {}, field: null };
  const code = chosen === ALL ? undefined : chosen;
  const label = REGION_LEVELS[below];
  const names = regions.data.items.map(({ code: place, name }) => [place, name] as const);
  return {
    query: below === 'village' ? { villageCode: code } : { townCode: code },
    field: {
      label,
      options: [[ALL, `全部${label}`], ...names],
      value: chosen,
      choose: setChosen,
    },
  };
}

/** Shows the choice, where there is one. */
export function PlaceFilter({ field }: PlaceFilterState) {
  return field ? (
    <SelectField
      id="files-place"
      label={field.label}
      options={field.options}
      value={field.value}
      onChange={field.choose}
    />
  ) : null;
}
