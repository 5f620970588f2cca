import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session, startBackend } from '../../kit/testing/backend.ts'
import { openBackend, organizationId, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'
import { queryClient } from '../../shell/client.ts'

const why = 'The directory does not answer.'

test.each([
  ['Validating', 'AWS is checking this organization'],
  ['Impaired', 'This organization is impaired'],
  ['Inactive', 'This organization is not active'],
  ['Failed', 'This organization could not be created'],
] as const)(
  'ORG-05 02/X-03 the form that adds a user in an organization that is %s says so, with what AWS says',
  async (state, header) => {
    await using backend = await openBackend()
    await backend.force(state, why)
    using _ = visit(`${organizationPath}/users/create`)
    await screen.findByText(header)
    expect(screen.getAllByText(why)).not.toHaveLength(0)
    if (state === 'Impaired') {
      await screen.findByRole('textbox', { name: 'User name' })
      return
    }
    await screen.findByText(
      state === 'Inactive'
        ? 'In its present state, this organization cannot be changed. Its overview names the state.'
        : /^AWS answers no questions about this organization in this state/,
    )
    expect(screen.queryByRole('textbox', { name: 'User name' })).toBeNull()
  },
)

test('ORG-05 X-07 what nobody sees in the words of AWS is written out, in the list and above a page', async () => {
  await using backend = await openBackend()
  await backend.force('Impaired', 'The \u202Edirectory\u0007')
  for (const page of [`${organizationPath}/domains`, organizationPath.replace(/\/[^/]*$/, '')]) {
    using _ = visit(page)
    await screen.findAllByText('The [U+202E]directory[U+0007]')
  }
})

test('ORG-05 an unknown state is shown as AWS writes it, and changes are offered', async () => {
  await using _ = await startBackend({
    'session.describe': () => session,
    'organizations.describe': () => ({
      organizationId,
      alias: 'example-corp',
      state: 'Hibernating',
    }),
    'organizationTags.list': () => ({ items: [] }),
  })
  using __ = visit(`${organizationPath}/tags`)
  await screen.findByText(/The state is “Hibernating”/)
  screen.getByRole('link', { name: 'Edit tags' })
})

test('ORG-05 an impaired organization is not called inactive where AWS refuses what a page asks', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.force('Impaired', why)
  using _ = visit(`${organizationPath}/domains`)
  await screen.findByText('AWS does not allow this in the present state of the organization.')
  expect(screen.queryByText(/not active/)).toBeNull()
})

test('ORG-05 no page of an organization that AWS creates or checks asks what can only be refused', async () => {
  await using backend = await openBackend('auditor')
  await backend.force('Validating')
  using page = visit(organizationPath)
  await screen.findByText('AWS is checking this organization')
  const asked = backend.of('mailDomains.list')
  await act(() => page.router.navigate(`${organizationPath}/domains`))
  await screen.findByText(/^AWS answers no questions about this organization in this state/)
  screen.getByRole('heading', { level: 1, name: 'example-corp' })
  expect(backend.of('mailDomains.list')).toEqual(asked)
  // Amazon SES answers, and its rules can be what keeps the organization from being deleted.
  await act(() => page.router.navigate(`${organizationPath}/receipt-rules`))
  await screen.findByRole('heading', { level: 1, name: 'Receipt rules' })
})

test('ORG-05 what somebody has opened stays while AWS checks the organization', async () => {
  await using backend = await openBackend()
  using _ = visit(`${organizationPath}/users/create`)
  const field = await screen.findByRole<HTMLInputElement>('textbox', {
    name: 'User name',
  })
  fireEvent.change(field, { target: { value: 'typed' } })
  await backend.force('Validating')
  await act(() => queryClient.invalidateQueries({ queryKey: ['organizations.describe'] }))
  await screen.findByText('AWS is checking this organization')
  expect(field.isConnected && field.value).toBe('typed')
})

test('ORG-04 ORG-05 pages that AWS refused are read again when it has checked the organization', async () => {
  await using backend = await openBackend()
  await backend.force('Validating')
  using _ = visit(`${organizationPath}/domains`)
  await screen.findByText('AWS is checking this organization')
  await screen.findByText(/^AWS answers no questions about this organization/)
  await backend.force('Active')
  await screen.findByRole('link', { name: 'example.com' })
  await waitFor(() => expect(screen.queryByText('AWS is checking this organization')).toBeNull())
}, 20_000)

test('ORG-05 an organization that could not be created is offered to be deleted, to who may', async () => {
  await using backend = await openBackend()
  await backend.force('Failed', why)
  using _ = visit(organizationPath)
  const create = await screen.findByRole('link', { name: 'Create organization' })
  const notice = within(create.closest('[class*="alert"]') ?? document.body)
  const [way] = notice.getAllByRole('link', { name: 'Delete organization' })
  expect(way?.getAttribute('href')).toBe(`${organizationPath}/delete`)
})

test('ORG-05 an auditor reads that an organization could not be created, and is offered nothing', async () => {
  await using backend = await openBackend('auditor')
  await backend.force('Failed', why)
  using _ = visit(organizationPath)
  await screen.findByText('This organization could not be created')
  expect(screen.queryByRole('link', { name: 'Delete organization' })).toBeNull()
})
