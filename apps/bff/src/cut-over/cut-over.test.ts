import { expect, test } from 'vitest'
import { here } from '../test/start-backend.ts'
import { domain, playCutOver } from '../test/cut-over.ts'

const oldMx = { name: domain, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' }
const newMx = { name: domain, type: 'MX', value: '1 aspmx.l.google.com' }

test('07 §11 scenario 23 first steps', async () => {
  await using play = await playCutOver('administrator')
  const { change, check, closed, dns, pass } = play
  await play.create('Google')
  console.log(await change('cutOvers.record').then((a) => a.body))
  const seen = await play.seen()
  console.log(JSON.stringify(seen.recorded, null, 1))
  console.log(closed(seen))
  const taken = await play.backend.call('cutOvers.downloadRollback', { ...here, domain })
  console.log(taken.body)
  console.log(closed(await play.seen()))
  console.log((await change('cutOvers.advance', { step: 'record' })).body)
  const c = await check()
  console.log(JSON.stringify(c.steps.find((s) => s.state === 'current'), null, 1), closed(c), c.foreign, c.resolvers)
  void [oldMx, newMx, dns, pass]
})
