import type { ReactNode } from 'react';

import { createStore, useStore } from '@/platform/store';

import { Button } from './button';
import { Icon } from './icon';
import { Box, Press } from './primitives';

/** A panel from the bottom, in reach of the thumb. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Box className="veil">
      <Box className="sheet" role="dialog" label={title}>
        <Box className="sheet__head">
          <Box className="t-lead" role="heading">
            {title}
          </Box>
          <Press className="page__back" label="关闭" onPress={onClose}>
            <Icon name="close" />
          </Press>
        </Box>
        {children}
      </Box>
    </Box>
  );
}

interface Question {
  title: string;
  body?: string;
  confirm: string;
  cancel?: string | null;
  danger?: boolean;
}

const question = createStore<(Question & { answer: (yes: boolean) => void }) | null>(null);
const message = createStore<string | null>(null);

/**
 * Asks yes or no. `cancel: null` leaves one button: something to take note of.
 * @returns true when the person confirmed
 */
export function ask(asked: Question): Promise<boolean> {
  return new Promise((resolve) => {
    question.set({
      ...asked,
      answer: (yes) => {
        question.set(null);
        resolve(yes);
      },
    });
  });
}

/** Says in passing that something was done. Nothing the person must act on goes here. */
export function say(words: string): void {
  message.set(words);
  setTimeout(
    () => {
      if (message.get() === words) message.set(null);
    },
    2200 + words.length * 90,
  );
}

/** Where questions and messages appear; each page shell holds one and shows it while the page is on top. */
export function OverlayHost() {
  const asked = useStore(question);
  const words = useStore(message);
  return (
    <>
      {asked ? (
        <Box className="veil veil--center">
          <Box className="dialog" role="alertdialog" label={asked.title} id="dialog">
            <Box className="t-lead">{asked.title}</Box>
            {asked.body ? <Box className="t-wrap">{asked.body}</Box> : null}
            <Box className="dialog__actions">
              {asked.cancel === null ? null : (
                <Button id="dialog-cancel" onPress={() => asked.answer(false)}>
                  {asked.cancel ?? '取消'}
                </Button>
              )}
              <Button id="dialog-confirm" kind={asked.danger ? 'danger' : 'primary'} onPress={() => asked.answer(true)}>
                {asked.confirm}
              </Button>
            </Box>
          </Box>
        </Box>
      ) : null}
      {words === null ? null : (
        <Box className="toast" role="status" live>
          <Box className="toast__box" id="toast">
            {words}
          </Box>
        </Box>
      )}
    </>
  );
}
