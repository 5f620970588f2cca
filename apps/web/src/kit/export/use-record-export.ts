import type { Input } from '@mailroom/schemas/operations'
import { Region } from '@mailroom/schemas/region'
import { useParams, useSearchParams } from 'react-router'
import { call } from '../data/call.ts'

export type Taken = Pick<
  Input<'exports.record'>,
  'kind' | 'operation' | 'format' | 'rows' | 'title'
>

/** The longest filter that the trail keeps. Source: `exports.record`. */
const longest = 256

/** The parts of an address that choose a page of a list, not its entries. */
const paging = /(^|\.)(page|pageSize|sort)$/

/**
 * Returns how to record that data leaves the console, before it does: nothing is handed out that
 * the trail does not have. Errors: ApiFailure.
 */
export function useRecordExport(): (taken: Taken) => Promise<void> {
  const { connectionId, region, organizationId, jobId, userId, groupId, resourceId } = useParams()
  const [params] = useSearchParams()
  const owner = Object.entries({ userId, groupId, resourceId })
  const filter = [...owner, ...params]
    .filter(([name, value]) => value !== undefined && !paging.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
    .slice(0, longest)
  return async (taken) => {
    await call('exports.record', {
      ...taken,
      ...(connectionId === undefined ? {} : { connectionId }),
      ...(region === undefined ? {} : { region: Region.parse(region) }),
      ...(organizationId === undefined ? {} : { organizationId }),
      ...(jobId === undefined ? {} : { jobId }),
      ...(filter === '' ? {} : { filter }),
    })
  }
}
