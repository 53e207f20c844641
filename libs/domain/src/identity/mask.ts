/** `320622194503150021` → `320622********0021`. A text of another length shows nothing. */
export function maskResidentId(id: string): string {
  return id.length === 18 ? `${id.slice(0, 6)}********${id.slice(14)}` : '*'.repeat(id.length);
}

/** `13800000004` → `138****0004`, `0513-87005678` → `0513-****5678`. A text of another form shows nothing. */
export function maskPhone(phone: string): string {
  if (/^\d{11}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  if (/^\d{4}-\d{8}$/.test(phone)) return `${phone.slice(0, 5)}****${phone.slice(9)}`;
  return '*'.repeat(phone.length);
}

/** The holder's ID masked as above; type, grade and reissue hidden: they are health data. */
export function maskDisabilityCertificate(number: string): string {
  return maskResidentId(number.slice(0, 18)) + '*'.repeat(Math.max(0, number.length - 18));
}
