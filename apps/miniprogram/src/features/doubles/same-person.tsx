import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { useAllowed } from '@/platform/session';
import { Box, Button, Card, Notice, Row, sayDate, Txt } from '@/ui';

import { mergedFilesOf } from './calls';

/** From a file: the other files of the same person, and likely doubles that wait. Shows nothing where there are none. */
export function SamePerson({ elderId }: { elderId: number }) {
  const mayRead = useAllowed('double.read');
  const { data } = useResource(`merged-${elderId}`, () => mergedFilesOf(elderId));
  if (!data) return null;
  const { into, files, likelyDoubles } = data;
  const [waiting] = likelyDoubles;
  return (
    <>
      {into ? (
        <Notice
          id="merged-into"
          tone="warn"
          action={
            <Button kind="quiet" onPress={() => open('elderFile', { id: into.elderId })}>
              打开保留的档案
            </Button>
          }
        >
          {`这份档案已并入${into.name}的另一份档案（${sayDate(localDay(into.mergedAt), localDay())}，${into.mergedByName}）。`}
        </Notice>
      ) : null}
      {waiting !== undefined && mayRead ? (
        <Notice
          id="likely-double"
          tone="warn"
          action={
            <Button kind="quiet" onPress={() => open('double', { id: waiting })}>
              去核对
            </Button>
          }
        >
          台账里有另一份档案像是同一人，请核对。
        </Notice>
      ) : null}
      {files.length > 0 ? (
        <Card className="card--rows">
          {files.map((file) => (
            <Row key={file.mergeId} id={`former-${file.elderId}`} onPress={() => open('elder', { id: file.elderId })}>
              <Txt className="t-strong">{`并入的档案：${file.registeredOn} 登记`}</Txt>
              <Box className="t-small t-soft">
                {`${file.visitCount} 次探访记录 · ${sayDate(localDay(file.mergedAt), localDay())}合并 · ${file.reason}`}
              </Box>
            </Row>
          ))}
        </Card>
      ) : null}
    </>
  );
}
