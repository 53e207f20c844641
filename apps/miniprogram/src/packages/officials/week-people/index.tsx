import { useSignedIn } from '@/features/home';
import { WeekPeopleView } from '@/features/week-places';
import { useParams } from '@/platform/navigation';
import { Empty, Page } from '@/ui';

/** The people of a village, or of one visitor, with how far their week is. */
export default function WeekPeoplePage() {
  const account = useSignedIn();
  const { place, doerId, label } = useParams<'place' | 'doerId' | 'label'>();
  if (!account) return null;
  return (
    <Page title={label ?? '本周名单'} backTo="weekPlaces">
      {place ? (
        <WeekPeopleView
          whose={{ place, doerId: doerId === undefined ? undefined : Number(doerId) }}
          withVillage={account.regionLevel !== 'village' && doerId !== undefined}
        />
      ) : (
        <Empty title="没有选择村（居）" />
      )}
    </Page>
  );
}
