import { useState } from 'react';

import { HomeTabs, useSignedIn } from '@/features/home';
import {
  FilesList,
  FilterPanel,
  fileRowId,
  PlaceFilter,
  SavedFilters,
  sayFilter,
  useFiles,
  useNewDrafts,
  usePlaceFilter,
  useSavedFilters,
  type FileFilter,
} from '@/features/registry';
import { focusOn, useArrowKeys, useKeys } from '@/platform/keyboard';
import { useReturn } from '@/platform/return';
import { open } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { useSettled } from '@/platform/settled';
import { useWide } from '@/platform/viewport';
import { Box, Button, Empty, ListDetail, Page, Paged, Row, Tag, TextInput, Txt } from '@/ui';

import { FilePane } from './file-pane';

/**
 * 台账: the files of the village, the town or the city. On a desktop the chosen one is beside the list: arrows go up and
 * down, Enter opens, / goes to the search.
 */
export default function RegisterPage() {
  const account = useSignedIn();
  const mayRegister = useAllowed('elder.register');
  const mayExport = useAllowed('register.export');
  const wide = useWide();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<FileFilter>({});
  const [filtering, setFiltering] = useState(false);
  const [chosen, choose] = useState<number | null>(null);
  const place = usePlaceFilter(account);
  const saved = useSavedFilters(account !== null);
  const files = useFiles({ ...filter, ...place.query, q: useSettled(typed).trim() });
  useReturn(() => void files.list.reload());

  const rows = files.list.data ?? [];
  const shown = rows.find((row) => row.id === chosen) ?? rows[0];
  const step = (by: 1 | -1) => {
    const next = rows[rows.findIndex((row) => row === shown) + by];
    if (!wide || !next) return;
    choose(next.id);
    focusOn(fileRowId(next.id));
  };
  useArrowKeys(step);
  useKeys({ '/': () => focusOn('files-search') });
  if (!account) return null;

  const words = sayFilter(filter);
  const narrowed = typed.trim() !== '' || words.length > 0 || Object.values(place.query).some(Boolean);
  const openRow = (id: number) => {
    if (!wide || shown?.id === id) open('elderFile', { id });
    else choose(id);
  };
  return (
    <Page
      title="台账"
      wide
      tabs={<HomeTabs current="register" />}
      actions={
        mayRegister ? (
          <Button id="register-new" kind="primary" icon="plus" onPress={() => open('registerElder')}>
            登记新对象
          </Button>
        ) : null
      }
    >
      <ListDetail
        list={
          <Box className="files-pane">
            <Box className="files-filter">
              <PlaceFilter {...place} />
              <Box className="files-find">
                <Box className="files-find__input">
                  <TextInput
                    id="files-search"
                    label="查找姓名、拼音、电话或身份证后几位、地址、门牌码"
                    placeholder="姓名、拼音、号码尾数、地址"
                    value={typed}
                    maxLength={80}
                    onChange={setTyped}
                  />
                </Box>
                <Button id="files-filter" icon="list" onPress={() => setFiltering(true)}>
                  {words.length > 0 ? `筛选 ${words.length}` : '筛选'}
                </Button>
              </Box>
              {words.length > 0 ? <Box className="t-soft">{`条件：${words.join('、')}`}</Box> : null}
              <SavedFilters saved={saved} filter={filter} onChoose={setFilter} />
              {mayExport ? (
                <Button
                  id="files-export"
                  kind="quiet"
                  icon="file"
                  onPress={() => open('papers', { part: 'export', filter: JSON.stringify(filter), ...place.query })}
                >
                  导出这些档案
                </Button>
              ) : null}
            </Box>
            <Unfinished />
            <Paged
              id="files"
              pages={files}
              empty={
                narrowed ? (
                  <Empty title="没有找到">换一个字，或清空条件再看。</Empty>
                ) : (
                  <Empty title="还没有档案">点“登记新对象”，先填身份证号码。</Empty>
                )
              }
            >
              {(items) => (
                <FilesList
                  rows={items}
                  withVillage={account.regionLevel !== 'village'}
                  selectedId={wide ? (shown?.id ?? null) : null}
                  onOpen={openRow}
                />
              )}
            </Paged>
          </Box>
        }
        detail={wide && shown ? <FilePane key={shown.id} elderId={shown.id} /> : null}
      />
      {filtering ? <FilterPanel filter={filter} onChange={setFilter} onClose={() => setFiltering(false)} /> : null}
    </Page>
  );
}

/** Registrations on this phone that are not on the register yet. */
function Unfinished() {
  const drafts = useNewDrafts();
  if (drafts.length === 0) return null;
  const refused = drafts.filter((draft) => draft.state === 'rejected').length;
  const waiting = drafts.filter((draft) => draft.state === 'waiting').length;
  return (
    <Box className="card card--slim">
      <Row id="unfinished" onPress={() => open('registerElder')}>
        <Box className="tags">
          <Txt>{`手机里还有 ${drafts.length} 份未完成的登记`}</Txt>
          {waiting > 0 ? <Tag>{`${waiting} 份等待上传`}</Tag> : null}
          {refused > 0 ? <Tag tone="bad">{`${refused} 份需要修改`}</Tag> : null}
        </Box>
      </Row>
    </Box>
  );
}
