import { PeopleAsker } from './ask/people-asker';
import { WebQuestionRepository } from './ask/web-question.repository';
import { Browsers } from './engine/browser/browsers';
import { WebVisits } from './run/web-visits';
import { RecipeTryRepository } from './try/recipe-try.repository';
import { WebReachRepository } from './web-reach.repository';
import { WebSources } from './web-sources';

/** What visits to web sites need, in either process. */
export const WEB_ROAD = [WebQuestionRepository, PeopleAsker, RecipeTryRepository, Browsers, WebVisits, WebReachRepository, WebSources];
