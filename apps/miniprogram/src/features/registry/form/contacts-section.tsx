import { firstContactAdvice, RELATIONS, SEXES, type Relation } from '@tanfang/domain';

import { newClientId } from '@/platform/client-id';
import { Box, Button, Card, Notice, optionsOf, SelectField, TextField } from '@/ui';

import { emptyContact, type ContactValues } from '../file/values';
import { CodeField } from './controls';
import { useFileForm } from './form-context';

const MOST = 10;

/** Whom to call, in order: a child first, a near relative where children are hard to reach, 三（二）5. */
export function ContactsSection() {
  const { values, set } = useFileForm();
  const { contacts } = values;
  const change = (key: string, part: Partial<ContactValues>) =>
    set({ contacts: contacts.map((contact) => (contact.key === key ? { ...contact, ...part } : contact)) });
  const advice = firstContactAdvice({
    contacts: contacts.flatMap(({ relation }) => (relation ? [{ relation }] : [])),
    childInCity: values.childInCity ?? undefined,
    childrenAwayMonths: values.childrenAway ? Number(values.childrenAwayMonths) || 0 : null,
  });
  return (
    <>
      <Box className="t-soft">子女为第一联系人；子女日常联系有困难的，填写近亲属。</Box>
      {advice ? (
        <Notice id="contact-advice" tone="warn">
          {advice}
        </Notice>
      ) : null}
      {contacts.map((contact, index) => (
        <ContactCard
          key={contact.key}
          contact={contact}
          index={index}
          onChange={(part) => change(contact.key, part)}
          onFirst={
            index === 0
              ? undefined
              : () => set({ contacts: [contact, ...contacts.filter((other) => other.key !== contact.key)] })
          }
          onRemove={
            contacts.length === 1
              ? undefined
              : () => set({ contacts: contacts.filter((other) => other.key !== contact.key) })
          }
        />
      ))}
      {contacts.length < MOST ? (
        <Button
          id="add-contact"
          icon="plus"
          onPress={() => set({ contacts: [...contacts, emptyContact(newClientId())] })}
        >
          添加联系人
        </Button>
      ) : null}
    </>
  );
}

interface ContactCardProps {
  contact: ContactValues;
  index: number;
  onChange: (part: Partial<ContactValues>) => void;
  onFirst?: () => void;
  onRemove?: () => void;
}

function ContactCard({ contact, index, onChange, onFirst, onRemove }: ContactCardProps) {
  const { errors } = useFileForm();
  const place = (name: string) => `contacts.${contact.key}.${name}`;
  const id = (name: string) => `contact-${index}-${name}`;
  return (
    <Card>
      <Box className="t-lead">{index === 0 ? '第一联系人' : `联系人 ${index + 1}`}</Box>
      <TextField
        id={id('name')}
        label="姓名"
        required
        maxLength={60}
        value={contact.name}
        error={errors[place('name')]}
        onChange={(name) => onChange({ name })}
      />
      <SelectField<Relation>
        id={id('relation')}
        label="与老人关系"
        required
        options={optionsOf(RELATIONS)}
        value={contact.relation}
        error={errors[place('relation')]}
        onChange={(relation) => onChange({ relation })}
      />
      <TextField
        id={id('phone')}
        label="联系电话"
        type="tel"
        required={contact.maskedPhone === null}
        maxLength={30}
        value={contact.phone}
        error={errors[place('phone')]}
        placeholder={contact.maskedPhone ?? ''}
        hint={contact.maskedPhone ? `现为 ${contact.maskedPhone}，不改不用填` : undefined}
        onChange={(phone) => onChange({ phone })}
      />
      <CodeField
        id={id('sex')}
        label="性别"
        options={optionsOf(SEXES)}
        value={contact.sex}
        error={errors[place('sex')]}
        onChange={(sex) => onChange({ sex })}
      />
      {onFirst || onRemove ? (
        <Box className="entry-actions">
          {onFirst ? (
            <Button kind="quiet" icon="up" onPress={onFirst}>
              设为第一联系人
            </Button>
          ) : null}
          {onRemove ? (
            <Button kind="quiet" icon="close" onPress={onRemove}>
              删除这位联系人
            </Button>
          ) : null}
        </Box>
      ) : null}
    </Card>
  );
}
