import { cutOverRecipes } from '@mailroom/schemas/cut-over/recipes'
import type { CutOver, CutOverChange, Step } from '@mailroom/schemas/cut-overs'
import { type LintTarget, lintTargets } from '@mailroom/schemas/lint-findings'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { recordRows } from './record-rows.ts'
import { rowsToEnter } from './rows-to-enter.ts'

const domain = 'example.com'
const path = `${organizationPath}/exit/cut-over`

type Backend = Awaited<ReturnType<typeof openBackend>>

/** Begins a cut-over, which is deleted at the end of the block: the store stays between tests. */
async function begin({ operate }: Backend, target: LintTarget) {
  await operate('cutOvers.create', { ...scope, domain, target })
  return {
    async [Symbol.asyncDispose]() {
      const { version } = await operate('cutOvers.describe', { ...scope, domain })
      await operate('cutOvers.delete', { ...scope, domain, version, reason: 'tested' })
    },
  }
}

test('CUT-04 no value of a target is guessed: people get places without values, once each', () => {
  for (const target of lintTargets) {
    const rows = rowsToEnter([], cutOverRecipes[target], domain)
    expect(rows.map(({ value }) => value).join('')).toBe('')
    expect(rows.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['mx', 'spf', 'dkim']),
    )
  }
  const selector = { type: 'CNAME', name: `selector2._domainkey.${domain}`, value: 'b' } as const
  const mx = { purpose: 'mx', type: 'MX', name: domain, value: '0 a.mail.example' } as const
  const again = rowsToEnter([mx, { ...selector, purpose: 'dkim' }], cutOverRecipes.M365, domain)
  expect(again.map(({ purpose, name, value }) => `${purpose} ${name} ${value}`)).toEqual([
    `mx ${domain} 0 a.mail.example`,
    `dkim selector2._domainkey.${domain} b`,
    `spf ${domain} `,
    `dkim selector1._domainkey.${domain} `,
    `clients autodiscover.${domain} `,
    `ownership ${domain} `,
  ])
})

test('CUT-05 a record that several steps change is shown as the current or the next step wants it', () => {
  const change = (after: string): CutOverChange => ({
    ...{ name: domain, type: 'TXT', before: [], after: [after], isConfirmed: false, seen: [] },
  })
  const step = (id: Step['id'], state: Step['state'], ...changes: CutOverChange[]): Step => ({
    ...{ id, state, changes, gates: [] },
  })
  const wantedIn = (...states: Step['state'][]) => {
    const [ttl = 'waiting', spf = 'waiting', senders = 'waiting'] = states
    const steps = [
      step('ttl', ttl, change('as before')),
      step('spf', spf, change('both')),
      step('senders', senders, change('the new one')),
    ]
    const [row] = recordRows({ steps } satisfies Pick<CutOver, 'steps'>)
    return `${row?.step}: ${row?.change?.after}`
  }
  expect(wantedIn('current')).toBe('ttl: as before')
  expect(wantedIn('done', 'current')).toBe('spf: both')
  expect(wantedIn('done', 'done', 'waiting')).toBe('senders: the new one')
  expect(wantedIn('done', 'done', 'done')).toBe('senders: the new one')
})

test('CUT-01 the domains of the organization are listed, those that AWS made are not', async () => {
  await using backend = await openBackend('auditor')
  await using _cutOver = await begin(backend, 'Google')
  using _ = visit(path)
  const table = await screen.findByRole('table', { name: 'DNS cut-over' })
  const row = await within(table).findByRole('row', { name: /^example\.com/ })
  expect(row.textContent).toMatch(/Google Workspace.*Draft.*Record the zone/)
  // CUT-05: what the step waits for stands here, too, with the reason.
  expect(row.textContent).toMatch(
    /The zone is recorded.*The zone is not recorded yet\..*and 1 more/,
  )
  expect(table.textContent).not.toContain('awsapps.com')
  expect(table.textContent).toContain('Not begun')
  expect(screen.queryByRole('link', { name: /^Begin/ })).toBeNull()
  fireEvent.click(within(row).getByRole('link', { name: domain }))
  await screen.findByRole('heading', { level: 1, name: `Cut-over of ${domain}` })
  await waitFor(() =>
    expect(document.querySelector('[aria-current="step"]')?.textContent).toContain(
      '1. Record the zone',
    ),
  )
  for (const name of ['End this step', 'Record the zone', 'Delete'])
    expect(screen.queryByText(name)).toBeNull()
})

test('CUT-06 a check that fails says so, and what was seen before stays', async () => {
  await using backend = await openBackend()
  await using _cutOver = await begin(backend, 'Fastmail')
  await backend.operate('cutOvers.record', { ...scope, domain, version: 1 })
  backend.lose('cutOvers.check')
  using _ = visit(`${path}/${domain}`)
  const steps = await screen.findByRole('list', { name: 'Steps of the cut-over' })
  await screen.findByText('The backend could not be reached. Check your connection and try again.')
  within(steps).getByText('1. Record the zone')
  screen.getByText(/^The DNS was not asked yet/)
  backend.lose()
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }))
  await screen.findByText(/^Checked /)
  expect(screen.queryByText(/^The DNS was not asked yet/)).toBeNull()
})

test('CUT-02 the address of a step that is not the current one ends none', async () => {
  await using backend = await openBackend()
  await using _cutOver = await begin(backend, 'Zoho')
  using _ = visit(`${path}/${domain}/advance/ttl`)
  await screen.findByText(/^This step is over/)
  expect(screen.queryByRole('button', { name: 'Go on all the same' })).toBeNull()
})

test('CUT-04 a record outside of the domain is told at its field, and one that others have fixed in words', async () => {
  await using backend = await openBackend()
  await using _cutOver = await begin(backend, 'mailcow')
  using _ = visit(`${path}/${domain}/records/edit`)
  const change = async (name: RegExp, value: string) =>
    fireEvent.change(await screen.findByRole('textbox', { name }), { target: { value } })
  await change(/Name, Record 1/, 'example.net')
  await change(/Value, Record 1/, '10 mail.example.net')
  fireEvent.click(screen.getByRole('button', { name: 'Save the records' }))
  await screen.findByText('This name is not in the domain.')
  // Somebody else goes on in the meantime.
  await backend.operate('cutOvers.putRecords', { ...scope, domain, version: 1, records: [] })
  await change(/Name, Record 1/, domain)
  fireEvent.click(screen.getByRole('button', { name: 'Save the records' }))
  await screen.findByText(/^Somebody else has changed this cut-over in the meantime/)
  const { wanted } = await backend.operate('cutOvers.describe', { ...scope, domain })
  expect(wanted).toEqual([])
})
