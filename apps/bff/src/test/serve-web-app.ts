// Started for the tests of the web app: the backend as in production with a local AWS in memory.
// Writes a line of JSON (`url`, `awsUrl`, `resetUrl`, the cookies of a signed-in person by role) and
// ends with its parent. A POST to `resetUrl` puts the sample data and an empty index back.
import { createServer } from 'node:http'
import { roles } from '@mailroom/schemas/role'
import { removeIndex } from '../directory-index/index-rows.ts'
import { startEmptyBackend } from './start-backend.ts'

const backend = await startEmptyBackend({ logLevel: 'silent' })
const awsUrl = backend.connections[0]?.endpoint

async function reset() {
  const { ok } = await fetch(`${awsUrl}/__local/state?action=seed`, {
    method: 'POST',
    body: 'null',
  })
  if (!ok) throw new Error('The local AWS refuses to seed')
  const tables = [
    'onboarding_template',
    'organization_note',
    'dns_result',
    'export_setting',
    'access_review',
  ] as const
  for (const table of tables) await backend.store.deleteFrom(table).execute()
  const indexes = await backend.store.selectFrom('directory_index').select('directory').execute()
  for (const { directory } of indexes) await removeIndex(backend.store, directory)
}

const signedIn = await Promise.all(
  roles.map(async (role) => [role, (await backend.as(role)).browser.cookies()] as const),
)
const resetServer = createServer((_, response) => {
  reset().then(
    () => response.end(),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
await new Promise<void>((resolve) => resetServer.listen(0, '127.0.0.1', resolve))
const address = resetServer.address()
if (address === null || typeof address === 'string') throw new Error('not listening')
process.on('disconnect', () => process.exit(0))
const told = {
  url: backend.url,
  awsUrl,
  resetUrl: `http://127.0.0.1:${address.port}/`,
  cookies: Object.fromEntries(signedIn),
}
process.stdout.write(`${JSON.stringify(told)}\n`)
