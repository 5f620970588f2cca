import { AwsError } from '../protocol/aws-error.ts'

/**
 * Returns the filter of a list as an index and a prefix; without a filter, the list is by name.
 * `indexes` maps filters to indexes.
 * Errors: InvalidParameterException for more than one filter. Source: EMB-08.
 */
export function filterQuery<Filter extends string>(
  filters: Partial<Record<Filter, string | undefined>>,
  indexes: Record<Filter, string>,
): { index: string; prefix: string } {
  const given = Object.entries<string | undefined>(filters).filter(([, text]) => text !== undefined)
  if (given.length > 1)
    throw new AwsError('InvalidParameterException', 'A request can have one filter only.')
  const [[name, text = ''] = []] = given
  const index = Object.entries<string>(indexes).find(([filter]) => filter === name)?.[1] ?? 'name'
  return { index, prefix: name === 'State' ? `${text}\0` : text }
}

/** The filters of groups and resources. Source: GRP-02, RES-02. */
export const entityFilters = { NamePrefix: 'name', PrimaryEmailPrefix: 'email', State: 'state' }
