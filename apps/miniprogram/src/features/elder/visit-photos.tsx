import type { VisitDetail } from '@tanfang/contracts';

import { Box, Card, RemotePicture, Section } from '@/ui';

/** The photos of a record, and what became of those that are not kept any more. */
export function VisitPhotos({ visit }: { visit: VisitDetail }) {
  const { id, photoCount, photos, change } = visit;
  if (photoCount === 0) return null;
  const gone = change?.kind === 'corrected' ? '照片在更正后的记录里。' : '照片已到期删除。';
  return (
    <Section title={`照片 ${photoCount} 张`} id="visit-photos">
      <Card>
        {photos.map((fileId, index) => (
          <RemotePicture
            key={fileId}
            path={`/visits/${id}/photos/${fileId}`}
            alt={`照片 ${index + 1}`}
            className="elder__photo"
          />
        ))}
        {photos.length < photoCount ? <Box className="t-soft">{gone}</Box> : null}
      </Card>
    </Section>
  );
}
