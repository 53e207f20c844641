import type { ElderFile } from '@tanfang/contracts';
import { RELATIONS } from '@tanfang/domain';

import { Fold } from '@/ui';

import { RevealNumber } from './reveal-number';

/** From a file: the contacts' phones, each shown for a reason. */
export function ContactNumbers({ file }: { file: ElderFile }) {
  const callable = file.contacts.filter(({ maskedPhone }) => maskedPhone !== null);
  if (callable.length === 0) return null;
  return (
    <Fold id="contact-numbers" title="联系人电话" summary="查看须写明事由，并留下记录">
      {callable.map(({ id, name, relation, maskedPhone }) => (
        <RevealNumber
          key={id}
          id={`reveal-contact-${id}`}
          elderId={file.id}
          field="contactPhone"
          contactId={id}
          label={`${name}（${RELATIONS[relation]}）`}
          masked={maskedPhone ?? ''}
        />
      ))}
    </Fold>
  );
}
