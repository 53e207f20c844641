import { Injectable } from '@nestjs/common';
import { FieldCrypto } from '../../platform/crypto.js';
import type { FileState } from '../registry/file-intake.service.js';
import type { ListedFact } from './list-facts.js';
import type { ListItem } from './list-item.entity.js';

/** What is kept of a disagreement. */
export interface ListItemContent {
  fact: ListedFact;
  /** What the register said, in words; null: the person has no file. */
  registerSays: string | null;
}

/** Who somebody is that has no file. */
export interface UnregisteredPerson {
  name: string;
  idNumber: string;
  /** As the list has it, below the village. */
  address: string;
  /** Town, village and address as the list has them. */
  place: string;
}

/** Seals what items hold about people, and opens it. */
@Injectable()
export class ListContents {
  constructor(private readonly crypto: FieldCrypto) {}

  sealed(content: ListItemContent | UnregisteredPerson | FileState): string {
    return this.crypto.encrypt(JSON.stringify(content));
  }

  contentOf({ factEnc }: Pick<ListItem, 'factEnc'>): ListItemContent | null {
    return this.opened<ListItemContent>(factEnc);
  }

  personOf({ personEnc }: Pick<ListItem, 'personEnc'>): UnregisteredPerson | null {
    return this.opened<UnregisteredPerson>(personEnc);
  }

  beforeOf({ beforeEnc }: Pick<ListItem, 'beforeEnc'>): FileState | null {
    return this.opened<FileState>(beforeEnc);
  }

  private opened<T>(sealed: string | null): T | null {
    return sealed === null ? null : (JSON.parse(this.crypto.decrypt(sealed)) as T);
  }
}
