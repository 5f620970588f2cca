import { sampleOrganizations } from '@mailroom/local-aws'
import { operations } from '@mailroom/schemas/operations'
import { describe, expect } from 'vitest'
import { databases, test as onBothStores } from '../test/on-both-stores.ts'
import { here, startBackend } from '../test/start-backend.ts'

const says = { action: 'SMTP', ipAddress: '192.0.2.10', effect: 'ALLOW' } as const
const scanner = { ...here, name: 'The scanner sends', ...says }
const elsewhere = { ...here, organizationId: sampleOrganizations.activeDirectory }

describe.each(databases)('ACR-26 on %s', (database) => {
  onBothStores(
    'administrators keep test cases of an organization, everybody reads them, and nobody overwrites another’s unseen',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      const put = (input: object) => backend.call('accessTestCases.put', input)
      const auditor = await backend.as('auditor')
      const helpDesk = await backend.as('helpDesk')
      const casesOf = async (scope: object) => {
        const { body } = await helpDesk.call('accessTestCases.list', scope)
        return operations['accessTestCases.list'].output.parse(body).items
      }
      expect((await put({ ...scanner, expected: {} })).status).toBe(204)
      expect(await casesOf(here)).toEqual([
        {
          ...{ name: scanner.name, ...says },
          ...{ changedBy: 'Ada Administrator', changedAt: expect.any(String) },
        },
      ])
      expect(await casesOf(elsewhere)).toEqual([])
      expect(await put({ ...scanner, expected: {} })).toMatchObject({
        ...{ status: 400, body: { fields: { name: { code: 'caseNameTaken' } } } },
      })
      const other = { ...scanner, ipAddress: '192.0.2.11' }
      expect((await put({ ...other, expected: says })).status).toBe(204)
      expect(await put({ ...scanner, effect: 'DENY', expected: says })).toMatchObject({
        status: 409,
        body: { conflicts: { ipAddress: { expected: '192.0.2.10', current: '192.0.2.11' } } },
      })
      for (const session of [auditor, helpDesk])
        expect((await session.call('accessTestCases.put', { ...other, expected: {} })).status).toBe(
          403,
        )
      const remove = (expected: object) =>
        backend.call('accessTestCases.delete', { ...here, name: scanner.name, expected })
      expect((await remove(says)).status).toBe(409)
      expect((await remove({ ...says, ipAddress: '192.0.2.11' })).status).toBe(204)
      expect((await remove({ ...says, ipAddress: '192.0.2.11' })).status).toBe(410)
      expect(await casesOf(here)).toEqual([])
      const entries = (await auditor.call('auditEntries.list', { maxResults: 10 })).body
      expect(entries).toMatchObject({
        items: expect.arrayContaining([
          expect.objectContaining({
            operation: 'accessTestCases.delete',
            outcome: 'Succeeded',
            target: { kind: 'ACCESS_TEST_CASE', name: scanner.name },
            before: expect.objectContaining({ ipAddress: '192.0.2.11', effect: 'ALLOW' }),
          }),
        ]),
      })
    },
  )

  onBothStores(
    'the sample addresses of an organization are kept, and nobody overwrites another’s unseen',
    async ({ place }) => {
      await using backend = await startBackend('administrator', await place(database))
      const office = { name: 'Office', ipAddress: '192.0.2.1' }
      const put = (addresses: object[], seen: object[]) =>
        backend.call('accessSampleAddresses.put', {
          ...{ ...here, addresses, expected: { addresses: seen } },
        })
      const read = async (scope: object) =>
        (await backend.call('accessSampleAddresses.describe', scope)).body
      expect(await read(here)).toEqual({ addresses: [] })
      expect((await put([office], [])).status).toBe(204)
      expect((await put([], [])).status).toBe(409)
      expect((await put([office], [])).status).toBe(204)
      const home = { name: 'Home', ipAddress: '203.0.113.9' }
      expect((await put([home], [home])).status).toBe(409)
      expect(await read(here)).toEqual({
        ...{ addresses: [office], changedBy: 'Ada Administrator', changedAt: expect.any(String) },
      })
      expect(await read(elsewhere)).toEqual({ addresses: [] })
      expect(await put([{ name: 'Six', ipAddress: '2001:db8::1' }], [office])).toMatchObject({
        ...{ status: 400, body: { fields: { 'addresses.0.ipAddress': { code: 'ipAddress' } } } },
      })
      expect((await put(Array(21).fill(office), [office])).status).toBe(400)
    },
  )
})
