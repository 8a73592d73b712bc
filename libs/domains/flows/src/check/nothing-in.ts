import { eachDay, type Period } from '@tributary/kernel';
import type { FeedLayout } from '../feed/feed';
import { nothingOn } from '../map/day-digest';
import { kindsOf } from '../map/kind-reader';
import type { FlowKind } from '../map/layout-mapping';
import type { ReadSummary } from '../read/read-job';

/** What a file says of which a person said that there was nothing. */
export function nothingIn(days: Period, layout: Pick<FeedLayout, 'mapping' | 'known'>): ReadSummary {
  const kinds = kindsTold(layout);
  return {
    mediaType: '', sheets: [], otherSheets: [], rows: 0, products: [], items: [], prices: [], customers: [], newShapes: [], titles: [], kinds,
    days: eachDay(days).flatMap((date) => kinds.map((kind) => nothingOn(kind, date))),
  };
}

/** Whatever files of the feed record. */
function kindsTold({ mapping, known }: Pick<FeedLayout, 'mapping' | 'known'>): FlowKind[] {
  return [...new Set([mapping, ...known.filter(({ layoutId }) => layoutId !== null).map((layout) => layout.mapping)].flatMap(kindsOf))];
}
