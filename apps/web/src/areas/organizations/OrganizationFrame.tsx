import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Outlet, useMatch } from 'react-router'
import { hasCode } from '../../kit/data/failure.ts'
import { useOrganizationName } from '../../kit/data/organization-name.ts'
import {
  organizationPath,
  organizationsPath,
  useOrganizationScope,
  WritableContext,
} from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { MessagePage } from '../../kit/page/MessagePage.tsx'
import { useText } from '../../kit/words/texts.ts'
import { organizationState } from './organization-state.ts'
import { StateNotice } from './StateNotice.tsx'

/**
 * Reads again what AWS answered differently in the state before, as soon as the organization has
 * another one.
 */
function useFreshAfterChange(organizationId: string, state: string | undefined): void {
  const client = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    const known = before.current
    before.current = state
    if (known === undefined || state === undefined || known === state) return
    void client.invalidateQueries({
      predicate: ({ queryKey: [id, input] }) =>
        id === 'organizations.list' ||
        (id !== 'organizations.describe' &&
          typeof input === 'object' &&
          input !== null &&
          Reflect.get(input, 'organizationId') === organizationId),
    })
  }, [client, organizationId, state])
}

/**
 * The frame of an organization's pages. The pages do not wait for it, but an unknown organization
 * has none, an inactive one allows no changes, and of one that AWS creates, checks or deletes only
 * the overview is left: AWS refuses what other pages ask. Source, ORG-05, ORG-37.
 */
export function OrganizationFrame() {
  const text = useText('organizations')
  const scope = useOrganizationScope()
  const { data, error } = useRead('organizations.describe', scope)
  useFreshAfterChange(scope.organizationId, data?.state)
  const isOverview = useMatch(organizationPath(scope)) !== null
  // They are those of Amazon SES, which answers in every state of an organization.
  const isReceiptRules = useMatch(organizationPath(scope, 'receipt-rules')) !== null
  // Mailroom itself has what these pages show, so they stay when AWS has nothing any more.
  const isExit = useMatch(`${organizationPath(scope, 'exit')}/*`) !== null
  const name = useOrganizationName()
  const [opened, setOpened] = useState<string>()

  const isGone = hasCode(error, 'OrganizationNotFoundException') && !isExit
  if (isGone || hasCode(error, 'InvalidInput'))
    return (
      <MessagePage
        title={text('notFoundTitle')}
        actions={<AppLink to={organizationsPath(scope)}>{text('toOrganizations')}</AppLink>}
      >
        {text('notFoundExplanation', scope)}
      </MessagePage>
    )
  // The overview keeps the details, such as the directory that was kept.
  if (data?.state === 'Deleted' && !isOverview && !isExit)
    return (
      <MessagePage
        title={text('notice.deleted')}
        actions={<AppLink to={organizationsPath(scope)}>{text('toOrganizations')}</AppLink>}
      >
        {text('noticeExplanation.deleted')}
      </MessagePage>
    )
  const path = organizationPath(scope)
  const { writable, opens } = data ? organizationState(data.state) : { writable: true, opens: true }
  // Nothing that somebody has opened, and maybe typed into, is taken away.
  if (data && opens && opened !== path) setOpened(path)
  return (
    <SpaceBetween size="m">
      {data && <StateNotice organization={data} />}
      <WritableContext value={writable}>
        {/* Nothing of one organization, such as typed or selected, appears in another. */}
        {opens || isOverview || isReceiptRules || isExit || opened === path ? (
          <Outlet key={path} />
        ) : (
          <MessagePage title={name} actions={<AppLink to={path}>{text('toOverview')}</AppLink>}>
            {text('notOpen')}
          </MessagePage>
        )}
      </WritableContext>
    </SpaceBetween>
  )
}
