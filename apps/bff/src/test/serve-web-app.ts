// Started for the tests of the web app: the backend as in production with a local AWS in memory.
// Writes a line of JSON (`url`, `awsUrl`, the cookies of a signed-in person by role) and ends with
// its parent.
import { roles } from '@mailroom/schemas'
import { startEmptyBackend } from './start-backend.ts'

const backend = await startEmptyBackend({ logLevel: 'silent' })
const signedIn = await Promise.all(
  roles.map(async (role) => [role, (await backend.as(role)).browser.cookies()] as const),
)
process.on('disconnect', () => process.exit(0))
const told = {
  url: backend.url,
  awsUrl: backend.connections[0]?.endpoint,
  cookies: Object.fromEntries(signedIn),
}
process.stdout.write(`${JSON.stringify(told)}\n`)
