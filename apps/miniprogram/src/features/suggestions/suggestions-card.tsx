import type { SuggestionPage, SuggestionView } from '@tanfang/contracts';
import { FILE_SECTIONS } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { useResource, type Resource } from '@/platform/resource';
import { Box, Button, Card, say, sayDate, Txt } from '@/ui';

import './suggestions.scss';

/** What family and visits said about a file; nothing where the reader may not decide. */
export const useSuggestions = (elderId: number, mayDecide: boolean): Resource<SuggestionPage> =>
  useResource(mayDecide && elderId ? `suggestions-${elderId}` : null, () => api.get(`/elders/${elderId}/suggestions`));

interface SuggestionsCardProps {
  elderId: number;
  suggestions: Resource<SuggestionPage>;
  /** Takes what was said into the draft of the section, and shows it there. */
  onTake: (suggestion: SuggestionView) => void;
}

/** What others already said, section by section: to be taken over or not, without typing it again. */
export function SuggestionsCard({ elderId, suggestions, onTake }: SuggestionsCardProps) {
  const [busy, setBusy] = useState<string | null>(null);
  const items = suggestions.data?.items ?? [];
  if (items.length === 0) return null;
  const decide = async (one: SuggestionView, decision: 'taken' | 'dismissed') => {
    setBusy(one.key);
    try {
      await api.post(`/elders/${elderId}/suggestions/decisions`, { key: one.key, decision });
      if (decision === 'taken') onTake(one);
    } catch (error) {
      say(asProblem(error).detail);
    }
    setBusy(null);
    await suggestions.reload();
  };
  return (
    <Card id="suggestions">
      <Box className="t-strong">家属和探访中反映的情况</Box>
      {items.map((one) => (
        <Box key={one.key} className="suggestion">
          <Txt>{`${FILE_SECTIONS[one.section]}：${one.text}`}</Txt>
          {one.value && one.fills === 'phone' ? <Txt className="t-num">{`新电话 ${one.value}`}</Txt> : null}
          <Box className="t-small t-soft">
            {`${one.source === 'family' ? '家属' : '探访员'}${one.byName}，${sayDate(localDay(one.reportedAt), localDay())}`}
          </Box>
          <Box className="suggestion__actions">
            <Button
              id={`take-${one.key}`}
              busy={busy === one.key && '正在处理'}
              onPress={() => void decide(one, 'taken')}
            >
              {one.fills ? '填入档案' : '去改这一部分'}
            </Button>
            <Button id={`dismiss-${one.key}`} kind="quiet" onPress={() => void decide(one, 'dismissed')}>
              不用改
            </Button>
          </Box>
        </Box>
      ))}
    </Card>
  );
}
