import { actionsOf } from '../../packages/schemas/src/iam-policy.ts'
import {
  declarationOf,
  type OperationId,
  operations,
  resourceOf,
} from '../../packages/schemas/src/operations.ts'
import type { Owner } from '../../packages/schemas/src/owners.ts'
import { roles } from '../../packages/schemas/src/role.ts'

const columns = ['operation', 'kind', 'what it does', ...roles, 'needs', 'AWS actions']

const owners: Record<Owner, string> = {
  directory: 'no AD Connector',
  exchange: 'no interoperability with Exchange',
  exchangeAddresses: 'no interoperability with Exchange',
  exchangeResources: 'no interoperability with Exchange',
}

/** Returns what must hold for an operation, in words. */
function needsInWords(id: OperationId): string {
  const {
    capability,
    owners: others = [],
    state,
    managed,
    mailbox,
    mailroomOnly,
  } = declarationOf(id).needs ?? {}
  const ofMailroom = (need: 'state' | 'managed' | 'mailbox') =>
    mailroomOnly?.includes(need) ? ' (a rule of Mailroom)' : ''
  return [
    ...(capability ? [`the capability ${capability}`] : []),
    ...others.map((owner) => owners[owner]),
    ...(managed ? [`no system user or Exchange resource${ofMailroom('managed')}`] : []),
    ...(mailbox ? [`a mailbox, if it is a user${ofMailroom('mailbox')}`] : []),
    ...(state ? [`${state === 'ENABLED' ? 'enabled' : 'disabled'}${ofMailroom('state')}`] : []),
  ].join('; ')
}

function row(id: OperationId): string {
  const { kind, summary, roles: allowed } = declarationOf(id)
  const rights = roles.map((role) => (allowed.includes(role) ? '✓' : ''))
  const actions = actionsOf(id).map((action) => `\`${action}\``)
  return `| ${[`\`${id}\``, kind, summary, ...rights, needsInWords(id), actions.join(', ')].join(' | ')} |`
}

/** Returns docs/operations.md: every operation with its rights and its AWS actions. */
export function operationsPage(): string {
  const ids = Object.keys(operations) as OperationId[]
  const sections = [...new Set(ids.map(resourceOf))].map((resource) =>
    [
      `## ${resource}`,
      '',
      `| ${columns.join(' | ')} |`,
      `| ${columns.map(() => '---').join(' | ')} |`,
      ...ids.filter((id) => resourceOf(id) === resource).map(row),
    ].join('\n'),
  )
  return [
    '# Operations',
    'Generated from `packages/schemas` by `npm run generate`. Each is `POST /api/<operation>`; the OpenAPI 3.1 document is at `/api/openapi.json`.',
    ...sections,
    '',
  ].join('\n\n')
}
