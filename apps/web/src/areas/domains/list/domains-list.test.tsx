import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const domains = `${organizationPath}/domains`

const names = () => screen.queryAllByRole('rowheader').map((cell) => cell.textContent)

/** Waits until the states of all four domains are read and told to the list. */
async function untilRead() {
  await screen.findByText('1 domain is not verified')
  await waitFor(() => expect(names()).toHaveLength(4))
}

const choose = (select: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: select }), { target: { value } })

test('DOM-01 DOM-04 the list says how many domains there may be, and leads to those that are not verified', async () => {
  await using _ = await openBackend()
  using page = visit(domains)
  await screen.findByText(/It has 4 of 1,000\./)
  await untilRead()
  fireEvent.click(screen.getByRole('link', { name: 'Show only these' }))
  await waitFor(() => expect(names()).toEqual(['new.example.net']))
  expect(page.router.state.location.search).toBe('?state=PROBLEM')
})

test('DOM-01 domains are filtered by type and state', async () => {
  await using _ = await openBackend()
  using __ = visit(domains)
  await untilRead()
  choose('Type', 'TEST')
  await waitFor(() => expect(names()).toEqual(['example-corp.awsapps.com']))
  choose('State', 'PENDING')
  await screen.findByText(/^No domain is of this type and state\./)
  choose('Type', 'OWN')
  await waitFor(() => expect(names()).toEqual(['new.example.net']))
  choose('State', 'VERIFIED')
  await waitFor(() => expect(names()).toEqual(['example.com', 'example.org']))
  choose('State', '')
  await waitFor(() => expect(names()).toHaveLength(3))
})

/** Returns why a button of the list leads nowhere; undefined if it leads somewhere. */
async function reasonOf(name: string): Promise<string | null | undefined> {
  const main = within(screen.getByRole('main'))
  if (main.queryByRole('link', { name })) return undefined
  const button = main.getByRole('button', { name })
  fireEvent.focus(button)
  const id = await waitFor(() => {
    const described = button.getAttribute('aria-describedby')
    expect(described).not.toBeNull()
    return described ?? ''
  })
  return document.getElementById(id)?.textContent
}

test.each([
  ['example.com', 'This is the default domain already.', /^This is the default domain\. Make/],
  ['example-corp.awsapps.com', undefined, /^AWS made the test domain/],
  ['new.example.net', /^Only a verified domain can be the default/, undefined],
  ['example.org', undefined, undefined],
])(
  'DOM-15 DOM-16 DOM-17 GEN-07 %s: why it is not made the default, or not removed',
  async (name, whyNotDefault, whyNotRemoved) => {
    await using _ = await openBackend()
    using __ = visit(domains)
    await untilRead()
    expect(await reasonOf('Remove')).toBe('Select a domain first.')
    fireEvent.click(screen.getByRole('radio', { name: `Select ${name}` }))
    for (const [button, reason] of [
      ['Set as default', whyNotDefault],
      ['Remove', whyNotRemoved],
    ] as const)
      if (reason === undefined)
        await waitFor(async () => expect(await reasonOf(button)).toBeUndefined())
      else expect(await reasonOf(button)).toMatch(reason)
  },
)

test.each(['auditor', 'helpDesk'] as const)(
  'IAM-20 the %s reads the list, and chooses, adds and removes nothing',
  async (role) => {
    await using _ = await openBackend(role)
    using __ = visit(domains)
    await untilRead()
    expect(screen.queryByRole('radio')).toBeNull()
    for (const name of ['Add domain', 'Set as default', 'Remove'])
      expect(within(screen.getByRole('main')).queryByText(name)).toBeNull()
  },
)
