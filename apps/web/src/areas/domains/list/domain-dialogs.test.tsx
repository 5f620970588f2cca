import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../../../kit/testing/backend.ts'
import {
  openBackend,
  organizationId,
  organizationPath,
  scope,
} from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const domains = `${organizationPath}/domains`

const press = async (name: string) =>
  fireEvent.click(await within(screen.getByRole('dialog')).findByRole('button', { name }))

type Backend = Awaited<ReturnType<typeof openBackend>>

const defaultDomain = async (backend: Backend) =>
  (await backend.workmail('DescribeOrganization', {})).DefaultMailDomain

test('DOM-16 a domain becomes the default, which says that addresses stay, and can be undone', async () => {
  await using backend = await openBackend()
  using page = visit(`${domains}/default/example.org`)
  await screen.findByText('The default domain now: example.com')
  screen.getByText(/Addresses that exist stay as they are\./)
  await press('Set as default')
  await screen.findByText('example.org is the default domain.')
  expect(await defaultDomain(backend)).toBe('example.org')
  await waitFor(() => expect(page.router.state.location.pathname).toBe(domains))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('The change was undone.')
  expect(await defaultDomain(backend)).toBe('example.com')
})

test('DOM-16 a default that was set in another tab meanwhile is told, and then asked about', async () => {
  await using backend = await openBackend()
  using _ = visit(`${domains}/example.org/default`)
  await screen.findByText('The default domain now: example.com')
  const other = 'example-corp.awsapps.com'
  await backend.operate('mailDomains.updateDefault', {
    ...{ ...scope, domainName: other },
    expected: { domainName: 'example.com' },
  })
  await press('Set as default')
  await screen.findByText(/changed in the meantime/)
  expect(await defaultDomain(backend)).toBe(other)
  await screen.findByText(`The default domain now: ${other}`)
  await press('Set as default')
  await screen.findByText('example.org is the default domain.')
})

test('DOM-15 GEN-09 a domain is removed after its name is typed, and the list is without it', async () => {
  await using backend = await openBackend()
  using page = visit(`${domains}/new.example.net/remove`)
  await screen.findByText(/Mail to addresses of this domain is no longer delivered/)
  await screen.findByText('Nobody has an address in this domain.')
  const button = within(screen.getByRole('dialog')).getByRole<HTMLButtonElement>('button', {
    name: 'Remove',
  })
  expect(button.disabled).toBe(true)
  const field = screen.getByRole('textbox', { name: 'Type the name of the domain to confirm' })
  expect(field.getAttribute('autocapitalize')).toBe('off')
  fireEvent.change(field, { target: { value: 'new.example.org' } })
  screen.getByText('This is not the text asked for: new.example.net')
  expect(button.disabled).toBe(true)
  fireEvent.change(field, { target: { value: 'New.example.net' } })
  screen.getByText('This is not the text asked for: new.example.net')
  expect(button.disabled).toBe(true)
  fireEvent.change(field, { target: { value: 'new.example.net' } })
  expect(button.disabled).toBe(false)
  fireEvent.click(button)
  await screen.findByText('new.example.net was removed.')
  await waitFor(() => expect(page.router.state.location.pathname).toBe(domains))
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(3))
  expect(backend.of('mailDomains.deregister')).toHaveLength(1)
})

test('DOM-15 over the list too, a removed domain leaves the list, and nothing asks for it again', async () => {
  await using backend = await openBackend()
  using _ = visit(`${domains}/remove/new.example.net`)
  const field = await screen.findByRole('textbox', { name: /^Type the name of the domain/ })
  await screen.findByText('1 domain is not verified')
  const asked = backend.of('mailDomains.describe').length
  fireEvent.change(field, { target: { value: 'new.example.net' } })
  await press('Remove')
  await screen.findByText('new.example.net was removed.')
  await waitFor(() => expect(screen.queryByRole('link', { name: 'new.example.net' })).toBeNull())
  const later = backend.of('mailDomains.describe').slice(asked)
  expect(later.map(({ input }) => input)).not.toContainEqual({
    ...{ ...scope, domainName: 'new.example.net' },
  })
})

/** Lets Ana Silva have an alias in a domain. */
async function useBy(backend: Backend, name: string) {
  const entityId = '00000000-0000-4000-8000-000000000001'
  await backend.operate('aliases.create', { ...scope, entityId, alias: `ana@${name}` })
}

test('DOM-15 GEN-10 who still uses a domain is named with a way there, and its name is not asked for', async () => {
  await using backend = await openBackend()
  await useBy(backend, 'example.org')
  using _ = visit(`${domains}/remove/example.org`)
  await screen.findByText('1 user, group or resource has an address in this domain')
  const link = screen.getByRole('link', { name: 'Ana Silva' })
  expect(link.getAttribute('href')).toMatch(/\/users\/[\d-]+01\/aliases$/)
  expect(link.parentElement?.textContent).toBe('Ana Silva ana@example.org')
  const move = screen.getByRole('link', { name: 'Move everybody to another domain' })
  expect(move.getAttribute('href')).toBe(`${domains}/example.org/move`)
  expect(screen.queryByRole('textbox')).toBeNull()
  const remove = within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' })
  expect(remove.getAttribute('disabled')).not.toBeNull()
  screen.getByText(/change the record first/)
})

/** Waits until the index has read the whole directory, as it has been for a while. */
const untilIndexed = (backend: Backend) =>
  waitFor(
    async () => {
      const { index } = await backend.operate('entities.search', { ...scope, query: {}, limit: 1 })
      expect(index.phase).toBe('COMPLETE')
    },
    { timeout: 10_000 },
  )

/** Gives Ana Silva an alias in a domain at AWS itself, of which Mailroom does not learn. */
const useAtAws = (backend: Backend, name: string) =>
  backend.workmail('CreateAlias', {
    ...{ EntityId: '00000000-0000-4000-8000-000000000001', Alias: `ana@${name}` },
  })

test('DOM-15 who got an address at AWS after the directory was read is named as the dialog opens', async () => {
  await using backend = await openBackend()
  await untilIndexed(backend)
  await useAtAws(backend, 'example.org')
  using _ = visit(`${domains}/remove/example.org`)
  await screen.findByText('1 user, group or resource has an address in this domain')
  screen.getByRole('link', { name: 'Ana Silva' })
})

test('DOM-15 GEN-10 after AWS refused because the domain is in use, who uses it is read again and named', async () => {
  await using backend = await openBackend()
  using _ = visit(`${domains}/remove/example.org`)
  await screen.findByText('Nobody has an address in this domain.')
  await useAtAws(backend, 'example.org')
  const field = screen.getByRole('textbox', { name: 'Type the name of the domain to confirm' })
  fireEvent.change(field, { target: { value: 'example.org' } })
  await press('Remove')
  const alert = within(await screen.findByRole('alert'))
  await alert.findByText('The domain is in use.')
  await alert.findByText('Who has an address in this domain is listed below.')
  expect(screen.getByRole('link', { name: 'Ana Silva' }).parentElement?.textContent).toBe(
    'Ana Silva ana@example.org',
  )
  expect(screen.queryByText('Nobody has an address in this domain.')).toBeNull()
})

test('DOM-07 DOM-15 Refresh of the page of a domain reads again who uses it', async () => {
  await using backend = await openBackend('auditor')
  await untilIndexed(backend)
  using _ = visit(`${domains}/example.org/uses`)
  await screen.findByText('Nobody has an address in this domain.')
  await useAtAws(backend, 'example.org')
  const actions = within(screen.getByRole('main'))
  fireEvent.click(actions.getAllByRole('button', { name: 'Refresh' })[0] ?? document.body)
  await screen.findByRole('row', { name: /^Ana Silva.*ana@example\.org/ })
  // Nothing was searched, so nothing matches best.
  await screen.findByText('1 row')
})

test('DOM-15 those that are disabled have released their addresses: they are counted apart, and the domain goes', async () => {
  await using backend = await openBackend()
  const userId = '00000000-0000-4000-8000-000000000001'
  const email = 'ana@example.org'
  await backend.operate('aliases.makePrimary', { ...scope, entityId: userId, email })
  await backend.operate('users.disable', { ...scope, userId })
  using page = visit(`${domains}/remove/example.org`)
  await screen.findByText(/^1 disabled user, group or resource had an address here\./)
  await screen.findByText('Nobody has an address in this domain.')
  expect(screen.queryByText(/AWS does not remove the domain/)).toBeNull()
  const field = screen.getByRole('textbox', { name: 'Type the name of the domain to confirm' })
  fireEvent.change(field, { target: { value: 'example.org' } })
  await press('Remove')
  await screen.findByText('example.org was removed.')
  await waitFor(() => expect(page.router.state.location.pathname).toBe(domains))
})

test('DOM-15 the page of a domain lists who uses it, also to the help desk', async () => {
  await using _ = await openBackend('helpDesk')
  using __ = visit(`${domains}/example.com/uses`)
  await screen.findByText(
    /^The enabled users, groups and resources with an address in example\.com\./,
  )
  const row = await screen.findByRole('row', { name: /^Ana Silva/ })
  expect(row.textContent).toContain('ana.silva@example.com')
})

test('DOM-15 a domain that is gone in another tab is not removed twice', async () => {
  await using backend = await openBackend()
  using _ = visit(`${domains}/new.example.net/remove`)
  const label = 'Type the name of the domain to confirm'
  const field = await screen.findByRole('textbox', { name: label })
  await backend.operate('mailDomains.deregister', { ...scope, domainName: 'new.example.net' })
  fireEvent.change(field, { target: { value: 'new.example.net' } })
  await press('Remove')
  await screen.findByText(/This no longer exists: somebody else has deleted it/)
})

test('DOM-15 the list below the dialog is without the removed domain', async () => {
  await using _ = await openBackend()
  using __ = visit(`${domains}/remove/new.example.net`)
  const label = 'Type the name of the domain to confirm'
  const field = await screen.findByRole('textbox', { name: label })
  const rows = () => document.body.querySelectorAll('tbody tr')
  await waitFor(() => expect(rows()).toHaveLength(4))
  fireEvent.change(field, { target: { value: 'new.example.net' } })
  await press('Remove')
  await screen.findByText('new.example.net was removed.')
  await waitFor(() => expect(rows()).toHaveLength(3))
})

test('DOM-15 GEN-10 a domain that an own receipt rule of SES keeps leads to the rules', async () => {
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'mailDomains.describe': () => ({
      ...{ records: [], isTestDomain: false, isDefault: false },
      ...{ ownershipVerificationStatus: 'VERIFIED', dkimVerificationStatus: 'VERIFIED' },
    }),
    'mailDomains.deregister': () => refusal(400, 'InvalidCustomSesConfigurationException'),
    'receiptRuleSets.list': () => ({ items: [] }),
    'entities.refresh': () => ({ phase: 'COMPLETE', done: 0, total: 0 }),
  })
  using page = visit(`${domains}/new.example.net/remove`)
  const label = 'Type the name of the domain to confirm'
  const field = await screen.findByRole('textbox', { name: label })
  fireEvent.change(field, { target: { value: 'new.example.net' } })
  await press('Remove')
  const alert = within(await screen.findByRole('alert'))
  fireEvent.click(await alert.findByRole('link', { name: 'Check the receipt rules' }))
  await screen.findByRole('heading', { level: 1, name: 'Receipt rules' })
  expect(page.router.state.location.pathname).toBe(`${organizationPath}/receipt-rules`)
})

test.each([
  ['remove/example-corp.awsapps.com', /^AWS made the test domain/],
  ['example.com/remove', /^This is the default domain\. Make another/],
  ['default/new.example.net', /^Only a verified domain can be the default/],
  ['remove/nowhere.example', /^It does not exist in this organization/],
])('GEN-07 DOM-15 DOM-17 the dialog %s says why it is not possible', async (path, reason) => {
  await using _ = await openBackend()
  using __ = visit(`${domains}/${path}`)
  await waitFor(() => within(screen.getByRole('dialog')).getByText(reason))
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('DOM-18 DOM-40 a domain whose verification failed is verified again', async () => {
  let ownershipVerificationStatus: 'FAILED' | 'PENDING' = 'FAILED'
  await using backend = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'mailDomains.describe': () => ({
      ...{ records: [], isTestDomain: false, isDefault: false },
      ...{ ownershipVerificationStatus, dkimVerificationStatus: 'PENDING' },
    }),
    'mailDomains.register': () => {
      ownershipVerificationStatus = 'PENDING'
    },
    'entities.describe': () => ({}),
  })
  using page = visit(`${domains}/new.example.net`)
  await screen.findByText('The ownership of this domain could not be verified')
  fireEvent.click(screen.getByRole('link', { name: 'Start verification again' }))
  await screen.findByText(/AWS looks for its DNS records for another 72 hours/)
  await press('Start verification again')
  await screen.findByText('The verification of new.example.net has started again.')
  await waitFor(() =>
    expect(screen.queryByText('The ownership of this domain could not be verified')).toBeNull(),
  )
  expect(page.router.state.location.pathname).toBe(`${domains}/new.example.net`)
  expect(backend.of('mailDomains.register')).toHaveLength(1)
})

test('DOM-17 GS-03 04/JRN-04 the page of the test domain says what it is not for', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(`${domains}/example-corp.awsapps.com`)
  await screen.findByText('This is the test domain of the organization')
  for (const fact of [/200 recipients per day/, /no enabled user/, /Do not delete its identity/])
    screen.getByText(fact)
})

test('DOM-15 a domain that nobody uses is said to be that, and only a search has no match', async () => {
  await using _ = await openBackend('auditor')
  using __ = visit(`${domains}/new.example.net/uses`)
  await screen.findByText('Nobody has an address in this domain.')
  expect(screen.queryByText('Nothing matches.')).toBeNull()
})

test('DOM-15 before a domain is removed, the moves away from it are named that cannot be undone then', async () => {
  await using backend = await openBackend()
  const change = {
    ...({ kind: 'moveDomain', keepOldAddresses: true } as const),
    ...{ fromDomain: 'example.com', toDomain: 'example.org' },
    targets: { entityIds: ['00000000-0000-4000-8000-000000000001'] },
  }
  const { jobId } = await backend.operate('jobs.plan', { ...scope, change })
  const until = (state: string) =>
    waitFor(
      async () => {
        const job = await backend.operate('jobs.describe', { ...scope, jobId })
        expect(job.state).toBe(state)
      },
      { timeout: 10_000 },
    )
  await until('PLANNED')
  await backend.operate('jobs.start', { ...scope, jobId })
  await until('COMPLETED')
  await backend.operate('mailDomains.updateDefault', {
    ...{ ...scope, domainName: 'example.org' },
    expected: { domainName: 'example.com' },
  })
  using _ = visit(`${domains}/example.com/remove`)
  await screen.findByText('These moves can no longer be undone without example.com')
  screen.getByRole('link', { name: 'Move 1 user from example.com to example.org' })
})
