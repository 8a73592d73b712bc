import { WebQuestionController } from './ask/web-question.controller';
import { WebQuestions } from './ask/web-questions';
import { RecipeTries } from './try/recipe-tries';
import { RecipeTryController } from './try/recipe-try.controller';
import { TryWork } from './try/try-work';

/** What people see and decide of web sites. */
export const WEB_CONTROLLERS = [WebQuestionController, RecipeTryController];
export const WEB_DESK = [WebQuestions, RecipeTries, TryWork];
