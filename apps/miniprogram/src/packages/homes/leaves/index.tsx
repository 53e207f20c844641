import type { LeaveView } from '@tanfang/contracts';

import { endLeave, leavesPage, sayLeave } from '@/features/assignments';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { sayProblem, useSending } from '@/platform/sending';
import { useAllowed } from '@/platform/session';
import { ask, Box, Button, Card, Empty, Page, Paged, Refusal, say, Tag, Txt } from '@/ui';

/** 请假代班: days of leave that run, are to come, or are over. */
export default function LeavesPage() {
  const account = useSignedIn();
  const mayArrange = useAllowed('leave.arrange');
  const pages = usePagedList(account && 'leaves', (cursor) => leavesPage(cursor));
  const sending = useSending();
  useReturn(() => void pages.list.reload());
  if (!account) return null;
  const end = async (leave: LeaveView) => {
    const confirmed = await ask({
      title: leave.state === 'upcoming' ? '取消这次代班' : '提前结束代班',
      body: `从今天起，老人仍由${leave.visitorName}探访。`,
      confirm: leave.state === 'upcoming' ? '取消代班' : '结束代班',
      cancel: '返回',
    });
    if (!confirmed) return;
    if ((await sending.send({ leaveId: leave.id }, ({ clientId }) => endLeave(leave.id, { clientId }))) === null)
      return;
    say('代班已结束。');
    await pages.list.reload();
  };
  return (
    <Page
      title="请假代班"
      backTo="tools"
      actions={
        mayArrange ? (
          <Button id="new-leave" kind="primary" icon="plus" onPress={() => open('newLeave')}>
            安排代班
          </Button>
        ) : null
      }
    >
      <Refusal words={sayProblem(sending.problem)} />
      <Paged
        id="leaves"
        pages={pages}
        empty={<Empty title="还没有请假代班">探访员请假时，在这里把老人分给同事，到期自动结束。</Empty>}
      >
        {(rows) =>
          rows.map((leave) => {
            const words = sayLeave(leave);
            return (
              <Card key={leave.id} id={`leave-${leave.id}`}>
                <Box className="tags">
                  <Txt className="t-lead">{leave.visitorName}</Txt>
                  <Txt className="t-num">{words.days}</Txt>
                  <Tag tone={leave.state === 'running' ? 'warn' : 'plain'}>{words.state}</Tag>
                </Box>
                <Box>{words.covers}</Box>
                <Box className="t-small t-soft">{`${leave.villageName} · ${leave.reason}`}</Box>
                {mayArrange && leave.state !== 'over' ? (
                  <Button id={`end-leave-${leave.id}`} onPress={() => void end(leave)}>
                    {leave.state === 'upcoming' ? '取消代班' : '提前结束'}
                  </Button>
                ) : null}
              </Card>
            );
          })
        }
      </Paged>
    </Page>
  );
}
