import type { WeekPlaceRow } from '@tanfang/contracts';
import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import { type Breakdown, WeekPeopleView, WeekPlacesView, type Whose } from '@/features/week-places';
import { open, useParams } from '@/platform/navigation';
import { useWide } from '@/platform/viewport';
import { Box, Empty, ListDetail, Page } from '@/ui';

interface Chosen extends Whose {
  key: string;
  label: string;
}

/** 本周名单: who is done, due, will be missed; by place and by visitor, down to the people. */
export default function WeekPlacesPage() {
  const account = useSignedIn();
  const wide = useWide();
  const params = useParams<'place'>();
  const [chosen, choose] = useState<Chosen | null>(null);
  if (!account) return null;
  const place = params.place ?? account.regionCode ?? '';
  // Below the city is its towns, below a town its villages.
  const level = params.place ? 'town' : (account.regionLevel ?? 'village');
  const openRow = ({ key, label }: WeekPlaceRow, by: Breakdown) => {
    if (level === 'city') return open('weekPlaces', { place: key });
    const whose: Whose = by === 'visitor' ? { place, doerId: Number(key) } : { place: key };
    if (wide) choose({ ...whose, key, label });
    else open('weekPeople', { ...whose, label });
  };
  return (
    <Page title="本周名单" wide backTo="tools">
      <ListDetail
        list={
          <WeekPlacesView
            place={place}
            level={level as 'city' | 'town' | 'village'}
            selected={wide ? (chosen?.key ?? null) : null}
            onOpen={openRow}
          />
        }
        detail={
          wide && level !== 'city' ? (
            chosen ? (
              <Box className="pane-form">
                <Box className="t-title" role="heading">
                  {chosen.label}
                </Box>
                <WeekPeopleView
                  key={chosen.key}
                  whose={{ place: chosen.place, doerId: chosen.doerId }}
                  withVillage={level !== 'village' && chosen.doerId !== undefined}
                />
              </Box>
            ) : (
              <Empty title="从左边选一处，在这里看每一位老人" />
            )
          ) : null
        }
      />
    </Page>
  );
}
