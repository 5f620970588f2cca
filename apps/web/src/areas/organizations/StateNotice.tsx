import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Organization } from '@mailroom/schemas/organizations'
import { Can } from '../../kit/access/Can.tsx'
import { organizationPath, organizationsPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { visible } from '../../kit/page/visible.ts'
import { useText } from '../../kit/words/texts.ts'
import { useStateWords } from './OrganizationState.tsx'

/** What people do once a new organization is Active; before that its pages refuse it. */
const nextSteps = ['verifyDomain', 'defaultDomain', 'addUsers', 'setUpClients'] as const

function NextSteps() {
  const text = useText('organizations')
  return (
    <div>
      {text('afterwards')}
      <ol>
        {nextSteps.map((step) => (
          <li key={step}>{text(`step.${step}`)}</li>
        ))}
      </ol>
    </div>
  )
}

/** The notices about states other than Active, by the ends of the keys of their words. */
const notices = {
  creating: 'info',
  validating: 'info',
  impaired: 'warning',
  inactive: 'warning',
  failed: 'error',
  deleting: 'info',
  deleted: 'warning',
  unknown: 'info',
} as const satisfies Record<string, AlertProps.Type>

/** Returns which notice an organization needs; undefined if it is Active. */
function noticeOf({ state, completedDate }: Organization): keyof typeof notices | undefined {
  switch (state) {
    case 'Active':
      return undefined
    case 'Requested':
    case 'Creating':
      return 'creating'
    case 'Validating':
      return completedDate === undefined ? 'creating' : 'validating'
    case 'Impaired':
      return 'impaired'
    case 'Inactive':
      return 'inactive'
    case 'Failed':
      return 'failed'
    case 'Deleting':
      return 'deleting'
    case 'Deleted':
      return 'deleted'
    default:
      return 'unknown'
  }
}

/**
 * Says above every page of an organization that it is not simply Active: what that means, what AWS
 * says about it, and what people can do. An unknown state is shown as AWS writes it.
 * Source: ORG-05, ORG-16, 02/X-03.
 */
export function StateNotice({ organization }: { organization: Organization }) {
  const text = useText('organizations')
  const words = useStateWords()
  const scope = useOrganizationScope()
  const notice = noticeOf(organization)
  if (!notice) return null
  const { state, errorMessage } = organization
  return (
    <Alert type={notices[notice]} header={text(`notice.${notice}`)}>
      <SpaceBetween size="xs">
        <div>{text(`noticeExplanation.${notice}`, { state: words(state) })}</div>
        {errorMessage !== undefined && <div lang="en">{visible(errorMessage)}</div>}
        {notice === 'creating' && <NextSteps />}
        {notice === 'failed' && (
          <SpaceBetween size="s" direction="horizontal">
            <Can id="organizations.delete">
              <AppButton to={`${organizationPath(scope)}/delete`}>{text('deleteIt')}</AppButton>
            </Can>
            <Can id="organizations.create">
              <AppButton to={`${organizationsPath(scope)}/create`}>{text('create')}</AppButton>
            </Can>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Alert>
  )
}
