import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import * as z from 'zod/mini'
import { sampleOrganizationId } from './sample-organization.ts'

const authorization = `AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/workmail/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`

export type Calls = {
  /**
   * Sends an operation on the sample organization. Returns the text of the answer. Errors: any
   * status except 200.
   */
  send(operation: string, input: object): Promise<string>
  close(): void
}

/**
 * Calls over at most so many kept-alive connections, without the SDK, whose own time would distort
 * the figures.
 */
export function openCalls(endpoint: string, connections: number): Calls {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    async send(operation, input) {
      const body = JSON.stringify({ OrganizationId: sampleOrganizationId, ...input })
      const headers = {
        authorization,
        'content-type': 'application/x-amz-json-1.1',
        'content-length': Buffer.byteLength(body),
        'x-amz-target': `WorkMailService.${operation}`,
      }
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      request(endpoint, { agent, method: 'POST', headers }, (response) => {
        text(response).then((answer) => {
          if (response.statusCode === 200) resolve(answer)
          else reject(new Error(`${operation}: ${response.statusCode} ${answer}`))
        }, reject)
      })
        .on('error', reject)
        .end(body)
      return promise
    },
    close: () => agent.destroy(),
  }
}

const UserPage = z.object({
  Users: z.array(z.object({ Id: z.string() })),
  NextToken: z.optional(z.string()),
})

/** Returns every user's id, and the token of the last full page. */
export async function everyUser({ send }: Calls): Promise<{ ids: string[]; lateToken: string }> {
  const ids: string[] = []
  let lateToken = ''
  for (let NextToken: string | undefined; ; ) {
    const page = UserPage.parse(JSON.parse(await send('ListUsers', { NextToken, MaxResults: 100 })))
    ids.push(...page.Users.map(({ Id }) => Id))
    if (page.NextToken === undefined) return { ids, lateToken }
    lateToken = NextToken ?? ''
    NextToken = page.NextToken
  }
}

const GroupPage = z.object({ Groups: z.array(z.object({ Id: z.string() })) })

/** Returns the id of the group that contains all generated users. */
export async function everybodysGroup({ send }: Calls): Promise<string> {
  const answer = await send('ListGroups', { Filters: { NamePrefix: 'Everyone' } })
  return GroupPage.parse(JSON.parse(answer)).Groups[0]?.Id ?? ''
}
