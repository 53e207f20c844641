import type { SavedFilterPage, SavedFilterView } from '@tanfang/contracts';
import { useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { useResource, type Resource } from '@/platform/resource';
import { ask, Box, Button, Press, say, Sheet, TextField, Toggle, Txt } from '@/ui';

import { isSameFilter, sayFilter, type FileFilter } from './filter';
import './filter.scss';

/** Filters of one's own, and those shared in one's place. */
export const useSavedFilters = (signedIn: boolean): Resource<SavedFilterPage> =>
  useResource(signedIn ? 'saved-filters' : null, () => api.get('/saved-filters', { limit: 100 }));

interface SavedFiltersProps {
  saved: Resource<SavedFilterPage>;
  filter: FileFilter;
  onChoose: (filter: FileFilter) => void;
}

/** The kept filters, one tap each; the present one can be kept. */
export function SavedFilters({ saved, filter, onChoose }: SavedFiltersProps) {
  const [keeping, setKeeping] = useState(false);
  const items = saved.data?.items ?? [];
  const current = items.find(({ query }) => isSameFilter(query, filter));
  const words = sayFilter(filter);
  if (items.length === 0 && words.length === 0) return null;

  const remove = async (one: SavedFilterView) => {
    if (!(await ask({ title: `删除常用筛选“${one.name}”`, confirm: '删除' }))) return;
    try {
      await api.post(`/saved-filters/${one.id}/removal`);
    } catch (error) {
      say(asProblem(error).detail);
    }
    await saved.reload();
  };
  return (
    <Box className="saved-filters" role="group" label="常用筛选">
      {items.map((one) => (
        <Press
          key={one.id}
          id={`saved-${one.id}`}
          className={`saved-filters__one ${one === current ? 'saved-filters__one--on' : ''}`}
          selected={one === current}
          onPress={() => onChoose(one === current ? {} : one.query)}
        >
          <Txt>{one.own ? one.name : `${one.name}（${one.ownerName}）`}</Txt>
        </Press>
      ))}
      {current?.own ? (
        <Button id="saved-remove" kind="quiet" onPress={() => void remove(current)}>
          删除这个
        </Button>
      ) : null}
      {words.length > 0 && !current ? (
        <Button id="saved-keep" kind="quiet" onPress={() => setKeeping(true)}>
          存为常用
        </Button>
      ) : null}
      {keeping ? (
        <KeepSheet
          filter={filter}
          onClose={(kept) => {
            setKeeping(false);
            if (kept) void saved.reload();
          }}
        />
      ) : null}
    </Box>
  );
}

function KeepSheet({ filter, onClose }: { filter: FileFilter; onClose: (kept: boolean) => void }) {
  const [name, setName] = useState(sayFilter(filter).join('、').slice(0, 20));
  const [shared, setShared] = useState(false);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      await api.post('/saved-filters', { clientId: newClientId(), name, query: filter, shared });
      onClose(true);
    } catch (problem) {
      const { fieldErrors, detail } = asProblem(problem);
      setError(fieldErrors.name ?? detail);
      setBusy(false);
    }
  };
  return (
    <Sheet title="存为常用筛选" onClose={() => onClose(false)}>
      <Box className="filter-panel">
        <TextField id="saved-name" label="名称" required value={name} maxLength={20} error={error} onChange={setName} />
        <Toggle
          id="saved-shared"
          label="本地同事也能用"
          hint="只共用条件，每个人看到的仍是自己范围内的老人。"
          value={shared}
          onChange={setShared}
        />
        <Button id="saved-done" kind="primary" block busy={busy && '正在保存'} onPress={() => void keep()}>
          保存
        </Button>
      </Box>
    </Sheet>
  );
}
