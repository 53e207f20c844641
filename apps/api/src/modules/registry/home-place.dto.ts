import { IsLatitude, IsLongitude } from 'class-validator';

/** Where a home is, WGS 84. It is kept to about 100 m. */
export class PlaceHome {
  @IsLatitude({ message: '纬度不正确' })
  lat: number;

  @IsLongitude({ message: '经度不正确' })
  lng: number;
}

export class HomePlaceView {
  lat: number;
  lng: number;
  /** Instant. */
  placedAt: string;
}
