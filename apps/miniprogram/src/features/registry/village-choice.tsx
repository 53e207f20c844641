import type { RegionView } from '@tanfang/contracts';
import { useState } from 'react';

import { useResource } from '@/platform/resource';
import type { Account } from '@/platform/session';
import { Card, Facts, namedOptions, Notice, SelectField } from '@/ui';

import { regionsBelow } from './calls';

/** The village that a new file belongs to. */
export interface VillageChoiceState {
  chosen: { code: string; name: string } | null;
  /** Villages to choose from; null where the account works in one village. */
  villages: readonly RegionView[] | null;
  problem: string | null;
  choose: (code: string) => void;
}

/** Who works in a village registers there; a town officer chooses one of the town's villages. */
export function useVillageChoice(account: Account | null): VillageChoiceState {
  const [code, setCode] = useState<string | null>(null);
  const town = account?.regionLevel === 'town' ? account.regionCode : null;
  const villages = useResource(town && `villages-${town}`, () => regionsBelow(town ?? ''));
  if (account?.regionLevel === 'village')
    return {
      chosen: { code: account.regionCode ?? '', name: account.regionName ?? '' },
      villages: null,
      problem: null,
      choose: setCode,
    };
  const items = villages.data?.items ?? [];
  const found = items.find((village) => village.code === code);
  return {
    chosen: found ? { code: found.code, name: found.name } : null,
    villages: items,
    problem: villages.problem?.detail ?? null,
    choose: setCode,
  };
}

/** Shows the village, or lets a town officer choose it. */
export function VillageChoice({ choice, asked }: { choice: VillageChoiceState; asked: boolean }) {
  if (choice.villages === null) return <Facts items={[['村（居）', choice.chosen?.name]]} />;
  if (choice.problem) return <Notice tone="warn">{`没能载入村（居）名单。${choice.problem}`}</Notice>;
  return (
    <Card>
      <SelectField
        id="village"
        label="居住的村（居）"
        required
        options={namedOptions(choice.villages)}
        value={choice.chosen?.code}
        error={asked && !choice.chosen ? '请选择居住的村（居）' : undefined}
        onChange={choice.choose}
      />
    </Card>
  );
}
