import type { ElderRow } from '@tanfang/contracts';
import { SEXES } from '@tanfang/domain';
import { useState } from 'react';

import { useResource } from '@/platform/resource';
import { useSettled } from '@/platform/settled';
import { Box, Card, LevelTag, Loaded, Row, TextField, Txt } from '@/ui';

import { findElders } from './calls';

interface ElderSearchProps {
  label: string;
  /** Households that are no answer. */
  without: readonly number[];
  onChoose: (elder: ElderRow) => void;
}

/** Finds an elder in one's own area, and with the elder the household. */
export function ElderSearch({ label, without, onChoose }: ElderSearchProps) {
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed).trim();
  const found = useResource(settled ? `find-elder-${settled}` : null, () => findElders(settled));
  return (
    <>
      <TextField
        id="find-elder"
        label={label}
        placeholder="姓名、拼音首字母、身份证号或电话"
        value={typed}
        maxLength={40}
        onChange={setTyped}
      />
      {settled ? (
        <Loaded resource={found}>
          {(rows) => {
            const shown = rows.filter(({ householdId }) => !without.includes(householdId));
            if (shown.length === 0) return <Box className="t-soft">在您负责的范围内没有找到。</Box>;
            return (
              <Card className="card--rows">
                {shown.map((row) => (
                  <Row key={row.id} id={`found-${row.id}`} onPress={() => onChoose(row)}>
                    <Box className="tags">
                      <Txt className="t-strong">{row.name}</Txt>
                      <Txt className="t-soft t-num">{`${SEXES[row.sex]} · ${row.age}岁`}</Txt>
                      <LevelTag level={row.level} />
                    </Box>
                    <Box className="t-small t-soft">{row.villageName + row.address}</Box>
                  </Row>
                ))}
              </Card>
            );
          }}
        </Loaded>
      ) : null}
    </>
  );
}
