import { useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDirectoryCount, useKeptMailboxes } from '../directory-counts.ts'

/** The numbers of what goes with an organization; undefined while or if they are unknown. */
export type Losses = {
  enabledUsers: number | undefined
  /** True if nobody knows how many users are enabled, or when it will be known. */
  isUncounted: boolean
}

/** Counts the users that are enabled, without whom AWS deletes at once. Source: ORG-32. */
export function useEnabledUsers(): Losses {
  const { count, isUnknown } = useDirectoryCount({ types: ['USER'], states: ['ENABLED'] })
  return { enabledUsers: count, isUncounted: isUnknown }
}

/** The number of running exports; undefined if it is unknown. */
function useRunningExports(): number | undefined {
  const can = useCan()
  const { data } = useRead('mailboxExportJobs.list', useOrganizationScope(), {
    enabled: can('mailboxExportJobs.list'),
  })
  return data?.items.filter(({ state }) => state === 'RUNNING').length
}

/** What is lost with the organization, counted as far as it can be read, and what stays. */
export function LossList() {
  const text = useText('deleteOrganization')
  const { number } = useFormats()
  const mailboxes = useDirectoryCount({
    ...{ types: ['USER'], states: ['ENABLED'], userRoles: ['USER'] },
  })
  const groups = useDirectoryCount({ types: ['GROUP'] })
  const resources = useDirectoryCount({ types: ['RESOURCE'] })
  const { kept } = useKeptMailboxes()
  const exporting = useRunningExports()
  const counted = ({ count, isUnknown }: ReturnType<typeof useDirectoryCount>) =>
    count === undefined ? text(isUnknown ? 'uncounted' : 'counting') : number(count)
  return (
    <ul>
      <li>{text('lostMailboxes', { count: counted(mailboxes) })}</li>
      {kept !== undefined && kept.length > 0 && (
        <li>{text('lostKept', { count: number(kept.length) })}</li>
      )}
      <li>{text('lostEntities', { groups: counted(groups), resources: counted(resources) })}</li>
      <li>{text('lostSettings')}</li>
      {exporting !== undefined && exporting > 0 && (
        <li>
          <strong>{text('lostExports', { count: exporting })}</strong>
        </li>
      )}
    </ul>
  )
}
