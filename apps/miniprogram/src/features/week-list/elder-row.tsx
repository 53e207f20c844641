import type { ListedElder } from '@/offline/with-unsent';
import { localDay, localTime } from '@/platform/clock';
import { Box, Icon, LevelTag, Pips, Press, sayDate, Tag, Txt } from '@/ui';

import { ageAndSex, concernOf, OUTLOOK_TAGS, sayLast, sayNext } from './words';

interface ElderRowProps {
  elder: ListedElder;
  today: string;
  selected: boolean;
  onOpen: (elderId: number) => void;
  onDial: (elder: { elderId: number; name: string }) => void;
}

/** One elder of the week: who, how far the week is, what is next and why; open or dial. */
export function ElderRow({ elder, today, selected, onOpen, onDial }: ElderRowProps) {
  const next = sayNext(elder, today);
  const last = sayLast(elder, today);
  const concern = concernOf(elder);
  return (
    <Box className={`elder-row ${selected ? 'elder-row--selected' : ''}`}>
      <Press id={`elder-${elder.elderId}`} className="elder-row__main" onPress={() => onOpen(elder.elderId)}>
        <Box className="tags elder-row__who">
          <Txt className="t-lead">{elder.name}</Txt>
          <Txt className="t-soft t-num">{ageAndSex(elder)}</Txt>
          <LevelTag level={elder.level} />
          {elder.coversFor ? <Tag>{`代 ${elder.coversFor}`}</Tag> : null}
          {elder.coveredBy ? <Tag>{`${elder.coveredBy} 代班中`}</Tag> : null}
          {elder.unreachable || elder.goAndSee ? <Tag tone="bad">联系不上</Tag> : null}
          {concern ? <Tag tone={OUTLOOK_TAGS[concern].tone}>{OUTLOOK_TAGS[concern].words}</Tag> : null}
          {elder.unsent > 0 ? <Tag tone="warn">{`${elder.unsent} 条待上传`}</Tag> : null}
        </Box>
        <Box className="elder-row__progress">
          <Pips label="上门" done={elder.doneHome} due={elder.dueHome} />
          <Pips label="电话视频" done={elder.doneRemote} due={elder.dueRemote} />
          {elder.met && elder.dueHome + elder.dueRemote > 0 ? (
            <Txt className="elder-row__met">
              <Icon name="check" />
              本周已完成
            </Txt>
          ) : null}
        </Box>
        {elder.goAndSee ? (
          <Box className="t-strong" id={`go-and-see-${elder.elderId}`}>
            {`请在${sayDate(localDay(elder.goAndSee.dueAt), today)} ${localTime(elder.goAndSee.dueAt)}前上门查看`}
          </Box>
        ) : next && !elder.met ? (
          <Box>
            <Txt className="t-strong">{next.what}</Txt>
            <Txt className="t-soft">{`\u3000${next.why}`}</Txt>
          </Box>
        ) : null}
        {last ? <Box className="t-small t-soft">{last}</Box> : null}
      </Press>
      {elder.refused ? null : (
        <Press
          id={`dial-${elder.elderId}`}
          className="elder-row__call"
          label={`给${elder.name}打电话`}
          onPress={() => onDial(elder)}
        >
          <Icon name="phone" />
          <Txt className="t-small">打电话</Txt>
        </Press>
      )}
    </Box>
  );
}
