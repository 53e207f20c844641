import { IsUUID } from 'class-validator';

/** An uploaded photo becomes that of a household's door. */
export class SetDoorPhoto {
  /** Id that the phone gave the file when it uploaded it. */
  @IsUUID(undefined, { message: '请先上传照片' })
  fileId: string;
}

/** That a household has a photo of its door. */
export class DoorPhotoView {
  fileId: string;
  /** Instant. */
  takenAt: string;
}
