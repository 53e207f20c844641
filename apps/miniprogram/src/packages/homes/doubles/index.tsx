import { DOUBLE_STATUSES, type DoubleStatus } from '@tanfang/domain';
import { useState } from 'react';

import { DoubleList, doublesPage } from '@/features/doubles';
import { useSignedIn } from '@/features/home';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { Empty, optionsOf, Page, Paged, Segments } from '@/ui';

/** 疑似重复: pairs of files that look like one person's. */
export default function DoublesPage() {
  const account = useSignedIn();
  const [status, setStatus] = useState<DoubleStatus>('open');
  const pages = usePagedList(account && `doubles-${status}`, (cursor) => doublesPage(status, cursor));
  useReturn(() => void pages.list.reload());
  if (!account) return null;
  return (
    <Page title="疑似重复" backTo="tools">
      <Segments
        id="doubles-status"
        label="核对情况"
        options={optionsOf(DOUBLE_STATUSES)}
        value={status}
        onChange={setStatus}
      />
      <Paged
        id="doubles"
        pages={pages}
        empty={
          status === 'open' ? (
            <Empty title="没有要核对的重复档案">登记和导入时会自动比对姓名、出生日期、身份证号和电话。</Empty>
          ) : (
            <Empty title="还没有" />
          )
        }
      >
        {(rows) => <DoubleList rows={rows} />}
      </Paged>
    </Page>
  );
}
