import { useEffect, useState } from 'react';

import { scanDoor } from '@/features/door-code';
import { homeOf, HomeTabs, useSignedIn } from '@/features/home';
import { dialElder } from '@/features/phone-visit';
import { useWeekList, WeekListView } from '@/features/week-list';
import { sayWaiting, useUnsent } from '@/offline/unsent';
import { endPullDown, usePullDownRefresh } from '@/platform/lifecycle';
import { takeLaunchCode } from '@/platform/launch';
import { open, restart } from '@/platform/navigation';
import { useWide } from '@/platform/viewport';
import { Button, Empty, ErrorState, ListDetail, Notice, Page, Skeleton } from '@/ui';

import { DetailPane } from './detail-pane';

/** This week's list: the first page of visitors and villages; other roles go on to their own. */
export default function WeekPage() {
  const account = useSignedIn();
  const home = account ? homeOf(account.role) : 'week';
  useEffect(() => {
    if (home !== 'week') return restart(home);
    const code = account ? takeLaunchCode() : null;
    if (code) open('scan', { code });
  }, [account, home]);
  return account && home === 'week' ? <Week /> : null;
}

function Week() {
  const { list, problem, reload } = useWeekList();
  usePullDownRefresh(() => void reload().finally(endPullDown));
  const unsent = useUnsent();
  const wide = useWide();
  const [selectedId, select] = useState<number | null>(null);
  const shownId = selectedId ?? list?.households[0]?.elders[0]?.elderId ?? null;

  const scan = async () => {
    const text = await scanDoor();
    if (text !== null) open('scan', { code: text });
  };
  const rejected = unsent.filter((item) => item.state === 'rejected');
  return (
    <Page
      title="本周探访"
      wide
      tabs={<HomeTabs current="week" />}
      actions={
        <Button id="scan" kind="primary" icon="scan" onPress={() => void scan()}>
          扫门牌
        </Button>
      }
    >
      {rejected.length > 0 ? (
        <Notice tone="bad" id="rejected" action={<Button onPress={() => open('unsent')}>去看看</Button>}>
          {`有 ${sayWaiting(rejected)}没有被服务器接收，内容都还在手机里，需要您看一下。`}
        </Notice>
      ) : null}
      {problem && list && !problem.isNetwork ? (
        <Notice tone="warn">{`没能更新，下面是上次的名单。${problem.detail}`}</Notice>
      ) : null}
      {list ? (
        <ListDetail
          list={
            <WeekListView
              list={list}
              unsent={unsent}
              selectedId={wide ? shownId : null}
              onOpen={(id) => (wide ? select(id) : open('elder', { id }))}
              onDial={(elder) => void dialElder(elder)}
            />
          }
          detail={
            wide ? (
              shownId === null ? (
                <Empty title="选一位老人，在这里看详情" />
              ) : (
                <DetailPane key={shownId} elderId={shownId} list={list} />
              )
            ) : null
          }
        />
      ) : problem ? (
        <ErrorState detail={problem.detail} onRetry={() => void reload()} />
      ) : (
        <Skeleton cards={4} />
      )}
    </Page>
  );
}
