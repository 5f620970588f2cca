import {
  actionsOf,
  declarationOf,
  type OperationId,
  operations,
  resourceOf,
  roles,
} from '../../packages/schemas/src/index.ts'

const columns = ['operation', 'kind', 'what it does', ...roles, 'AWS actions']

function row(id: OperationId): string {
  const { kind, summary, roles: allowed } = declarationOf(id)
  const rights = roles.map((role) => (allowed.includes(role) ? '✓' : ''))
  const actions = actionsOf(id).map((action) => `\`${action}\``)
  return `| ${[`\`${id}\``, kind, summary, ...rights, actions.join(', ')].join(' | ')} |`
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
