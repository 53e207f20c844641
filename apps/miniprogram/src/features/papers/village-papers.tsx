import { useState } from 'react';

import type { Account } from '@/platform/session';
import { Box, Card, Choice, Field, optionsOf, Toggle } from '@/ui';

import { exportVisitorFiling, printDoorLabels, printRegistrationForms } from './calls';
import { PaperButton } from './paper-button';
import { PlaceFields } from './place-fields';
import { NO_PURPOSE, PurposeField, purposeWords } from './purpose-field';
import { usePaper } from './use-paper';
import { usePlaces } from './use-places';

export const FORM_FORMATS = { pdf: 'PDF（打印用）', docx: 'Word（可修改）' } as const;
const LIST_FORMATS = { pdf: 'PDF（盖章报送）', xlsx: 'Excel 表格' } as const;

const CHOOSE_VILLAGE = '请先选择一个村（居）。';

/** 信息登记表 of a whole village. */
export function VillageForms({ account }: { account: Account }) {
  const paper = usePaper();
  const places = usePlaces(account);
  const [format, setFormat] = useState<keyof typeof FORM_FORMATS>('pdf');
  const [purpose, setPurpose] = useState({ ...NO_PURPOSE, fullNumbers: true });
  const { villageCode } = places;
  return (
    <Card>
      <Box className="t-soft">
        一村所有在册老人的信息登记表，一人一份，各从新的一页开始。单独一位或一户的，在老人档案里打印。
      </Box>
      <PlaceFields {...places} />
      <Field label="文件格式" hint={format === 'docx' ? 'Word 一次最多 100 份。' : undefined}>
        <Choice
          id="forms-format"
          label="文件格式"
          options={optionsOf(FORM_FORMATS)}
          value={format}
          onChange={setFormat}
        />
      </Field>
      <PurposeField id="forms" value={purpose} mayShowNumbers onChange={setPurpose} />
      {villageCode === undefined ? <Box className="t-soft">{CHOOSE_VILLAGE}</Box> : null}
      <PaperButton
        id="forms-go"
        paper={paper}
        words="生成登记表"
        unit="份"
        disabled={villageCode === undefined || purposeWords(purpose).length < 2}
        onPress={() =>
          void paper.get(() =>
            printRegistrationForms({
              villageCode,
              format,
              purpose: purposeWords(purpose),
              fullNumbers: purpose.fullNumbers,
            }),
          )
        }
      />
    </Card>
  );
}

/** 门牌码标签 of a village. */
export function DoorLabels({ account }: { account: Account }) {
  const paper = usePaper();
  const places = usePlaces(account);
  const [issueMissing, setIssueMissing] = useState(true);
  const [withKey, setWithKey] = useState(true);
  const { villageCode } = places;
  return (
    <Card>
      <Box className="t-soft">A4 纸每页 12 张，沿虚线剪开。标签上只有码、村名、网格和序号，没有姓名和证件号码。</Box>
      <PlaceFields {...places} />
      <Toggle
        id="labels-issue"
        label="给还没有门牌码的户发码"
        hint="已有的码不变，贴着的标签继续能用。"
        value={issueMissing}
        onChange={setIssueMissing}
      />
      <Toggle
        id="labels-key"
        label="另附张贴对照表"
        hint="序号对住址，没有姓名；张贴后收回销毁。"
        value={withKey}
        onChange={setWithKey}
      />
      {villageCode === undefined ? <Box className="t-soft">{CHOOSE_VILLAGE}</Box> : null}
      <PaperButton
        id="labels-go"
        paper={paper}
        words="生成标签"
        unit="张"
        disabled={villageCode === undefined}
        onPress={() => void paper.get(() => printDoorLabels({ villageCode: villageCode ?? '', issueMissing, withKey }))}
      />
    </Card>
  );
}

/** 报送备案: the list of the named visitors. */
export function VisitorFiling({ account }: { account: Account }) {
  const paper = usePaper();
  const places = usePlaces(account);
  const [format, setFormat] = useState<keyof typeof LIST_FORMATS>('pdf');
  return (
    <Card>
      <Box className="t-soft">
        每位在册老人的探访关爱联系人，尚未明确的单列，供盖章报送市民政部门备案。联系人电话按备案需要完整显示。
      </Box>
      <PlaceFields {...places} />
      <Field label="文件格式">
        <Choice
          id="filing-format"
          label="文件格式"
          options={optionsOf(LIST_FORMATS)}
          value={format}
          onChange={setFormat}
        />
      </Field>
      <PaperButton
        id="filing-go"
        paper={paper}
        words="生成备案表"
        unit="人"
        onPress={() => void paper.get(() => exportVisitorFiling({ regionCode: places.code, format }))}
      />
    </Card>
  );
}
