/**
 * WeChat's built-in components that this host puts on the page as `wx-<tag>` custom elements.
 * The packer rewrites tag selectors in WXSS with this list, the runtime defines the elements.
 */
export const SUPPORTED_TAGS = [
  'button',
  'canvas',
  'checkbox',
  'checkbox-group',
  'cover-view',
  'form',
  'icon',
  'image',
  'input',
  'label',
  'navigator',
  'page-meta',
  'picker',
  'picker-view',
  'picker-view-column',
  'progress',
  'radio',
  'radio-group',
  'rich-text',
  'root-portal',
  'scroll-view',
  'slider',
  'swiper',
  'swiper-item',
  'switch',
  'text',
  'textarea',
  'view',
  'web-view',
];

/** Built-in components WeChat has and this host does not: they are laid out as empty boxes and reported as a problem. */
export const UNSUPPORTED_TAGS = [
  'ad',
  'audio',
  'camera',
  'cover-image',
  'editor',
  'grid-view',
  'list-view',
  'live-player',
  'live-pusher',
  'map',
  'match-media',
  'movable-area',
  'movable-view',
  'navigation-bar',
  'official-account',
  'open-data',
  'page-container',
  'share-element',
  'sticky-header',
  'sticky-section',
  'video',
  'voip-room',
];

/** Every tag name that stands for a built-in component. */
export const BUILTIN_TAGS = [...SUPPORTED_TAGS, ...UNSUPPORTED_TAGS];
