import { useState } from 'react';

import { PlacesView, RecordsView, type RecordsWanted } from '@/features/figures';
import { useSignedIn } from '@/features/home';
import { useParams } from '@/platform/navigation';
import { Empty, optionsOf, Page, Segments } from '@/ui';

/** What stands behind a number: the records, of the whole city also town by town. */
export default function RecordsPage() {
  const account = useSignedIn();
  const [view, setView] = useState<'records' | 'places'>('records');
  const params = useParams<keyof RecordsWanted | 'title'>();
  if (!account) return null;
  const { place, measure, period, title = '明细', level, detail } = params;
  if (!place || !measure || !period) return <Empty title="没有选择数字" />;
  const part = params.part === 'denominator' ? 'denominator' : undefined;
  const wanted: RecordsWanted = { place, measure, period, level, detail, part };
  const isCity = account.regionLevel === 'city' && place === account.regionCode;
  return (
    <Page title="数字背后的记录" backTo="quarter">
      {isCity ? (
        <Segments<'records' | 'places'>
          id="records-view"
          label="怎么看"
          options={optionsOf({ records: '名单', places: '各镇（区、街道）' })}
          value={view}
          onChange={setView}
        />
      ) : null}
      {isCity && view === 'places' ? (
        <PlacesView wanted={wanted} title={title} />
      ) : (
        <RecordsView wanted={wanted} title={title} />
      )}
    </Page>
  );
}
