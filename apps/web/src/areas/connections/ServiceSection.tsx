import type { Service } from '@mailroom/schemas'
import { Status } from '@mailroom/ui/Status'
import { MissingPermission } from '../../kit/page/MissingPermission.tsx'
import { useRoleNames } from '../../kit/words/role-names.ts'
import { useText } from '../../kit/words/texts.ts'
import { CapabilityStatus, useReasonWords } from './CapabilityStatus.tsx'

/** The actions that IAM does not allow, with the roles of the console that need them. */
function MissingActions({ missing }: { missing: NonNullable<Service['missing']> }) {
  const text = useText('connections')
  const roleNames = useRoleNames()
  return (
    <>
      <p>{text('missing', { count: missing.length })}</p>
      <ul>
        {missing.map(({ action, roles }) => (
          <li key={action}>{text('missingAction', { action, roles: roleNames(roles) })}</li>
        ))}
      </ul>
    </>
  )
}

/** The services whose permissions IAM is asked about. */
const checked: readonly Service['id'][] = ['workmail', 'ses']

/** Whether an AWS service answers the connection, and what is missing. Source: 01 IAM-01, IAM-16. */
export function ServiceSection({ service }: { service: Service }) {
  const text = useText('connections')
  const reasonWords = useReasonWords()
  const { id, state, missing = [], missingAction, missingStatement, deniedBy } = service
  const reason = reasonWords(service)
  const isUnchecked = state === 'supported' && checked.includes(id) && !service.missing
  const isPartly = state === 'supported' && missing.length > 0
  return (
    <>
      {isUnchecked && <Status type="info">{text('state.unchecked')}</Status>}
      {isPartly && <Status type="warning">{text('state.partly')}</Status>}
      {!isUnchecked && !isPartly && <CapabilityStatus state={state} />}
      <p>{text(`use.${id}`)}</p>
      {isUnchecked && <p>{text('unchecked')}</p>}
      {reason !== '' && <p>{reason}</p>}
      {missing.length > 0 && <MissingActions missing={missing} />}
      <MissingPermission
        missingAction={missingAction}
        missingStatement={missingStatement}
        deniedBy={deniedBy}
      />
    </>
  )
}
