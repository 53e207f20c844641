import type { VisitDetail } from '@tanfang/contracts';

import { api } from '@/platform/request';
import { Box, Card, RemotePicture, Section } from '@/ui';
import { PlayVoice } from '@/ui/play-voice';

/** The photos and the spoken note of a record, and what became of those that are not kept any more. */
export function VisitAttachments({ visit }: { visit: VisitDetail }) {
  const { id, photoCount, photos, voiceNoteCount, voiceNotes, change } = visit;
  const gone = change?.kind === 'corrected' ? '在更正后的记录里。' : '已到期删除。';
  return (
    <>
      {photoCount > 0 ? (
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
            {photos.length < photoCount ? <Box className="t-soft">{`照片${gone}`}</Box> : null}
          </Card>
        </Section>
      ) : null}
      {voiceNoteCount > 0 ? (
        <Section title="语音" id="visit-voice">
          <Card>
            {voiceNotes.map((fileId) => (
              <PlayVoice
                key={fileId}
                id={`play-${fileId}`}
                address={() => api.picture(`/visits/${id}/voice-notes/${fileId}`)}
              />
            ))}
            {voiceNotes.length < voiceNoteCount ? <Box className="t-soft">{`语音${gone}`}</Box> : null}
          </Card>
        </Section>
      ) : null}
    </>
  );
}
