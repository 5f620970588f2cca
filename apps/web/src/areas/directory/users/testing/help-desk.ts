import type { FoundUser } from '@mailroom/schemas/users'
import { fireEvent, screen } from '@testing-library/react'
import { type Answers, refusal } from '../../../../kit/testing/backend.ts'

export const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
export const helpDeskPath = `/local/us-east-1/organizations/${organizationId}/help-desk`

function person(number: number, more: Partial<FoundUser>): FoundUser {
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    name: `maria.silva${number}`,
    displayName: 'Maria Silva',
    email: `maria${number}@example.com`,
    state: 'ENABLED',
    userRole: 'USER',
    ...more,
  }
}

/** Two people with the same name. */
export const sales = person(1, { department: 'Sales', telephone: '+351 21 555 0101' })
export const legal = person(2, { department: 'Legal', matchedAlias: 'm.s@example.com' })

/** The answers that each screen of the help desk needs, besides those to a search. */
export const around: Answers = {
  'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
  'identityProvider.describe': () => ({}),
  // The dialog opens with the user from the list, although this read fails.
  'users.describe': () => refusal(400, 'ThrottlingException'),
  'passwordResets.list': () => ({ items: [] }),
  'users.resetPassword': () => undefined,
}

/** Types a text into the search, then presses keys in it; returns the field. */
export async function search(text: string, ...keys: string[]) {
  const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Find a person' })
  fireEvent.change(field, { target: { value: text } })
  for (const key of keys) fireEvent.keyDown(field, { key })
  return field
}
