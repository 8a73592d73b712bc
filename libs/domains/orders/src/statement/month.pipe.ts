import { Injectable, type PipeTransform } from '@nestjs/common';
import { platformErrors } from '@tributary/platform';
import type { Month } from './statement';

/** A month in a path; what cannot be one is simply not there. */
@Injectable()
export class MonthPipe implements PipeTransform<string, Month> {
  transform(value: string): Month {
    if (!/^20\d{2}-(0[1-9]|1[0-2])$/.test(value)) throw platformErrors.notFound();
    return value;
  }
}
