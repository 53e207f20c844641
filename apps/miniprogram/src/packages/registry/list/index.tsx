import { useState } from 'react';

import { HomeTabs, useSignedIn } from '@/features/home';
import { FilesList, PlaceFilter, useFiles, useNewDrafts, usePlaceFilter } from '@/features/registry';
import { useReturn } from '@/platform/return';
import { open } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { useSettled } from '@/platform/settled';
import { Box, Button, Choice, Empty, Page, Paged, Row, Tag, TextInput, Txt } from '@/ui';

const MONTH_FILTER = { all: '全部', pending: '本月待更新' } as const;

/** 台账: the files of the village (of the town, for its officer) with this month's state. */
export default function RegisterPage() {
  const account = useSignedIn();
  const mayRegister = useAllowed('elder.register');
  const [typed, setTyped] = useState('');
  const [month, setMonth] = useState<keyof typeof MONTH_FILTER>('all');
  const place = usePlaceFilter(account);
  const files = useFiles({ ...place.query, q: useSettled(typed).trim(), monthPending: month === 'pending' });
  useReturn(() => void files.list.reload());
  if (!account) return null;

  const narrowed = typed.trim() !== '' || month !== 'all' || Object.values(place.query).some(Boolean);
  return (
    <Page
      title="台账"
      tabs={<HomeTabs current="register" />}
      actions={
        mayRegister ? (
          <Button id="register-new" kind="primary" icon="plus" onPress={() => open('registerElder')}>
            登记新对象
          </Button>
        ) : null
      }
    >
      <Box className="files-filter">
        <PlaceFilter {...place} />
        <TextInput
          id="files-search"
          label="查找姓名、拼音首字母、身份证号或电话"
          placeholder="姓名、拼音首字母、身份证号或电话"
          value={typed}
          maxLength={40}
          onChange={setTyped}
        />
        <Choice id="files-month" label="本月更新" options={MONTH_FILTER} value={month} onChange={setMonth} />
      </Box>
      <Unfinished />
      <Paged
        id="files"
        pages={files}
        empty={
          narrowed ? (
            <Empty title="没有找到">换一个字，或清空条件再看。</Empty>
          ) : (
            <Empty title="还没有档案">点下方“登记新对象”，先填身份证号码。</Empty>
          )
        }
      >
        {(rows) => <FilesList rows={rows} withVillage={account.regionLevel !== 'village'} />}
      </Paged>
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
