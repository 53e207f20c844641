import { useState } from 'react';

import { copyText } from '@/platform/clipboard';
import { open } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { useResource } from '@/platform/resource';
import { Box, Button, Empty, Loaded, Notice, Paged, Press, say, Txt } from '@/ui';

import { ABOUT_WORDS, countsOf, firstAbout, type ShownAbout } from './about';
import { reasonsToCall } from './attention';
import { overviewOf, peopleBehind } from './calls';
import { PeopleList } from './people-list';
import { RemindVillage } from './remind-village';
import { reminderFor } from './reminder';
import './officials.scss';

interface RegionDetailProps {
  code: string;
  /** The list to begin with; the gravest one when none is named. */
  about: ShownAbout | null;
}

/** A region's numbers, and the people behind the one that is chosen. */
export function RegionDetail({ code, about }: RegionDetailProps) {
  const overview = useResource(`overview-${code}`, () => overviewOf(code));
  const [chosen, setChosen] = useState<ShownAbout | null>(about);
  return (
    <Loaded resource={overview}>
      {(data) => {
        const { region, totals } = data;
        const shown = chosen ?? firstAbout(totals);
        const reasons = reasonsToCall(totals, data);
        const remind = async () => {
          if (await copyText(reminderFor(region.name, totals, data))) say('提醒文字已复制，可以粘贴发给村（居）。');
          else say('这台设备不能复制。');
        };
        return (
          <Box className="region-detail">
            <Box className="t-title" role="heading">
              {region.name}
            </Box>
            {reasons.length > 0 ? <Notice tone="warn">{`${reasons.join('；')}。`}</Notice> : null}
            <Box className="region-detail__actions">
              {region.level === 'village' ? <RemindVillage code={region.code} /> : null}
              <Button id="copy-reminder" icon="file" onPress={() => void remind()}>
                复制提醒
              </Button>
              {region.level === 'town' ? (
                <Button id="open-below" icon="list" onPress={() => open('overview', { parent: region.code })}>
                  看各村（居）
                </Button>
              ) : null}
            </Box>
            <Box className="figures" role="tablist" label="数字">
              {(Object.entries(countsOf(totals)) as [ShownAbout, number][]).map(([name, count]) => (
                <Press
                  key={name}
                  id={`about-${name}`}
                  role="tab"
                  className={`figures__one ${name === shown ? 'figures__one--on' : ''}`}
                  selected={name === shown}
                  onPress={() => setChosen(name)}
                >
                  <Txt className="figures__number">{count}</Txt>
                  <Txt className="t-small">{ABOUT_WORDS[name]}</Txt>
                </Press>
              ))}
            </Box>
            <People key={shown} code={code} about={shown} withVillage={region.level !== 'village'} />
          </Box>
        );
      }}
    </Loaded>
  );
}

function People({ code, about, withVillage }: { code: string; about: ShownAbout; withVillage: boolean }) {
  const people = usePagedList(`people-${code}-${about}`, (cursor) => peopleBehind(code, about, cursor));
  return (
    <Paged id="people" pages={people} empty={<Empty title={`没有“${ABOUT_WORDS[about]}”的老人`} />}>
      {(rows) => <PeopleList rows={rows} withVillage={withVillage} />}
    </Paged>
  );
}
