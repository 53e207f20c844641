import { maskResidentId } from '@tanfang/domain';

import { localDay, localTime } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { ask, Box, Card, Press, Row, sayDate, Tag, Txt, Icon } from '@/ui';

import { dropDraft } from './draft/drafts';
import { reopenDraft, type NewDraft } from './draft/use-new-drafts';

/** Registrations on this phone that are not on the register yet: go on, or throw away after a question. */
export function DraftRows({ drafts }: { drafts: readonly NewDraft[] }) {
  return (
    <>
      {drafts.map((draft) => (
        <DraftCard key={draft.id} draft={draft} />
      ))}
    </>
  );
}

function DraftCard({ draft }: { draft: NewDraft }) {
  const name = draft.values.name.trim() || maskResidentId(draft.values.idNumber);
  const touched = `${sayDate(localDay(draft.updatedAt), localDay())} ${localTime(draft.updatedAt)}`;
  const remove = async () => {
    const sure = await ask({
      title: `删除“${name}”的登记`,
      body: '已填写的内容会从手机里删除，不能恢复。',
      confirm: '删除',
      danger: true,
    });
    if (!sure) return;
    reopenDraft(draft.id);
    dropDraft(draft.id);
  };
  return (
    <Card className="draft-card">
      <Row id={`draft-${draft.id}`} onPress={() => open('registerDraft', { draft: draft.id })}>
        <Box className="tags">
          <Txt className="t-strong">{name}</Txt>
          {draft.state === 'waiting' ? <Tag>等待上传</Tag> : null}
          {draft.state === 'rejected' ? <Tag tone="bad">需要修改</Tag> : null}
        </Box>
        <Box className="t-small t-soft">{`${draft.values.villageName} · ${touched}保存`}</Box>
      </Row>
      <Press
        id={`drop-${draft.id}`}
        className="draft-card__drop"
        label={`删除${name}的登记`}
        onPress={() => void remove()}
      >
        <Icon name="close" />
        <Txt>删除</Txt>
      </Press>
    </Card>
  );
}
