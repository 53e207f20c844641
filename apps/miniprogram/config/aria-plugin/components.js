// Shared by the compile-time plugin and the run-time patch: both must merge exactly the same map,
// because Taro numbers a component's props (p0, p1, ...) from the merged list.
const ARIA = {
  'aria-role': '',
  'aria-label': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-hidden': '',
  'aria-live': '',
};
const NAMES = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView'];

module.exports = Object.fromEntries(NAMES.map((name) => [name, { ...ARIA }]));
