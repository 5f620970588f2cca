import { operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const place = { ...here, domainName: 'example.com' }

async function dkimOf(backend: Backend) {
  const { body } = await backend.call('domainIdentities.describe', place)
  return operations['domainIdentities.describe'].output.parse(body).dkim.attributes
}

const setEnabled = (backend: Backend, dkimEnabled: boolean, seen: boolean) =>
  backend.call('dkim.setEnabled', { ...place, dkimEnabled, expected: { dkimEnabled: seen } })

test('DOM-36 signing is disabled and enabled, and the trail has it before and after', async () => {
  await using backend = await startBackend('administrator')
  expect(await setEnabled(backend, false, true)).toMatchObject({ status: 204 })
  expect(await dkimOf(backend)).toMatchObject({ dkimEnabled: false })
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ outcome: 'Succeeded', target: { kind: 'MAIL_DOMAIN', name: 'example.com' } },
        ...{ before: { dkimEnabled: true }, input: { dkimEnabled: false } },
      },
    ],
  })
  expect(await setEnabled(backend, true, false)).toMatchObject({ status: 204 })
  expect(await dkimOf(backend)).toMatchObject({ dkimEnabled: true })
})

test('USR-15 DOM-36 signing that somebody else has disabled is not enabled again unseen', async () => {
  await using backend = await startBackend('administrator')
  await setEnabled(backend, false, true)
  expect(await setEnabled(backend, true, true)).toMatchObject({
    status: 409,
    body: { conflicts: { dkimEnabled: { expected: true, current: false } } },
  })
  expect(await dkimOf(backend)).toMatchObject({ dkimEnabled: false })
})

test('DOM-36 SES is asked to look for the DKIM records again, and the tokens stay', async () => {
  await using backend = await startBackend('administrator')
  const before = await dkimOf(backend)
  expect(await backend.call('dkim.verify', place)).toMatchObject({ status: 204 })
  expect(before?.dkimTokens).toHaveLength(3)
  expect(await dkimOf(backend)).toEqual(before)
})
