import type { Output } from '@mailroom/schemas'
import type { Answers } from '../../../../kit/testing/backend.ts'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'
export const anaPath = `/local/us-east-1/organizations/${organizationId}/users/${userId}`

export const ana: Output<'users.describe'> = {
  userId,
  name: 'ana.silva',
  displayName: 'Ana Silva',
  email: 'ana@example.com',
  state: 'ENABLED',
  userRole: 'USER',
}

/** The answers that each page of Ana needs. */
export const aroundAna: Answers = {
  'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
  'identityProvider.describe': () => ({}),
  'users.describe': () => ana,
}
