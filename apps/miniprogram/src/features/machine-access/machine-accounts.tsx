import type { MachineAccountView, MachineAccountWithToken } from '@tanfang/contracts';
import { useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { copyText } from '@/platform/clipboard';
import { localDay } from '@/platform/clock';
import { useResource } from '@/platform/resource';
import { useAct } from '@/platform/use-act';
import {
  ask,
  Box,
  Button,
  Card,
  Choice,
  Empty,
  Facts,
  Field,
  Loaded,
  Notice,
  optionsOf,
  say,
  sayDate,
  Section,
  Sheet,
  Tag,
  TextField,
  Txt,
} from '@/ui';

import { letIn, machineAccounts, newToken, shutOut } from './calls';
import './machine-access.scss';

const SCOPES = optionsOf({
  'figures.read': '读取统计数据（上级养老服务平台）',
  'warnings.write': '发送天气预警（预警信息发布平台）',
} as const);

/** 对接上级平台: which programs read the city's figures or bring weather warnings, and the token that each needs. */
export function MachineAccounts() {
  const list = useResource('machine-accounts', machineAccounts);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<MachineAccountWithToken | null>(null);
  const show = (answer: MachineAccountWithToken) => {
    setAdding(false);
    setMade(answer);
    void list.reload();
  };
  return (
    <>
      <Notice>
        凭令牌可以读取本市和各镇（区、街道）的季度、月度汇总数字，或发来天气预警，二者选一。读不到任何老年人的信息。
      </Notice>
      <Button id="machine-add" kind="primary" icon="plus" onPress={() => setAdding(true)}>
        新增对接
      </Button>
      <Section title="已对接的平台">
        <Loaded resource={list}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title="还没有对接的平台">新增后把令牌交给对方的技术人员，接口说明在产品文档中。</Empty>
            ) : (
              <>
                {items.map((row) => (
                  <MachineCard key={row.id} row={row} onMade={show} onChanged={() => void list.reload()} />
                ))}
              </>
            )
          }
        </Loaded>
      </Section>
      {adding ? <AddSheet onClose={() => setAdding(false)} onMade={show} /> : null}
      {made ? <TokenSheet made={made} onClose={() => setMade(null)} /> : null}
    </>
  );
}

interface MachineCardProps {
  row: MachineAccountView;
  onMade: (answer: MachineAccountWithToken) => void;
  onChanged: () => void;
}

function MachineCard({ row, onMade, onChanged }: MachineCardProps) {
  const act = useAct();
  const today = localDay();
  const on = (at: string) => sayDate(localDay(at), today);
  const rotate = async () => {
    const sure = await ask({
      title: `给“${row.name}”更换令牌？`,
      body: '原来的令牌马上失效，对方换上新令牌之前不能再使用。',
      confirm: '更换令牌',
    });
    if (sure) await act.run('rotate', async () => onMade(await newToken(row.id, newClientId())));
  };
  const revoke = async () => {
    const sure = await ask({
      title: `停用“${row.name}”？`,
      body: '马上不能再使用，不能恢复；以后需要时可以新增。',
      confirm: '停用',
      danger: true,
    });
    if (!sure) return;
    await act.run('revoke', async () => {
      await shutOut(row.id, newClientId());
      say('已停用。');
      onChanged();
    });
  };
  return (
    <Card id={`machine-${row.id}`}>
      <Box className="tags">
        <Txt className="t-strong">{row.name}</Txt>
        <Tag tone={row.revokedAt ? 'plain' : 'good'}>{row.revokedAt ? '已停用' : '使用中'}</Tag>
      </Box>
      <Facts
        items={[
          ['用途', row.scopeName],
          ['新增', `${on(row.createdAt)}，${row.createdByName}`],
          ['令牌', row.revokedAt ? null : `尾号 ${row.tokenTail}，${on(row.tokenMadeAt)}生成`],
          ['最近使用', row.lastUsedAt ? on(row.lastUsedAt) : '还没有使用过'],
          ['停用', row.revokedAt ? on(row.revokedAt) : null],
        ]}
      />
      {act.refusal ? <Notice tone="bad">{act.refusal}</Notice> : null}
      {row.revokedAt ? null : (
        <Box className="machine-access__acts">
          <Button
            id={`machine-rotate-${row.id}`}
            busy={act.busy === 'rotate' && '正在更换'}
            onPress={() => void rotate()}
          >
            更换令牌
          </Button>
          <Button
            id={`machine-revoke-${row.id}`}
            kind="danger"
            busy={act.busy === 'revoke' && '正在停用'}
            onPress={() => void revoke()}
          >
            停用
          </Button>
        </Box>
      )}
    </Card>
  );
}

function AddSheet({ onClose, onMade }: { onClose: () => void; onMade: (answer: MachineAccountWithToken) => void }) {
  const act = useAct();
  const [clientId] = useState(newClientId);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<MachineAccountView['scope']>('figures.read');
  const [missing, setMissing] = useState<string | undefined>();
  const add = async () => {
    if (name.trim().length < 2) return setMissing('请填写对接平台的名称，至少 2 个字。');
    setMissing(undefined);
    await act.run('add', async () => onMade(await letIn({ clientId, name: name.trim(), scope })));
  };
  return (
    <Sheet title="新增对接" onClose={onClose}>
      <TextField
        id="machine-name"
        label="平台名称"
        hint="例如：江苏省养老服务综合信息平台"
        value={name}
        onChange={setName}
        maxLength={60}
        error={missing}
        required
      />
      <Field label="用途" hint="一个令牌只能做一件事，以后不能改">
        <Choice id="machine-scope" label="用途" stacked options={SCOPES} value={scope} onChange={setScope} />
      </Field>
      {act.refusal ? <Notice tone="bad">{act.refusal}</Notice> : null}
      <Button
        id="machine-create"
        kind="primary"
        block
        busy={act.busy !== null && '正在生成'}
        onPress={() => void add()}
      >
        生成令牌
      </Button>
    </Sheet>
  );
}

/** The token, this once. */
function TokenSheet({ made, onClose }: { made: MachineAccountWithToken; onClose: () => void }) {
  const { account, token } = made;
  if (token === null) {
    return (
      <Sheet title={account.name} onClose={onClose}>
        <Notice tone="warn">令牌已经生成过，不能再次显示。没有记下来的，请在列表中“更换令牌”。</Notice>
        <Button id="machine-token-done" kind="primary" block onPress={onClose}>
          知道了
        </Button>
      </Sheet>
    );
  }
  const copy = async () => say((await copyText(token)) ? '令牌已复制。' : '没能复制，请长按或选中令牌后复制。');
  return (
    <Sheet title={`${account.name}的令牌`} onClose={onClose}>
      <Notice tone="warn">只显示这一次，关闭后不能再看。请现在复制，用安全的方式交给对方。</Notice>
      <Box id="machine-token" className="machine-access__token">
        {token}
      </Box>
      <Button id="machine-token-copy" kind="primary" block onPress={() => void copy()}>
        复制令牌
      </Button>
      <Button id="machine-token-done" block onPress={onClose}>
        已经记下，关闭
      </Button>
    </Sheet>
  );
}
