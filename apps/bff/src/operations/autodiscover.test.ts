import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

test('DOM-28 the endpoints of a domain are tried for all roles, and phase 2 is told for each', async () => {
  await using backend = await startBackend('auditor')
  const { body } = await backend.call('autodiscover.probe', { ...here, domainName: 'example.com' })
  expect(body).toMatchObject({
    phase2: [
      { url: 'https://example.com/autodiscover/autodiscover.xml', result: 'nameNotFound' },
      {
        url: 'https://autodiscover.example.com/autodiscover/autodiscover.xml',
        result: 'nameNotFound',
      },
    ],
    phase3: { url: 'http://autodiscover.example.com/autodiscover/autodiscover.xml' },
  })
})

test('DOM-33 a host with an address in a network is not reached', async () => {
  await using backend = await startBackend('auditor')
  const endpoint = `${backend.connections[0]?.endpoint}/__local`
  const publish = [{ name: 'example.com', type: 'A', value: '169.254.169.254' }]
  await fetch(`${endpoint}/dns`, { method: 'POST', body: JSON.stringify({ publish }) })
  await fetch(`${endpoint}/clock?advance=10`, { method: 'POST' })
  const { body } = await backend.call('autodiscover.probe', { ...here, domainName: 'example.com' })
  expect(body).toMatchObject({
    phase2: [{ result: 'forbiddenAddress', address: '169.254.169.254' }, {}],
  })
})

test('DOM-33 a domain that is not one of the organization is not tried', async () => {
  await using backend = await startBackend('administrator')
  const input = { ...here, domainName: 'internal.corp.example' }
  expect(await backend.call('autodiscover.probe', input)).toMatchObject({
    body: { code: 'MailDomainNotFoundException' },
  })
})
