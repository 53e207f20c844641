import type { FigureForecast } from '@tanfang/contracts';

import { open } from '@/platform/navigation';
import type { Account } from '@/platform/session';
import { sayPeriod } from '@/platform/periods';
import { Box, Button, Card, Fold, LevelTag, Press, Section, Table, TableRow, Tag, Txt } from '@/ui';

const OUTLOOK_WORDS = {
  met: '已达标',
  fits: '来得及',
  today: '今天必须联系',
  crowded: '排不开',
  lost: '已来不及',
} as const;
const SHOWN = Object.keys(OUTLOOK_WORDS) as (keyof typeof OUTLOOK_WORDS)[];

type Person = FigureForecast['people'][number];

/** Who will be missed by Sunday, told while it can still be helped. */
export function Forecast({ forecast, account }: { forecast: FigureForecast; account: Account }) {
  const { totals, rows, people } = forecast;
  const own = account.regionCode ?? '';
  const open_ = rows.filter((row) => row.today + row.crowded + row.lost > 0);
  return (
    <Section id="forecast" title={`本周到周日会怎样（${sayPeriod(forecast.week)}）`}>
      <Card>
        <Box className="glance">
          <Number label="本周应探访（人）" value={totals.due} />
          {SHOWN.map((outlook) => (
            <Number key={outlook} label={`${OUTLOOK_WORDS[outlook]}（人）`} value={totals[outlook]} />
          ))}
        </Box>
        <Button id="week-behind" icon="list" onPress={() => open('people', { region: own, about: 'week_behind' })}>
          看还没达标的人
        </Button>
        <Fold id="forecast-meaning" title="怎么推算的">
          <Box>{forecast.meaning}</Box>
        </Fold>
      </Card>
      {people.length > 0 ? (
        <Box className="card card--rows">
          {people.map((person) => (
            <PersonRow key={person.elderId} person={person} />
          ))}
        </Box>
      ) : null}
      {open_.length > 0 ? (
        <Table
          id="forecast-table"
          label="各地本周推算"
          heads={['地区', '应探访', ...SHOWN.map((one) => OUTLOOK_WORDS[one])]}
        >
          {open_.map((row) => (
            <TableRow
              key={row.place.key}
              name={
                <Button kind="quiet" onPress={() => open('people', { region: row.place.key, about: 'week_behind' })}>
                  {row.place.label}
                </Button>
              }
              cells={[row.due, ...SHOWN.map((outlook) => row[outlook])]}
            />
          ))}
        </Table>
      ) : null}
    </Section>
  );
}

function Number({ label, value }: { label: string; value: number }) {
  return (
    <Box className="glance__one">
      <Box className="t-small t-soft">{label}</Box>
      <Txt className="t-title t-num">{value}</Txt>
    </Box>
  );
}

function PersonRow({ person }: { person: Person }) {
  const { elderId, name, level, villageName, outlook, missingHome, missingRemote } = person;
  const missing = [
    missingHome > 0 ? `上门还差 ${missingHome} 次` : '',
    missingRemote > 0 ? `电话视频还差 ${missingRemote} 次` : '',
  ];
  return (
    <Press className="records__row" onPress={() => open('elder', { id: elderId })}>
      <Box className="records__head">
        <Txt className="t-strong">{name}</Txt>
        <LevelTag level={level as 'A' | 'B' | 'C' | null} />
        <Tag tone={outlook === 'lost' ? 'bad' : 'warn'}>{OUTLOOK_WORDS[outlook]}</Tag>
      </Box>
      <Box className="t-small t-soft">{[villageName, ...missing].filter(Boolean).join(' · ')}</Box>
    </Press>
  );
}
