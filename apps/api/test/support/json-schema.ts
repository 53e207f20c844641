/** As much of JSON Schema as the documented answers use. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  required?: string[];
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean;
  items?: JsonSchema;
  minItems?: number;
}

/** Where a value is not as the schema says. @returns paths with what is wrong; none when it fits */
export function departuresFrom(schema: JsonSchema, value: unknown, root = schema, path = '$'): string[] {
  if (schema.$ref !== undefined) {
    const found = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return found ? departuresFrom(found, value, root, path) : [`${path}: no ${schema.$ref}`];
  }
  const wrong: string[] = [];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return [`${path}: not ${types.join(' or ')}`];
  if (schema.const !== undefined && value !== schema.const) wrong.push(`${path}: not ${JSON.stringify(schema.const)}`);
  if (schema.enum && !schema.enum.includes(value)) wrong.push(`${path}: not one of the values`);
  if (schema.pattern !== undefined && typeof value === 'string' && !new RegExp(schema.pattern).test(value)) {
    wrong.push(`${path}: not ${schema.pattern}`);
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) wrong.push(`${path}: too few`);
    const { items } = schema;
    if (items) wrong.push(...value.flatMap((each, i) => departuresFrom(items, each, root, `${path}[${i}]`)));
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Record<string, unknown>;
    for (const name of schema.required ?? []) if (!(name in fields)) wrong.push(`${path}.${name}: missing`);
    for (const [name, each] of Object.entries(fields)) {
      const own = schema.properties?.[name];
      if (own) wrong.push(...departuresFrom(own, each, root, `${path}.${name}`));
      else if (schema.additionalProperties === false) wrong.push(`${path}.${name}: unknown`);
    }
  }
  return wrong;
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
