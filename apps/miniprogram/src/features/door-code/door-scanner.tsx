import { useState } from 'react';

import { scanner } from '@/platform/scan';
import { Box, Button, Card, Empty, LevelTag, Notice, Row, Section, TextField, Txt } from '@/ui';

import { CameraView } from './camera-view';
import { resolveDoor, type DoorResult } from './resolve-door';
import './door-code.scss';

interface DoorScannerProps {
  result: DoorResult | null;
  onResult: (result: DoorResult) => void;
  onElder: (elderId: number, code: string) => void;
}

/** Every way to read a door code on this device, and what came of it. */
export function DoorScanner({ result, onResult, onElder }: DoorScannerProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [camera, setCamera] = useState(scanner.hasCamera);
  const resolve = async (input: string) => {
    setBusy(true);
    onResult(await resolveDoor(input));
    setBusy(false);
  };
  const scan = async () => {
    const text = await scanner.scanFullScreen?.();
    if (text) await resolve(text);
  };
  const readPicture = async () => {
    const text = await scanner.readPicture?.();
    if (text === '')
      onResult({ kind: 'refused', detail: '图片里没有认出二维码。请拍清楚、拍正，或直接输入门牌上的编号。' });
    else if (text) await resolve(text);
  };

  return (
    <>
      {result ? <Result result={result} onElder={onElder} /> : null}
      {camera && result?.kind !== 'household' ? (
        <CameraView onCode={(text) => void resolve(text)} onUnavailable={() => setCamera(false)} paused={busy} />
      ) : null}
      <Card>
        {scanner.scanFullScreen ? (
          <Button
            id="scan-again"
            kind="primary"
            icon="scan"
            block
            busy={busy && '正在查找'}
            onPress={() => void scan()}
          >
            扫门牌码
          </Button>
        ) : null}
        {scanner.readPicture ? (
          <Button id="scan-picture" icon="camera" block onPress={() => void readPicture()}>
            拍照或选一张门牌码图片
          </Button>
        ) : null}
        <TextField
          id="door-code"
          label="门牌编号或链接"
          placeholder="TF-320682-…"
          hint="扫不出来时，照门牌上的编号输入，或粘贴链接。"
          value={typed}
          maxLength={300}
          onChange={setTyped}
        />
        <Button
          id="door-code-find"
          block
          busy={busy && '正在查找'}
          disabled={!typed.trim()}
          onPress={() => void resolve(typed)}
        >
          查找
        </Button>
      </Card>
    </>
  );
}

function Result({ result, onElder }: Pick<DoorScannerProps, 'onElder'> & { result: DoorResult }) {
  if (result.kind === 'refused') {
    return (
      <Notice tone="bad" id="door-refused">
        {result.detail}
      </Notice>
    );
  }
  if (result.kind === 'unresolved') return <ChooseFromList result={result} onElder={onElder} />;
  return (
    <Section title={result.address} id="door-household">
      <Card className="card--rows">
        {result.elders.length === 0 ? <Empty title="这一户现在没有探访对象" /> : null}
        {result.elders.map((elder) => (
          <Row
            key={elder.elderId}
            id={`door-elder-${elder.elderId}`}
            onPress={() => onElder(elder.elderId, result.code)}
          >
            <Box className="tags">
              <Txt className="t-lead">{elder.name}</Txt>
              <LevelTag level={elder.level} />
            </Box>
          </Row>
        ))}
      </Card>
    </Section>
  );
}

function ChooseFromList({
  result,
  onElder,
}: Pick<DoorScannerProps, 'onElder'> & { result: Extract<DoorResult, { kind: 'unresolved' }> }) {
  return (
    <Section title="这是哪一户">
      <Notice tone="warn">没有网络，认不出这是哪一户。门牌码已记下，请在下面点老人的名字，联网后会核对。</Notice>
      {result.list ? (
        <Card className="card--rows">
          {result.list.households.flatMap((household) =>
            household.elders.map((elder) => (
              <Row
                key={elder.elderId}
                id={`door-elder-${elder.elderId}`}
                onPress={() => onElder(elder.elderId, result.code)}
              >
                <Txt className="t-lead">{elder.name}</Txt>
                <Box className="t-soft t-small">{household.address}</Box>
              </Row>
            )),
          )}
        </Card>
      ) : (
        <Empty title="手机里没有本周名单">联网打开一次“本周探访”后，没有网络也能用。</Empty>
      )}
    </Section>
  );
}
