import { ROLES } from '@tanfang/domain';

import type { Account } from '@/platform/session';
import { Box, Card } from '@/ui';

/** Who is signed in. */
export function AccountCard({ account }: { account: Account }) {
  const role = (ROLES as Record<string, string>)[account.role] ?? '';
  return (
    <Card>
      <Box className="t-title">{account.displayName}</Box>
      <Box className="t-soft">{[role, account.regionName].filter(Boolean).join(' · ')}</Box>
    </Card>
  );
}
