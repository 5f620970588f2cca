import { sampleGroupId, sampleResourceId } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { ana, here, startBackend } from '../test/start-backend.ts'

test('ORG-40 ORG-42 the owner of an address is found, and whether it is the primary one; a free address is no error', async () => {
  await using backend = await startBackend('helpDesk')
  for (const [email, owner] of [
    ['ana.silva@example.com', { entityId: ana, name: 'ana.silva', type: 'USER', isPrimary: true }],
    ['ANA@Example.com', { entityId: ana, name: 'ana.silva', type: 'USER', isPrimary: false }],
    [
      'everyone@example.com',
      { entityId: sampleGroupId(1), name: 'All Staff', type: 'GROUP', isPrimary: false },
    ],
    [
      'room.lisboa@example.com',
      { entityId: sampleResourceId(1), name: 'room.lisboa', type: 'RESOURCE', isPrimary: true },
    ],
    ['nobody@example.com', undefined],
  ] as const)
    expect(await backend.call('entities.describe', { ...here, email }), email).toMatchObject({
      status: 200,
      body: owner === undefined ? {} : { owner },
    })
  const free = await backend.call('entities.describe', { ...here, email: 'nobody@example.com' })
  expect(free.body).toEqual({})
})
