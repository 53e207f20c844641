import type { ListedPersonView } from '@tanfang/contracts';
import { LIST_ITEM_STATES, LIST_SOURCES, type ListItemState, type ListSource } from '@tanfang/domain';
import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import { beginDraft, emptyValues } from '@/features/registry';
import { ItemCard, listItemsPage } from '@/features/shared-lists';
import { open } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { ask, Empty, optionsOf, Page, Paged, Segments, SelectField } from '@/ui';

const ALL = 'all';
const SOURCES = { [ALL]: '全部部门', ...LIST_SOURCES };

/** 名单核对: what lists of other bureaus and the register disagree about. */
export default function ListItemsPage() {
  const account = useSignedIn();
  const [state, setState] = useState<ListItemState>('open');
  const [source, setSource] = useState<ListSource | typeof ALL>(ALL);
  const filter = { state, source: source === ALL ? null : source };
  const pages = usePagedList(account && `list-items-${state}-${source}`, (cursor) => listItemsPage(filter, cursor));
  const reload = () => void pages.list.reload();
  useReturn(reload);
  if (!account) return null;
  return (
    <Page title="名单核对" backTo="tools">
      <Segments
        id="items-state"
        label="处理情况"
        options={optionsOf(LIST_ITEM_STATES)}
        value={state}
        onChange={setState}
      />
      <SelectField id="items-source" label="名单" options={optionsOf(SOURCES)} value={source} onChange={setSource} />
      <Paged
        id="items"
        pages={pages}
        empty={
          state === 'open' ? (
            <Empty title="没有要核对的">民政、卫健、残联的名单与台账不一致时，会列在这里。</Empty>
          ) : (
            <Empty title="还没有" />
          )
        }
      >
        {(rows) => rows.map((item) => <ItemCard key={item.id} item={item} onChanged={reload} onRegister={register} />)}
      </Paged>
    </Page>
  );
}

/** A draft of a new file with what the list says; where it names no village, the person chooses one first. */
function register({ idNumber, name, address, villageCode, villageName }: ListedPersonView): void {
  if (villageCode === null) {
    void ask({
      title: `登记${name}`,
      body: `身份证号 ${idNumber}，名单上的住址：${address || '没有写'}。名单没有写清村（社区），请在登记页选择。`,
      confirm: '去登记',
    }).then((yes) => {
      if (yes) open('registerElder');
    });
    return;
  }
  const draft = beginDraft(
    { ...emptyValues(), idNumber, name, address, villageCode, villageName: villageName ?? '', relationToHead: 'self' },
    null,
  );
  open('registerDraft', { draft: draft.id });
}
