import type { RegionContext } from '../handlers.ts'
import type { Collection } from '../state/collection.ts'
import { pageOf } from '../state/paging.ts'
import { invalidValue } from './ses-error.ts'

/** The largest page. Source: 06 ListIdentities, ListConfigurationSets. */
const maxPageSize = 1_000

/**
 * Returns a page of an index of this Region. An empty token counts as none. Errors:
 * InvalidParameterValue for a page size outside 1 to 1000 and for a foreign token. Source: 06 §2.7.
 */
export function sesPage<Document>(
  source: Collection<Document>,
  { region }: RegionContext,
  query: { index: string; prefix?: string },
  { NextToken, MaxItems }: { NextToken?: string | undefined; MaxItems?: number | undefined },
): { items: Document[]; NextToken: string | undefined } {
  if (MaxItems !== undefined && (MaxItems < 1 || MaxItems > maxPageSize))
    throw invalidValue(`MaxItems must be between 1 and ${maxPageSize}.`)
  return pageOf(source, region, query, { NextToken: NextToken || undefined, MaxResults: MaxItems })
}
