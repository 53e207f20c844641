import { useState } from 'react';

import { useResource } from '@/platform/resource';
import type { Account } from '@/platform/session';
import { namedOptions, type Options } from '@/ui';

import { placesBelow } from './calls';

const ALL = 'all';

interface PlaceField {
  id: string;
  label: string;
  options: Options;
  value: string;
  choose: (value: string) => void;
}

/** Which part of the account's area a document is about. */
export interface Places {
  /** The chosen town, or the account's own; undefined where the whole city is meant. */
  townCode: string | undefined;
  /** The chosen village, or the account's own; undefined where none is chosen. */
  villageCode: string | undefined;
  /** The smallest place chosen. */
  code: string;
  fields: PlaceField[];
}

/** A city officer chooses a town and then a village, a town officer a village; who works in a village has no choice. */
export function usePlaces(account: Account, given: { townCode?: string; villageCode?: string } = {}): Places {
  const own = account.regionCode ?? '';
  const [town, setTown] = useState(given.townCode ?? ALL);
  const [village, setVillage] = useState(given.villageCode ?? ALL);
  const inCity = account.regionLevel === 'city';
  const inVillage = account.regionLevel === 'village';
  const townCode = inCity ? codeOf(town) : account.regionLevel === 'town' ? own : undefined;
  const towns = useResource(inCity ? `paper-places-${own}` : null, () => placesBelow(own));
  const villages = useResource(townCode ? `paper-places-${townCode}` : null, () => placesBelow(townCode ?? ''));
  const fields: PlaceField[] = [];
  if (towns.data) {
    fields.push({
      id: 'paper-town',
      label: '镇（区、街道）',
      options: withAll('全市', towns.data.items),
      value: town,
      choose: (value) => {
        setTown(value);
        setVillage(ALL);
      },
    });
  }
  if (villages.data) {
    fields.push({
      id: 'paper-village',
      label: '村（居）',
      options: withAll('全镇', villages.data.items),
      value: village,
      choose: setVillage,
    });
  }
  const villageCode = inVillage ? own : codeOf(village);
  return { townCode, villageCode, code: villageCode ?? townCode ?? own, fields };
}

const codeOf = (value: string): string | undefined => (value === ALL ? undefined : value);

const withAll = (all: string, places: readonly { code: string; name: string }[]): Options => [
  [ALL, all],
  ...namedOptions(places),
];
