import { Txt } from './primitives';

export type IconName =
  | 'back'
  | 'next'
  | 'down'
  | 'up'
  | 'close'
  | 'check'
  | 'plus'
  | 'minus'
  | 'phone'
  | 'home'
  | 'scan'
  | 'list'
  | 'file'
  | 'person'
  | 'people'
  | 'alert'
  | 'pin'
  | 'cloud'
  | 'clock'
  | 'search'
  | 'video'
  | 'chart'
  | 'settings'
  | 'edit'
  | 'camera'
  | 'bell';

/** A line icon in the colour and size of the text around it. Decoration: the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return <Txt className={`icon icon--${name}`} decorative />;
}
