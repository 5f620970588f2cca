import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../testing/backend.ts'
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
  screen.getByText(/does not let the IAM role of this connection perform workmail:ListGroups/)
  // The Deny is in a policy of the role itself: that is where it has to be removed.
  screen.getByText(/A Deny in a policy of this role itself \(identity-based policy\) forbids it/)
  expect(screen.queryByText(/missing permission|does not have the permission/)).toBeNull()
  expect(screen.queryByText(/Add this statement/)).toBeNull()
})

const whoCan = {
  'identity-based policy': /Whoever manages the role has to remove or narrow that Deny/,
  'service control policy': /Only whoever manages the policies of your AWS Organizations can/,
  'resource control policy': /Only whoever manages the policies of your AWS Organizations can/,
  'permissions boundary': /Whoever manages the role has to change its boundary/,
  'session policy': /Whoever set up the credentials of the console has to change it/,
  'resource-based policy': /Whoever manages the resource has to change its policy/,
  'VPC endpoint policy': /Whoever manages that policy has to change it/,
}

test.each(Object.entries(whoCan))(
  '01 IAM-09 of a denial by %s it is said who can change that, and nothing else is asked for',
  async (deniedBy, words) => {
    await using _backend = await startBackend({
      'sessions.list': () =>
        refusal(400, 'AccessDeniedException', { missingAction: 'workmail:ListUsers', deniedBy }),
    })
    using _ = visit('/sessions')
    await screen.findByText(/AWS denied access\. .* about the policy that forbids it\./)
    screen.getByText(words)
    screen.getByText(new RegExp(`\\(${deniedBy}\\)`))
    expect(screen.queryByText(/missing permission|does not have the permission/i)).toBeNull()
  },
)

test('01 IAM-01 a denial that names no action asks for nothing that nobody knows', async () => {
  await using _backend = await startBackend({
    'sessions.list': () => refusal(400, 'AccessDeniedException'),
  })
  using _ = visit('/sessions')
  await screen.findByText(/to look at the permissions of its IAM role\./)
})
