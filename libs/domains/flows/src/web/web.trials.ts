import { CaptureSampler } from './try/capture-sampler';
import { TrialVisits } from './try/trial-visits';
import { TryRecipeHandler } from './try/try-recipe.handler';

/** Recipes that are tried, as a worker does it. */
export const WEB_TRIALS = [CaptureSampler, TrialVisits, TryRecipeHandler];
