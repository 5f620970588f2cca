import * as z from 'zod/mini'
import { origin } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { signIn } from './sign-in.ts'

const Session = z.object({ csrfToken: z.string() })

/** Signs in, and calls operations over kept-alive connections. */
export async function caller() {
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await browser.close()
  const post = async (id: string, body: object, csrf = '') => {
    const response = await fetch(`${origin}/api/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin, 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${id}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  }
  const { csrfToken } = Session.parse(await post('session.describe', {}))
  const scope = {
    connectionId: 'local',
    region: 'us-east-1',
    organizationId: sampleOrganizationId,
  }
  return (id: string, input: object) => post(id, { ...scope, ...input }, csrfToken)
}
