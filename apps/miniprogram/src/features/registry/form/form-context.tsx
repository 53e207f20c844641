import { createContext, useContext } from 'react';

import type { FileErrors } from '../file/checks';
import type { FileValues } from '../file/values';

/** A file being filled in, as its sections see it. */
export interface FileForm {
  values: FileValues;
  /** What is wrong, by place; empty before the first submission. */
  errors: FileErrors;
  /** A new file, or a change of one that is on the register. */
  isNew: boolean;
  set: (change: Partial<FileValues>) => void;
}

const Context = createContext<FileForm | null>(null);

export const FileFormProvider = Context.Provider;

/** The form around a section. */
export function useFileForm(): FileForm {
  const form = useContext(Context);
  if (!form) throw new Error('a section stands inside a FileFormProvider');
  return form;
}
