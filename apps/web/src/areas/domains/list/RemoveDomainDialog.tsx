import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useJobTitle } from '../../../kit/words/use-job-title.ts'
import { useDomain } from '../use-domain.ts'
import { useFreshDirectory } from '../use-fresh-directory.ts'
import { addressesIn, usersOf } from './addresses-in.ts'

/** How many of those who use a domain are named in the question. */
const shown = 10

function useUses(domainName: string) {
  const scope = useOrganizationScope()
  return useRead(
    'entities.search',
    { ...scope, query: usersOf(domainName), limit: shown },
    { refetchOnMount: 'always' },
  )
}

/** Who still uses a domain, with the ways to change that, and of when this is known. */
function StillUsed({ domainName, isKnown }: { domainName: string; isKnown: boolean }) {
  const text = useText('domains')
  const scope = useOrganizationScope()
  const uses = useUses(domainName)
  const disabled = useRead(
    'entities.search',
    { ...scope, query: { mailDomain: domainName, states: ['DISABLED'] }, limit: 1 },
    { refetchOnMount: 'always' },
  )
  const disabledCount = disabled.data?.total ?? 0
  const page = organizationPath(scope, `domains/${domainName}`)
  return (
    <Loaded query={uses}>
      {({ items, total, index }) => (
        <SpaceBetween size="xs">
          {total > 0 ? (
            <Alert type="warning" header={text('stillUsed', { count: total })}>
              <SpaceBetween size="xs">
                <div>{text('stillUsedMeaning')}</div>
                <ul>
                  {items.map((entity) => (
                    <li key={entity.id}>
                      <EntityLink type={entity.type} id={entity.id} tab="aliases">
                        {nameOf(entity)}
                      </EntityLink>{' '}
                      {addressesIn(entity, domainName).join(', ')}
                    </li>
                  ))}
                </ul>
                <SpaceBetween size="m" direction="horizontal">
                  {total > items.length && <AppLink to={`${page}/uses`}>{text('allUses')}</AppLink>}
                  <Can id="jobs.plan">
                    <AppLink to={`${page}/move`}>{text('move')}</AppLink>
                  </Can>
                </SpaceBetween>
              </SpaceBetween>
            </Alert>
          ) : (
            <div>{text(isKnown ? 'notUsed' : 'notUsedYet')}</div>
          )}
          {disabledCount > 0 && <div>{text('disabledUses', { count: disabledCount })}</div>}
          <IndexNote index={index} canRefresh />
        </SpaceBetween>
      )}
    </Loaded>
  )
}

type RefusedProps = { isKnown: boolean; isUsed: boolean; readAgain: () => void }

/** After AWS refused because the domain is in use: reads again by whom, and says so. Source: DOM-15. */
function RefusedAsUsed({ isKnown, isUsed, readAgain }: RefusedProps) {
  const text = useText('domains')
  useEffect(readAgain, [readAgain])
  if (!isKnown) return text('refusedReading')
  return text(isUsed ? 'refusedUsed' : 'refusedUnused')
}

/** Names the moves away from a domain that can be undone only while the organization has it. */
function MovesAway({ domainName }: { domainName: string }) {
  const text = useText('domains')
  const title = useJobTitle()
  const scope = useOrganizationScope()
  const isAllowed = useCan()('jobs.list')
  const { data } = useRead('jobs.list', { ...scope, maxResults: 100 }, { enabled: isAllowed })
  const moves = (data?.items ?? []).filter(
    ({ canUndo, move }) => canUndo && move?.fromDomain.toLowerCase() === domainName.toLowerCase(),
  )
  if (moves.length === 0) return null
  return (
    <Alert type="warning" header={text('moveNotUndone', { domain: domainName })}>
      <ul>
        {moves.map((job) => (
          <li key={job.jobId}>
            <AppLink to={organizationPath(scope, `jobs/${job.jobId}`)}>{title(job)}</AppLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/**
 * Removes the domain in the address after its name is typed; does not ask while somebody uses it,
 * because AWS refuses. Source: DOM-15, GEN-09.
 */
export function RemoveDomainDialog() {
  const text = useText('domains')
  const navigate = useNavigate()
  const client = useQueryClient()
  const { input } = useDomain()
  const { domainName } = input
  const uses = useUses(domainName).data
  const { isKnown, readAgain } = useFreshDirectory(uses?.index)
  const isUsed = (uses?.total ?? 0) > 0
  const asked = isUsed
    ? { missing: text('stillUsedMeaning') }
    : { typed: { label: text('removeConfirm'), expected: domainName } }
  return (
    <ConfirmDialog
      id="mailDomains.deregister"
      input={input}
      title={text('removeTitle', { domain: domainName })}
      confirmLabel={text('remove')}
      {...asked}
      help={({ code }) =>
        code === 'InvalidCustomSesConfigurationException' ? (
          <AppLink to={organizationPath(input, 'receipt-rules')}>{text('checkRules')}</AppLink>
        ) : (
          code === 'MailDomainInUseException' && (
            <RefusedAsUsed {...{ isKnown, isUsed, readAgain }} />
          )
        )
      }
      leave={async () => {
        notify({ type: 'success', content: text('domainRemoved', { domain: domainName }) })
        await navigate(organizationPath(input, 'domains'), { replace: true })
        // The list may have been below the dialog all the time, and is then not fetched by itself.
        const list = { queryKey: ['mailDomains.list'], type: 'active', stale: true } as const
        await client.refetchQueries(list, { cancelRefetch: false })
      }}
    >
      <SpaceBetween size="m">
        <div>{text('removeExplanation')}</div>
        <StillUsed {...{ domainName, isKnown }} />
        <MovesAway domainName={domainName} />
      </SpaceBetween>
    </ConfirmDialog>
  )
}
