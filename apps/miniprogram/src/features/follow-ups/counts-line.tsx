import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { Box } from '@/ui';

import { followUpCounts } from './calls';

/** How many there are, in a line. */
export function CountsLine({ ofCity }: { ofCity: boolean }) {
  const counts = useResource('follow-up-counts', followUpCounts);
  useReturn(() => void counts.reload());
  if (!counts.data) return null;
  const { open, inProgress, resolved, overdue, mine, atCity } = counts.data;
  const parts = [
    `待处理 ${open}`,
    `处理中 ${inProgress}`,
    `待回访 ${resolved}`,
    `逾期 ${overdue}`,
    ofCity ? `已报到市民政局 ${atCity}` : `我负责 ${mine}`,
  ];
  return (
    <Box className="t-soft t-num" id="follow-up-counts">
      {parts.join('\u3000')}
    </Box>
  );
}
