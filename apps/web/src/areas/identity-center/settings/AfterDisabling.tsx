import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useSearchParams } from 'react-router'
import * as z from 'zod/mini'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** The input of `identityProvider.disable`, as the audit trail has it. */
const Disabled = z.object({ expected: z.object({ applicationArn: z.string() }) })

/**
 * Returns the application that the organization used until it was disabled here. AWS does not tell it
 * any more: the address has it, else the audit trail, until the application is deleted.
 */
function useFormerApplication(): string | undefined {
  const { organizationId } = useOrganizationScope()
  const [params] = useSearchParams()
  const inAddress = params.get('application')
  const last = { organizationId, result: 'SUCCEEDED', maxResults: 1 } as const
  const disabled = useRead(
    'auditEntries.list',
    { ...last, operation: 'identityProvider.disable' },
    { enabled: inAddress === null },
  )
  const known = Disabled.safeParse(disabled.data?.items[0]?.input).data?.expected.applicationArn
  const deleted = useRead(
    'auditEntries.list',
    { ...last, operation: 'identityProvider.deleteApplication', targetId: known ?? '-' },
    { enabled: known !== undefined },
  )
  if (inAddress !== null) return inAddress
  return deleted.data?.items.length === 0 ? known : undefined
}

/** What is left to do after Identity Center was disabled here. Source: IDC-14, IDC-15. */
export function AfterDisabling() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const application = useFormerApplication()
  if (application === undefined) return null
  const reset = 'bulk/resetPasswords?types=USER&states=ENABLED&userRoles=USER'
  const remove = `identity-center/delete-application?application=${encodeURIComponent(application)}`
  return (
    <Alert type="warning" header={text('afterDisabling')}>
      <SpaceBetween size="s">
        <div>
          {text('resetAll')} {text('resetsUnknown')}
        </div>
        <Can id="jobs.plan">
          <AppButton to={organizationPath(scope, reset)}>{text('planResets')}</AppButton>
        </Can>
        <div>{text('applicationStays')}</div>
        <Copyable what={text('applicationArn')}>{application}</Copyable>
        <Can id="identityProvider.deleteApplication">
          <AppButton to={organizationPath(scope, remove)}>{text('deleteApplication')}</AppButton>
        </Can>
      </SpaceBetween>
    </Alert>
  )
}
