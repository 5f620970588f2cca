import type { Output } from '@mailroom/schemas/operations'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answers, refusal, startBackend } from '../testing/backend.ts'
import { openBackend, organizationPath as realPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const organization = `/local/us-east-1/organizations/${organizationId}`
const names = Array.from({ length: 12 }, (_, number) => `d${number}.example.com`)

const verified: Output<'mailDomains.describe'> = {
  ...{ records: [], isTestDomain: false, isDefault: false },
  ...{ ownershipVerificationStatus: 'VERIFIED', dkimVerificationStatus: 'VERIFIED' },
}

const answers: Answers = {
  'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
  'mailDomains.list': () => ({
    items: names.map((domainName) => ({ domainName, defaultDomain: false })),
  }),
  'sending.describe': () => ({
    ...{ enabled: true, max24HourSend: 1, maxSendRate: 1, sentLast24Hours: 0, dataPoints: [] },
  }),
}

test('DOM-01 at most five states are read at a time, and one that fails is repeated alone', async () => {
  let [running, most, isDown] = [0, 0, true]
  const waiting: (() => void)[] = []
  await using backend = await startBackend({
    ...answers,
    'mailDomains.describe': async ({ domainName }) => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => waiting.push(resolve))
      running--
      return isDown && domainName === names[3] ? refusal(400, 'AccessDeniedException') : verified
    },
  })
  using _ = visit(`${organization}/domains`)
  await waitFor(() => expect(waiting).toHaveLength(5))
  screen.getByText('0 of 12 read', { selector: '[aria-hidden]' })
  const answered = async (count: number) => {
    for (let number = 0; number < count; number++) {
      await waitFor(() => expect(waiting).not.toHaveLength(0))
      waiting.shift()?.()
    }
  }
  await answered(12)
  await screen.findByText('11 of 12 read, 1 failed', { selector: '[aria-hidden]' })
  expect(most).toBe(5)
  expect(backend.of('mailDomains.describe')).toHaveLength(12)

  isDown = false
  const row = within(screen.getByRole('row', { name: /d3\.example\.com/ }))
  const retry = row.getByRole('button', { name: `Retry ${names[3]}` })
  retry.focus()
  retry.click()
  await waitFor(() => expect(waiting).toHaveLength(1))
  expect(document.activeElement, 'the button stays while it is read').toBe(retry)
  row.getByText('Denied')
  await answered(1)
  expect(await row.findAllByText('Verified')).toHaveLength(2)
  const shown = screen.queryByText(/of 12 read/, { selector: '[aria-hidden]' })
  expect(shown, 'only the count that is read out comes later').toBeNull()
  expect(document.activeElement?.textContent, 'its result has the focus then').toBe('Verified')
  expect(backend.of('mailDomains.describe')).toHaveLength(13)
})

test('X-05 IAM-01 what AWS denies for every row is told once, with the missing action', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:GetMailDomain')
  using _ = visit(`${realPath}/domains`)
  await screen.findAllByText('Denied')
  await waitFor(() => expect(screen.getAllByText('Denied').length).toBeGreaterThan(2))
  expect(screen.getAllByText(/does not have the permission workmail:GetMailDomain/)).toHaveLength(1)
  expect(screen.getAllByText(/AWS denied access/)).toHaveLength(1)
})

test('DOM-01 a list ordered by what is read one by one is ordered anew as it comes, and unread rows are last', async () => {
  const waiting = new Map<string, () => void>()
  await using _ = await startBackend({
    ...answers,
    'mailDomains.describe': async ({ domainName }) => {
      await new Promise<void>((resolve) => waiting.set(domainName, resolve))
      if (domainName === names[11]) return refusal(400, 'AccessDeniedException')
      return domainName === names[7]
        ? { ...verified, ownershipVerificationStatus: 'FAILED' }
        : verified
    },
  })
  using __ = visit(`${organization}/domains`)
  await waitFor(() => expect(waiting.size).toBe(5))
  screen.getByRole('button', { name: 'Ownership' }).click()
  for (const name of names) {
    await waitFor(() => expect(waiting.has(name)).toBe(true))
    waiting.get(name)?.()
  }
  const shown = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
  await waitFor(() => expect(shown()[0]).toBe(names[7]), { timeout: 5_000 })
  expect(shown().at(-1)).toBe(names[11])
})

test('reads that nobody waits for any more are not sent', async () => {
  const waiting: (() => void)[] = []
  await using backend = await startBackend({
    ...answers,
    'mailDomains.describe': async () => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return verified
    },
    'sessions.list': () => ({ items: [] }),
    'auditEntries.list': () => ({ items: [] }),
  })
  using opened = visit(`${organization}/domains`)
  await waitFor(() => expect(waiting).toHaveLength(5))
  await opened.router.navigate('/sessions')
  await screen.findByRole('heading', { level: 1, name: 'Sessions' })
  for (const answer of waiting) answer()
  // What the queue would have sent comes before this.
  await opened.router.navigate('/audit-log')
  await waitFor(() => expect(backend.of('auditEntries.list')).not.toHaveLength(0))
  expect(backend.of('mailDomains.describe')).toHaveLength(5)
})

test('DOM-01 while a domain is read, each cell that comes of it says so', async () => {
  await using backend = await openBackend('auditor')
  const read = Promise.withResolvers<void>()
  backend.hold('mailDomains.describe', read.promise)
  using _ = visit(`${realPath}/domains`)
  const row = within(await screen.findByRole('row', { name: /example\.org/ }))
  expect(row.getAllByText('Loading')).toHaveLength(3)
  read.resolve()
  await row.findAllByText('Verified')
  expect(row.queryByText('Loading')).toBeNull()
})
