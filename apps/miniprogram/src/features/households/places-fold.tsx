import { STAY_REASONS } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Box, Card, Fold, Loaded, Row, sayDate, Txt } from '@/ui';

import { placesOf } from './calls';

/** From a file: the household's own page, and where the elder lived before. */
export function HouseholdLinks({ elderId, householdId }: { elderId: number; householdId: number }) {
  return (
    <Card className="card--rows">
      <Row id="open-household" onPress={() => open('household', { id: householdId })}>
        <Txt>这一户（同住的人、迁入迁出、分户）</Txt>
      </Row>
      <Fold id="places-lived" title="住过的户">
        <Places elderId={elderId} />
      </Fold>
    </Card>
  );
}

function Places({ elderId }: { elderId: number }) {
  const places = useResource(`places-${elderId}`, () => placesOf(elderId));
  return (
    <Loaded resource={places}>
      {({ items }) =>
        items.length === 0 ? (
          <Box className="t-soft">还没有记录。</Box>
        ) : (
          <>
            {items.map((place) => (
              <Box key={`${place.householdId}-${place.from}-${place.to ?? ''}`} className="stay">
                <Txt className="t-strong">{place.townName + place.villageName + place.address}</Txt>
                <Txt className="t-num">
                  {`${sayDate(place.from, localDay())}起${place.to ? `，${sayDate(place.to, localDay())}迁出` : ''} · ${STAY_REASONS[place.reason]}`}
                </Txt>
                <Txt className="t-small t-soft">
                  {[place.note, `${place.recordedByName} 登记`].filter(Boolean).join(' · ')}
                </Txt>
              </Box>
            ))}
          </>
        )
      }
    </Loaded>
  );
}
