import { DOUBLE_REASONS, DOUBLE_STATUSES } from '@tanfang/domain';

import { CompareTable, DecideForm, doubleOf, UndoForm } from '@/features/doubles';
import { useSignedIn } from '@/features/home';
import { useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { useAllowed } from '@/platform/session';
import { Box, Loaded, Notice, Page } from '@/ui';

/** Two files side by side, to be told apart or merged. */
export default function DoublePage() {
  const account = useSignedIn();
  const mayDecide = useAllowed('double.decide');
  const { id } = useParams<'id'>();
  const pair = useResource(account && `double-${id ?? ''}`, () => doubleOf(Number(id)));
  useReturn(() => void pair.reload());
  if (!account) return null;
  const reload = () => void pair.reload();
  return (
    <Page title="疑似重复" backTo="doubles" wide>
      <Loaded resource={pair}>
        {(data) => (
          <>
            <Box className="t-lead">{data.reasons.map((reason) => DOUBLE_REASONS[reason]).join('；')}</Box>
            {data.status === 'open' ? null : (
              <Notice>{`${DOUBLE_STATUSES[data.status]}：${data.note ?? ''}（${data.decidedByName ?? ''}）`}</Notice>
            )}
            <CompareTable pair={data} />
            {mayDecide && data.status === 'open' ? (
              <DecideForm key={data.files.map(({ version }) => version).join()} pair={data} onDecided={reload} />
            ) : null}
            {mayDecide && data.status === 'merged' && data.mergeId !== null ? (
              <UndoForm mergeId={data.mergeId} onUndone={reload} />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
