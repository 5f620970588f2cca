import { modelOf } from '@mailroom/schemas/lint/messy'
import { lintCases } from '@mailroom/schemas/lint/messy-cases'
import { findingsOf } from '@mailroom/schemas/lint/rules'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import german from './locales/de.json' with { type: 'json' }
import english from './locales/en.json' with { type: 'json' }
import indonesian from './locales/id.json' with { type: 'json' }

const path = `${organizationPath}/exit/linter`

type Backend = Awaited<ReturnType<typeof openBackend>>

/** Reads a snapshot of everything. */
async function withSnapshot({ operate }: Backend) {
  const { snapshotId } = await operate('snapshots.create', { ...scope, scope: 'complete' })
  const state = async () => (await operate('snapshots.describe', { ...scope, snapshotId })).state
  await expect.poll(state, { timeout: 20_000 }).toBe('COMPLETED')
  return operate('lintFindings.list', { ...scope, limit: 1_000 })
}

test('LINT-00 without a snapshot the page says what to do first', async () => {
  await using _backend = await openBackend()
  using _ = visit(path)
  await screen.findByText(/^There is no snapshot of everything that was read to its end/)
  expect(screen.queryByRole('table')).toBeNull()
})

test('LINT-00 targets are compared, and each finding says what, why and what to do', async () => {
  await using backend = await openBackend()
  const { counts = [], items } = await withSnapshot(backend)
  using _ = visit(path)
  const targets = await screen.findByRole('table', { name: 'Targets' })
  const google = counts.find(({ target }) => target === 'Google')
  const row = within(targets).getByRole('row', { name: /Google Workspace/ })
  const numbers = within(row).getAllByRole('cell')
  expect(numbers.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([`${google?.error}`, `${google?.warning}`, `${google?.info}`]),
  )
  expect(within(targets).getAllByRole('row')).toHaveLength(14)

  const findings = await screen.findByRole('table', { name: 'Findings' })
  const domain = await within(findings).findByRole('row', { name: /example\.com.*LINT-03/ })
  expect(domain.textContent).toMatch(/Error.*Every target.*Nobody has decided where this domain/)
  expect(domain.textContent).toMatch(/The target refuses addresses.*Verify the domain/)
  expect(within(domain).getByRole('link', { name: 'example.com' })).toHaveProperty(
    'href',
    expect.stringMatching(/\/domains\/example\.com$/),
  )
  expect(within(domain).getByRole('link', { name: 'Decide' })).toHaveProperty(
    'href',
    expect.stringMatching(/\/exit\/linter\/decisions$/),
  )
  // Every finding has words of its rule: no key and no argument is left in them.
  expect(items.length).toBeGreaterThan(25)
  expect(findings.textContent).not.toMatch(/rule\.LINT|why\.LINT|\{\w+\}/)
})

test('LINT-00 an administrator accepts a finding with a reason, and reopens it', async () => {
  await using backend = await openBackend()
  await withSnapshot(backend)
  using page = visit(`${path}?rule=LINT-03`)
  fireEvent.click(
    await screen.findByRole('button', { name: /^Actions for LINT-03 of example\.com/ }),
  )
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Accept' }))
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findByText(/^LINT-03, example\.com: Nobody has decided/)
  const field = await within(dialog).findByRole('textbox', { name: /Reason/ })
  fireEvent.change(field, { target: { value: 'it stays where it is' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Accept' }))
  await screen.findByText('1 finding is accepted.')
  await waitFor(() => expect(page.router.state.location.pathname).toBe(path))
  await screen.findByText(/: it stays where it is$/)
  fireEvent.click(screen.getByRole('button', { name: /^Actions for LINT-03 of example\.com/ }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Reopen' }))
  const question = await screen.findByRole('dialog')
  await within(question).findByText(/: it stays where it is It counts as open again/)
  fireEvent.click(within(question).getByRole('button', { name: 'Reopen' }))
  await screen.findByText('The finding is open again.')
  await waitFor(() => expect(screen.queryByText(/: it stays where it is$/)).toBeNull())
})

test('LINT-00 the words of every rule have all their values, in each language', async () => {
  const cases = lintCases.flatMap(({ rule, hits: [lines, options] }) =>
    findingsOf(modelOf(lines, options)).filter((finding) => finding.rule === rule),
  )
  expect(new Set(cases.map(({ rule }) => rule)).size).toBe(50)
  for (const words of [english, german, indonesian])
    for (const { rule, values } of cases)
      for (const part of ['rule', 'why', 'fix']) {
        const message = z.record(z.string(), z.string()).parse(words)[`${part}.${rule}`] ?? ''
        expect(message.length, `${part}.${rule}`).toBeGreaterThan(5)
        const named = [...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name)
        // A single word of a choice looks like an argument.
        const known = [...Object.keys(values), 'setting']
        expect(known, `${part}.${rule}: ${message}`).toEqual(expect.arrayContaining(named))
      }
})

test('LINT-03 what is decided is typed line by line, and a wrong line is told at its field', async () => {
  await using backend = await openBackend()
  await withSnapshot(backend)
  using _ = visit(`${path}/decisions`)
  const domains = await screen.findByRole('textbox', { name: /^Where domains go/ })
  fireEvent.change(domains, { target: { value: 'example.com -> example.org' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/This is no line like “example\.com = example\.org”/)
  fireEvent.change(domains, { target: { value: 'example.com = example.com\nexmaple.com =' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(
    '“exmaple.com =” is wrong. There is no such domain in the newest snapshot.',
  )
  fireEvent.change(domains, { target: { value: 'example.com = example.com' } })
  const swap = screen.getByRole('textbox', { name: /^Day of the cut-over/ })
  fireEvent.change(swap, { target: { value: '2020-01-31' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/^This day is over\./)
  fireEvent.change(swap, { target: { value: '2027-01-31' } })
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText('The decisions were saved.')
  expect(await backend.operate('lintDecisions.describe', scope)).toMatchObject({
    ...{ domains: ['example.com = example.com'], swapDate: '2027-01-31' },
  })
})
