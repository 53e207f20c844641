import { useState } from 'react';

import { CountsLine, FollowUpBoard, FollowUpList } from '@/features/follow-ups';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { useWide } from '@/platform/viewport';
import { Button, optionsOf, Page, Segments } from '@/ui';

const VIEWS = { board: '看板', list: '清单' } as const;

/** 跟踪回访: what visits found and somebody sees through; a board where there is room for one. */
export default function FollowUpsPage() {
  const account = useSignedIn();
  const wide = useWide();
  const mayOpen = useAllowed('follow_up.open');
  const [view, setView] = useState<keyof typeof VIEWS>('board');
  if (!account) return null;
  const openOne = (id: number) => open('followUp', { id });
  return (
    <Page
      title="跟踪回访"
      wide={wide}
      backTo="tools"
      actions={
        mayOpen ? (
          <Button id="new-follow-up" kind="primary" icon="plus" onPress={() => open('newFollowUp')}>
            记一件要跟踪的事
          </Button>
        ) : undefined
      }
    >
      <CountsLine ofCity={account.role === 'city_officer'} />
      {wide ? <Segments id="view" label="看法" options={optionsOf(VIEWS)} value={view} onChange={setView} /> : null}
      {wide && view === 'board' ? <FollowUpBoard onOpen={openOne} /> : <FollowUpList onOpen={openOne} />}
    </Page>
  );
}
