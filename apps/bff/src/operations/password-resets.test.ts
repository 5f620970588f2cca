import { sampleUserId } from '@mailroom/local-aws'
import { expect } from 'vitest'
import { databases, test } from '../test/on-both-stores.ts'
import { ana, here, startEmptyBackend } from '../test/start-backend.ts'

const theo = sampleUserId(2)
const password = 'Long enough 12'

test.for(databases)(
  'USR-25 a person who resets a password sees when and by whom it was last reset, stored in %s',
  async (database, { place }) => {
    await using backend = await startEmptyBackend(await place(database))
    const helper = await backend.as('helpDesk')
    const administrator = await backend.as('administrator')
    await administrator.call('users.resetPassword', { ...here, userId: ana, password })
    backend.clock.advance(10)
    await helper.call('users.resetPassword', { ...here, userId: ana, password })
    await helper.call('users.resetPassword', { ...here, userId: theo, password })
    await helper.call('users.resetPassword', { ...here, userId: theo, password: 'weak' })
    backend.clock.advance(1)

    expect(await helper.call('passwordResets.list', { ...here, userId: ana })).toMatchObject({
      status: 200,
      body: {
        items: [
          { account: 'helpdesk@mailroom.example', isOwn: true, ageSeconds: 60, userId: ana },
          { account: 'administrator@mailroom.example', isOwn: false, ageSeconds: 660, userId: ana },
        ],
      },
    })
    const own = await helper.call('passwordResets.list', here)
    expect(own.body).toMatchObject({ items: [{ userId: theo }, { userId: ana }] })
    expect(JSON.stringify(own.body)).not.toContain('***')
  },
)

test('USR-25 resets of another organization or Region are not listed', async () => {
  await using backend = await startEmptyBackend()
  const { call } = await backend.as('helpDesk')
  await call('users.resetPassword', { ...here, userId: ana, password })
  for (const elsewhere of [
    { organizationId: 'm-1e1a2b3c4d5e6f708192a3b4c5d6e7f8' },
    { region: 'eu-west-1' },
  ])
    expect(await call('passwordResets.list', { ...here, ...elsewhere, userId: ana })).toMatchObject(
      { body: { items: [] } },
    )
})

test('USR-25 a helper sees their last reset of each of five users, and a reset with an unknown result', async () => {
  await using backend = await startEmptyBackend()
  const { call } = await backend.as('helpDesk')
  const users = [2, 3, 4, 5, 6].map(sampleUserId)
  for (const userId of users) await call('users.resetPassword', { ...here, userId, password })
  for (let again = 0; again < 5; again++)
    await call('users.resetPassword', { ...here, userId: users[4], password })
  await backend.faults({
    ...{ operation: 'ResetPassword', kind: 'status', status: 500 },
    ...{ afterwards: true, count: 1 },
  })
  await call('users.resetPassword', { ...here, userId: ana, password })
  const of = await call('passwordResets.list', { ...here, userId: ana })
  expect(of.body).toMatchObject({ items: [{ userId: ana, isUnknown: true }] })
  const own = await call('passwordResets.list', here)
  expect(own.body).toMatchObject({
    items: [ana, ...users.toReversed()].slice(0, 5).map((userId) => ({ userId })),
  })
})
