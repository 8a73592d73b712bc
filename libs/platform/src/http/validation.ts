import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { platformErrors } from './platform.errors';

interface FieldProblem {
  readonly field: string;
  /** Names of the broken rules, e.g. `isInt`, `maxLength`. */
  readonly rules: readonly string[];
}

/** Refuses unknown fields and wrong values, naming each field and rule. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => platformErrors.invalid({}, errors.flatMap((error) => fieldProblems(error))),
  });
}

function fieldProblems(error: ValidationError, path = ''): FieldProblem[] {
  const field = path ? `${path}.${error.property}` : error.property;
  const own = error.constraints ? [{ field, rules: Object.keys(error.constraints) }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}
