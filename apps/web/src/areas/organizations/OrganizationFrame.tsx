import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Outlet, useMatch } from 'react-router'
import { hasCode } from '../../kit/data/failure.ts'
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
import { useStateWords } from './OrganizationState.tsx'
import { organizationState } from './organization-state.ts'

/**
 * The frame of an organization's pages. The pages do not wait for it, but an unknown organization
 * has none, and an inactive one allows no changes. Source,
 * ORG-37.
 */
export function OrganizationFrame() {
  const text = useText('organizations')
  const stateWords = useStateWords()
  const scope = useOrganizationScope()
  const { data, error } = useRead('organizations.describe', scope)
  const isOverview = useMatch(organizationPath(scope)) !== null

  if (hasCode(error, 'OrganizationNotFoundException') || hasCode(error, 'InvalidInput'))
    return (
      <MessagePage
        title={text('notFoundTitle')}
        actions={<AppLink to={organizationsPath(scope)}>{text('toOrganizations')}</AppLink>}
      >
        {text('notFoundExplanation', scope)}
      </MessagePage>
    )
  // The overview keeps the details, such as the directory that was kept.
  if (data?.state === 'Deleted' && !isOverview)
    return (
      <MessagePage
        title={text('deletedTitle')}
        actions={<AppLink to={organizationsPath(scope)}>{text('toOrganizations')}</AppLink>}
      >
        {text('deletedExplanation')}
      </MessagePage>
    )
  const writable = data === undefined || organizationState(data.state).writable
  return (
    <WritableContext value={writable}>
      <SpaceBetween size="m">
        {data && (!writable || data.state === 'Impaired') && (
          <Alert type="warning" header={text(writable ? 'impaired' : 'notActive')}>
            <div>
              {text(writable ? 'impairedExplanation' : 'notActiveExplanation', {
                state: stateWords(data.state),
              })}
            </div>
            {data.errorMessage !== undefined && <div lang="en">{data.errorMessage}</div>}
          </Alert>
        )}
        {/* Nothing of one organization, such as typed or selected, appears in another. */}
        <Outlet key={organizationPath(scope)} />
      </SpaceBetween>
    </WritableContext>
  )
}
