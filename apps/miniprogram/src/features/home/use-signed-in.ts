import { useEffect } from 'react';

import { restart } from '@/platform/navigation';
import { useAccount, type Account } from '@/platform/session';

/** The signed-in account. A page that needs one shows nothing without it; the person is led to sign in. */
export function useSignedIn(): Account | null {
  const account = useAccount();
  const missing = account === null;
  useEffect(() => {
    if (missing) restart('login');
  }, [missing]);
  return account;
}
