import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';

const message = '这一项的格式不正确，请更新到最新版本后再试';

/**
 * One object with fields of its own, held to their decorators. (`ValidateNested` alone also takes a list, of which it
 * looks at the elements only: an empty one would pass with no field checked.)
 * @param classOf gives its class
 */
export function Nested(classOf: () => new () => object): PropertyDecorator {
  return applyDecorators(IsObject({ message }), ValidateNested({ message }), Type(classOf));
}

/** The same for each element of a list. */
export function NestedEach(classOf: () => new () => object): PropertyDecorator {
  return applyDecorators(IsObject({ each: true, message }), ValidateNested({ each: true, message }), Type(classOf));
}
