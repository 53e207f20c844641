import { IsUUID } from 'class-validator';

/** An uploaded file becomes part of a visit. */
export class AttachToVisit {
  /** Id that the phone gave the file when it uploaded it. */
  @IsUUID(undefined, { message: '请先上传文件' })
  fileId!: string;
}

/** What a visit has by now. */
export class VisitAttachments {
  /** The record that has it: the one that took the place of a corrected one. */
  visitId!: number;
  photoCount!: number;
  photos!: string[];
  voiceNoteCount!: number;
  voiceNotes!: string[];
}
