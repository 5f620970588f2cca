import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

/** The complete export of the sample. */
const jobId = '10000000-0000-4000-8000-000000000015'
const path = `${organizationPath}/exit/verification`
const wrong = 'cd'.repeat(48)

type Backend = Awaited<ReturnType<typeof openBackend>>

/** Has the export checked, and returns what is proved of it. */
async function checked({ operate }: Backend) {
  await operate('exportEvidence.check', { ...scope, jobIds: [jobId], level: 1 })
  const describe = () => operate('exportEvidence.describe', { ...scope, jobId })
  await expect.poll(async () => (await describe()).wantedLevel, { timeout: 10_000 }).toBeUndefined()
  return describe()
}

async function paste(label: string, text: string) {
  fireEvent.change(await screen.findByLabelText(label), { target: { value: text } })
}

const send = async (name: string) =>
  fireEvent.click(await within(await screen.findByRole('dialog')).findByRole('button', { name }))

// The first one: what the others find of this export stays with it.
test('VER-01 a proof below the level of the settings is said to be that in the list, which counts it so', async () => {
  await using backend = await openBackend()
  await checked(backend)
  const [usual, higher] = [
    { level: 1, readsArchives: false },
    { level: 2, readsArchives: true },
  ] as const
  const put = (wanted: typeof usual | typeof higher, expected: object) =>
    backend.operate('exportEvidence.putSettings', { ...scope, ...wanted, expected })
  await put(higher, usual)
  {
    using _ = visit(path)
    await screen.findByText('Verified, below the level needed')
    await screen.findByRole('option', { name: 'Verified, below the level needed (1)' })
    await screen.findByRole('option', { name: 'Verified (0)' })
  }
  // A new check begins with the level that is needed.
  using _ = visit(`${path}/${jobId}/check`)
  const level = await screen.findByRole<HTMLInputElement>('radio', { name: /^Compute the hash/ })
  expect(level.checked).toBe(true)
  await put(usual, higher)
})

test('VER-02 whoever gives a log is told what Mailroom has read in the bucket, and that it stays', async () => {
  await using backend = await openBackend()
  await checked(backend)
  using _ = visit(`${path}/${jobId}/paste`)
  await screen.findByText(
    /^Mailroom has read this log in the bucket on .+ messages\. Its numbers stay/,
  )
})

test('VER-06 lines that were not understood, and those that contradict each other, are named and not sent', async () => {
  await using backend = await openBackend()
  const { entityId, log } = await checked(backend)
  using _ = visit(`${path}/upload`)
  const right = `${entityId},${log?.sha384Hash},equal`
  await paste('Output of the script', `${right}\n\nnobody,,missing\nwhat is this?\n`)
  await screen.findByText(/^Line 4 was not understood\./)
  await send('Give results')
  await paste('Output of the script', `${right}\n${entityId},${wrong},different\n`)
  await screen.findByText(/^Line 2 contradicts an earlier line about the same mailbox\./)
  await send('Give results')
  expect(backend.of('exportEvidence.uploadResults')).toHaveLength(0)
  await paste('Output of the script', right)
  await waitFor(() => expect(screen.queryByText(/contradicts/)).toBeNull())
  await send('Give results')
  await screen.findByText(/^1 hash is equal/)
})

test('VER-01 what the target reports is pasted with its heading, and the list says level 4', async () => {
  await using backend = await openBackend()
  const { log } = await checked(backend)
  // The index, which fills once the list was asked for, knows the address.
  const email = 'priya.nair@example.com'
  const named = async () => {
    await backend.operate('exportEvidence.list', scope)
    return (await backend.operate('exportEvidence.describe', { ...scope, jobId })).email
  }
  await expect.poll(named, { timeout: 15_000 }).toBe(email)
  using page = visit(`${path}/counts`)
  await paste('Report of the target', `address,messages\n${email};many\n`)
  await screen.findByText(/^Line 2 was not understood\./)
  await send("Give the target's report")
  expect(backend.of('exportEvidence.uploadCounts')).toHaveLength(0)
  await paste('Report of the target', `address,messages\n${email};${log?.totalMessages}\n`)
  await screen.findByText(/^1 line with a number\./)
  await send("Give the target's report")
  await screen.findByText(/^1 mailbox is complete at the target, none has fewer messages\./)
  await waitFor(() => expect(page.router.state.location.pathname).toBe(path))
  await screen.findByText('4: the target has at least as many messages')
})

test('VER-02 “Check all” can check again what is proved, and says how many', async () => {
  await using backend = await openBackend()
  await checked(backend)
  {
    using _ = visit(`${path}/check`)
    await send('Check all')
    await screen.findByText('0 exports are checked.')
  }
  using _ = visit(`${path}/check`)
  const name = 'Also what is proved or accepted already'
  fireEvent.click(await screen.findByRole('checkbox', { name }))
  await send('Check all')
  await screen.findByText('1 export is checked.')
})

test('VER-03 the page of an export says which results were given, when and by whom', async () => {
  await using backend = await openBackend()
  const { entityId, log } = await checked(backend)
  const give = (sha384: string) =>
    backend.operate('exportEvidence.uploadResults', { ...scope, results: [{ entityId, sha384 }] })
  await give(wrong)
  await give(log?.sha384Hash ?? '')
  using _ = visit(`${path}/${jobId}`)
  const list = await screen.findByRole('list', { name: 'Results given' })
  const words = within(list)
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
  // The newest first.
  expect(words[0]).toMatch(/, by .+: the hash is equal$/)
  expect(words[1]).toMatch(new RegExp(`, by .+: the hash differs \\(${wrong}\\)$`))
  await screen.findByText('Does not match')
})

test('XQ-08 what was accepted is said with what was found', async () => {
  await using backend = await openBackend()
  const { entityId } = await checked(backend)
  const results = [{ entityId, sha384: wrong }]
  await backend.operate('exportEvidence.uploadResults', { ...scope, results })
  await backend.operate('exportEvidence.accept', { ...scope, jobId, reason: 'a copy is kept' })
  using _ = visit(path)
  await screen.findByText('Accepted with a reason (Does not match)')
})
