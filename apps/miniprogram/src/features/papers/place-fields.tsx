import { SelectField } from '@/ui';

import type { Places } from './use-places';

/** Shows the choice of a place, where there is one. */
export function PlaceFields({ fields }: Places) {
  return fields.map(({ id, label, options, value, choose }) => (
    <SelectField key={id} id={id} label={label} options={options} value={value} onChange={choose} />
  ));
}
