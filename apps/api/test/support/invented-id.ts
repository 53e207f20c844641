const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

let serial = 0;

/** A resident ID number that nobody has, with a right check digit. @param birthDate YYYY-MM-DD */
export function inventedIdNumber(birthDate = '1944-03-15', sex: 'male' | 'female' = 'female'): string {
  serial += 1;
  const order = String(2 * (serial % 500) + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const area = 999_000 + Math.floor(serial / 500);
  const body = `${area}${birthDate.replaceAll('-', '')}${order}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0);
  return body + '10X98765432'.charAt(sum % 11);
}
