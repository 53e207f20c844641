import type { VisitorPage } from '@tanfang/contracts';

import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { useAccount, useAllowed } from '@/platform/session';
import { readStored, writeStored } from '@/platform/storage';
import { SelectField } from '@/ui';

interface VisitorFieldProps {
  /** Null: the signed-in account. */
  value: number | null;
  onChange: (visitorId: number) => void;
  error: string | undefined;
}

const KEY = 'village-visitors';
type Names = [id: number, name: string][];

/** 探访人员, for the clerk of a village who types what a colleague did; everybody else records what they did themselves. */
export function VisitorField({ value, onChange, error }: VisitorFieldProps) {
  const account = useAccount();
  const mayChoose = useAllowed('visit.record_for');
  const read = useResource(mayChoose ? KEY : null, async () => {
    const { items } = await api.get<VisitorPage>('/assignments/visitors', { limit: 100 });
    const names: Names = items.map((row) => [row.accountId, row.name]);
    writeStored(KEY, names);
    return names;
  });
  if (!mayChoose || !account) return null;
  const names = read.data ?? readStored<Names>(KEY) ?? [];
  const others = names.filter(([id]) => id !== account.id);
  return (
    <SelectField
      id="visitor"
      label="探访人员"
      hint="去探访的是同事，就选同事；您记为信息录入员。"
      options={[[account.id, `${account.displayName}（本人）`], ...others]}
      value={value ?? account.id}
      error={error}
      onChange={onChange}
    />
  );
}
