import type { HouseholdDetail } from '@tanfang/contracts';
import { useState } from 'react';

import { sayProblem, useSending } from '@/platform/sending';
import { Box, Button, Refusal, say, Sheet, TextField } from '@/ui';

import { correctAddress } from './calls';

interface AddressSheetProps {
  household: HouseholdDetail;
  onClose: () => void;
  onSaved: () => void;
}

/** 更正地址: nobody moves, and the door keeps its code. */
export function AddressSheet({ household, onClose, onSaved }: AddressSheetProps) {
  const [address, setAddress] = useState(household.address);
  const [gridName, setGridName] = useState(household.gridName ?? '');
  const sending = useSending();
  const save = async () => {
    const body = { version: household.version, address: address.trim(), gridName: gridName.trim() || null };
    if ((await sending.send(body, (request) => correctAddress(household.id, request))) === null) return;
    say('地址已更正。');
    onSaved();
  };
  return (
    <Sheet title="更正地址" onClose={onClose}>
      <Box className="t-soft">地址登记错了在这里改。老人搬了家，请办“迁出、分户”。</Box>
      <Refusal words={sayProblem(sending.problem)} />
      <TextField
        id="address"
        label="居住地址（村以下）"
        required
        value={address}
        maxLength={200}
        error={sending.problem?.fieldErrors.address}
        onChange={setAddress}
      />
      <TextField id="grid" label="所属网格" value={gridName} maxLength={60} onChange={setGridName} />
      <Button id="save-address" kind="primary" block busy={sending.busy && '正在保存'} onPress={() => void save()}>
        保存
      </Button>
    </Sheet>
  );
}
