import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';

import { Loaded } from './loaded';
import { Img } from './primitives';

interface RemotePictureProps {
  /** Below /api/v1; it needs the person's token. */
  path: string;
  alt: string;
  className: string;
}

/** A picture of the service, fetched when it is shown. */
export function RemotePicture({ path, alt, className }: RemotePictureProps) {
  const picture = useResource(path, () => api.picture(path));
  return <Loaded resource={picture}>{(src) => <Img src={src} alt={alt} className={className} />}</Loaded>;
}
