import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

const all = { Effect: 'Allow', Action: '*', Resource: '*' }

// SES calls it AccessDenied, WorkMail AccessDeniedException.
test.each([
  ['ses:GetSendQuota', 'sending'],
  ['workmail:ListGroups', 'groups?view=live'],
])('01 IAM-01 after a denial the statement for %s can be copied', async (missingAction, page) => {
  await using backend = await openBackend()
  await backend.deny(missingAction)
  using _ = visit(`${organizationPath}/${page}`)
  await screen.findByText(/AWS denied access\. Ask whoever runs the console/)
  // Beside a title of its own it is folded.
  for (const folded of screen.queryAllByText('Missing permission')) fireEvent.click(folded)
  screen.getByText(new RegExp(`does not have the permission ${missingAction}`))
  screen.getByText(/Add this statement/)
  const shown = await screen.findByText(/"Effect": "Allow"/)
  expect(JSON.parse(shown.textContent ?? '')).toMatchObject({
    ...{ Effect: 'Allow', Action: missingAction },
  })
  screen.getByRole('button', { name: 'Copy' })
})

test('01 IAM-09 where a statement would not help, the policy in the way is named instead', async () => {
  await using backend = await openBackend()
  await backend.allow(all, { Effect: 'Deny', Action: 'workmail:ListGroups', Resource: '*' })
  using _ = visit(`${organizationPath}/groups?view=live`)
  await screen.findByText(/AWS denied access\. Ask whoever runs the console/)
  screen.getByText(/does not have the permission workmail:ListGroups/)
  screen.getByText(/Another policy denies it: identity-based policy/)
  expect(screen.queryByText(/Add this statement/)).toBeNull()
})
