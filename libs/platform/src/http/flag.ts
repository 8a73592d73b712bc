import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';

/** A yes or no in an address, where it comes as text. Anything but true and false is refused. */
export const Flag = (): PropertyDecorator => applyDecorators(Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)), IsBoolean());
