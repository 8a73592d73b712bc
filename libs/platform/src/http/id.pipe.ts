import { Injectable, type PipeTransform } from '@nestjs/common';
import { platformErrors } from './platform.errors';

/** A row's number in a path. What cannot be one is simply not there: the same answer as for a foreign row. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const id = Number(value);
    if (!/^[0-9]{1,15}$/.test(value) || !Number.isSafeInteger(id)) throw platformErrors.notFound();
    return id;
  }
}
