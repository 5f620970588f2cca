import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import { guidedSettings, guidedValues } from '@mailroom/schemas/guided-settings'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { type Database, databases, test } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const capability = 'mobilePolicy'
const about = { ...here, capability }
const strict = { ...defaultMobilePolicy, minimumPasswordLength: 8, failedAttemptsAllowed: null }
const setting = { capability, values: strict }

test.for<Database>(databases)(
  'NOAPI-02 a draft and a record say who wrote them and when, of one organization alone; somebody else’s version is not overwritten (%s)',
  async (database, { place }) => {
    await using backend = await startBackend('administrator', await place(database))
    const auditor = await backend.as('auditor')
    const describe = async () => (await auditor.call('guidedSettings.describe', about)).body
    const none = { draft: { version: 0 }, recorded: { version: 0 } }
    expect(await describe()).toEqual(none)
    const at = backend.clock.now().toISOString()
    const keep = (values: object, version: number) =>
      backend.call('guidedSettings.keepDraft', {
        ...here,
        setting: { capability, values },
        version,
      })
    expect(await keep(strict, 0)).toMatchObject({ status: 204 })
    const written = { writtenBy: expect.stringMatching(/./), writtenAt: at }
    expect(await describe()).toEqual({
      draft: { values: strict, ...written, version: 1 },
      recorded: { version: 0 },
    })
    const conflict = { status: 409, body: { code: 'Conflict' } }
    expect(await keep(defaultMobilePolicy, 0)).toMatchObject(conflict)
    backend.clock.advance(1)
    const recordedAt = backend.clock.now().toISOString()
    const record = { ...here, setting: { capability, values: defaultMobilePolicy }, version: 0 }
    expect(await backend.call('guidedSettings.record', record)).toMatchObject({ status: 204 })
    expect(await backend.call('guidedSettings.record', record)).toMatchObject(conflict)
    const discard = (version: number) =>
      backend.call('guidedSettings.discardDraft', { ...about, version })
    expect(await discard(0)).toMatchObject(conflict)
    expect(await discard(1)).toMatchObject({ status: 204 })
    // A new draft does not look like the one that was discarded.
    expect(await keep(strict, 0)).toMatchObject(conflict)
    expect(await keep(strict, 1)).toMatchObject(conflict)
    expect(await describe()).toEqual({
      draft: { ...written, writtenAt: recordedAt, version: 2 },
      recorded: { values: defaultMobilePolicy, ...written, writtenAt: recordedAt, version: 1 },
    })
    const organizationId = here.organizationId.replace(/.$/, '0')
    const other = await auditor.call('guidedSettings.describe', { ...about, organizationId })
    expect(other.body).toEqual(none)
    const { body } = await backend.call('auditEntries.list', {
      operation: 'guidedSettings.discardDraft',
    })
    expect(body).toMatchObject({
      items: [
        { result: 'SUCCEEDED', before: { setting } },
        { result: 'REFUSED', target: { kind: 'ORGANIZATION', id: here.organizationId } },
      ],
    })
  },
)

test('NOAPI-02 nobody but an administrator writes a draft or a record, and a wrong value is told at its member', async () => {
  await using backend = await startBackend('administrator')
  for (const role of ['helpDesk', 'auditor'] as const) {
    const person = await backend.as(role)
    const input = { ...here, setting, version: 0 }
    for (const id of ['guidedSettings.keepDraft', 'guidedSettings.record'] as const)
      expect(await person.call(id, input)).toMatchObject({ status: 403 })
  }
  for (const [change, field, code] of [
    [{ failedAttemptsAllowed: 3 }, 'failedAttemptsAllowed', 'tooSmall'],
    [{ passwordRequired: false, passwordHistory: 2 }, 'passwordHistory', 'needsPassword'],
    [{ smtpPassword: 'x' }, 'smtpPassword', 'unknown'],
  ] as const) {
    const wrong = { capability, values: { ...strict, ...change } }
    expect(
      await backend.call('guidedSettings.keepDraft', { ...here, setting: wrong, version: 0 }),
    ).toMatchObject({
      status: 400,
      body: {
        code: 'InvalidInput',
        fields: { [`setting.values.${field}`]: { code } },
      },
    })
  }
})

test('NOAPI-06 nothing that is kept, shown or exported is a secret, and no draft of a wipe is possible', () => {
  for (const [id, { input }] of Object.entries(guidedSettings))
    expect(JSON.stringify(z.toJSONSchema(input, { unrepresentable: 'any' })), id).not.toMatch(
      /secret|"password"|wipe/i,
    )
  expect(Object.keys(guidedValues)).toEqual(['mobilePolicy'])
})
