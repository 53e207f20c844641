import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { useAllowed } from '@/platform/session';
import { Box, Choice, DateField, Field, Fold, optionsOf } from '@/ui';

import { printRegistrationForms, printVisitRecords } from './calls';
import { PaperButton } from './paper-button';
import { NO_PURPOSE, PurposeField, purposeWords } from './purpose-field';
import { monthBefore } from './period';
import { usePaper } from './use-paper';
import { FORM_FORMATS } from './village-papers';
import './papers.scss';

const WHAT = { form: '信息登记表', household: '全户的信息登记表', visits: '一段时间的探访记录表' } as const;
type What = keyof typeof WHAT;

/** From a file: the form of the elder or the household, and the records of a period. */
export function PrintElderFold(props: { elderId: number; householdId: number }) {
  const mayForms = useAllowed('elder.print');
  const mayVisits = useAllowed('visit.print');
  if (!mayForms && !mayVisits) return null;
  return (
    <Fold id="print" title="打印" summary={mayForms ? '信息登记表、探访关爱服务记录表' : '探访关爱服务记录表'}>
      <PrintElder {...props} mayForms={mayForms} />
    </Fold>
  );
}

function PrintElder({ elderId, householdId, mayForms }: { elderId: number; householdId: number; mayForms: boolean }) {
  const paper = usePaper();
  const today = localDay();
  const [what, setWhat] = useState<What>(mayForms ? 'form' : 'visits');
  const [format, setFormat] = useState<keyof typeof FORM_FORMATS>('pdf');
  const [purpose, setPurpose] = useState({ ...NO_PURPOSE, fullNumbers: true });
  const [from, setFrom] = useState(monthBefore(today));
  const [to, setTo] = useState(today);
  const ready = what === 'visits' ? from !== '' && to !== '' && from <= to : purposeWords(purpose).length >= 2;
  const get = () =>
    paper.get(() => {
      if (what === 'visits') return printVisitRecords({ elderId, from, to, format });
      const subject = what === 'form' ? { elderId } : { householdId };
      const words = purposeWords(purpose);
      return printRegistrationForms({ ...subject, format, purpose: words, fullNumbers: purpose.fullNumbers });
    });
  return (
    <Box className="papers__form">
      {mayForms ? (
        <Field label="打印什么">
          <Choice id="print-what" label="打印什么" options={optionsOf(WHAT)} value={what} onChange={setWhat} stacked />
        </Field>
      ) : null}
      {what === 'visits' ? (
        <Box className="papers__period">
          <DateField id="print-from" label="从" value={from} max={today} onChange={setFrom} />
          <DateField id="print-to" label="到" value={to} max={today} onChange={setTo} />
        </Box>
      ) : (
        <PurposeField id="print" value={purpose} mayShowNumbers onChange={setPurpose} />
      )}
      <Field label="文件格式">
        <Choice
          id="print-format"
          label="文件格式"
          options={optionsOf(FORM_FORMATS)}
          value={format}
          onChange={setFormat}
        />
      </Field>
      <PaperButton
        id="print-go"
        paper={paper}
        words="生成文件"
        unit="份"
        disabled={!ready}
        onPress={() => void get()}
      />
    </Box>
  );
}
