/** A file that was uploaded and waits to be claimed by a record. */
export class StoredFileView {
  /** The id that the phone gave it; records name it by this. */
  id: string;

  /** As its first bytes tell. @example image/jpeg */
  mediaType: string;

  /** As it is kept: without the place and the device of a photo. */
  byteSize: number;
}
