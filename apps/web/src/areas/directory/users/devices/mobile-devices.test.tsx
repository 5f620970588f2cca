import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { session, startBackend } from '../../../../kit/testing/backend.ts'
import { visit } from '../../../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'

test('USR-18 MOB-08 at a real account the page says that WorkMail has no public API for devices, and lists the overrides', async () => {
  const [local] = session.connections
  if (!local) throw new Error('no connection')
  await using backend = await startBackend({
    'session.describe': () => ({ ...session, connections: [{ ...local, local: false }] }),
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'identityProvider.describe': () => ({}),
    'users.describe': () => ({ userId, name: 'ana.silva', state: 'ENABLED', userRole: 'USER' }),
    'mobileDeviceAccessOverrides.list': () => ({
      items: [{ userId, deviceId: 'ANDROIDC12', effect: 'DENY', description: 'Lost' }],
    }),
  })
  using _ = visit(`/local/us-east-1/organizations/${organizationId}/users/${userId}/mobile-devices`)
  await screen.findByText('Amazon WorkMail has no public API for mobile devices')
  await screen.findByRole('rowheader', { name: 'ANDROIDC12' })
  expect(screen.queryByText('Wipe device')).toBeNull()
  expect(backend.of('mobileDevices.list')).toEqual([])
})
