import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('NOTIF-01 NOTIF-09 NOTIF-10 the page tells what EWS does, how long it retries, and how many subscriptions there can be', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(`${organizationPath}/push-notifications`)
  await screen.findByText(/EWS Java API and the EWS Managed API for C#/)
  screen.getByText(/a sample responder with AWS Lambda and Amazon API Gateway/)
  screen.getByText(/no API with which administrators could create, list or end subscriptions/)
  screen.getByText('3 subscriptions per mailbox')
  const rules = within(
    screen.getByText(/acknowledges every notification/).closest('ul') ?? document.body,
  )
  expect(rules.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'The responder acknowledges every notification with SubscriptionStatus OK.',
    'Without changes, a StatusEvent comes every StatusFrequency minutes. It is acknowledged in the same way.',
    'After any other answer, WorkMail tries again for at most StatusFrequency minutes, at growing intervals. Then the subscription is invalid for ever, and the application has to subscribe again: with a StatusFrequency of 5, after 5 minutes.',
    'The responder ends the subscription by answering with SubscriptionStatus Unsubscribe.',
  ])
})
