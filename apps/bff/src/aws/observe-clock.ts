import type { WorkMail } from '@aws-sdk/client-workmail'
import * as z from 'zod/mini'

const Dated = z.object({ headers: z.object({ date: z.string() }) })

/** By how many milliseconds a connection's clock is ahead of ours, by its id. */
export type ClockSkews = Map<string, number>

/** Takes note of the clock of a connection: the `Date` of every answer of AWS, refusals too. Source: 00-index, decision 26. */
export function observeClock(client: WorkMail, connectionId: string, skews: ClockSkews): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      const { data } = Dated.safeParse(answer.response)
      const date = Date.parse(data?.headers.date ?? '')
      if (!Number.isNaN(date)) skews.set(connectionId, date - Date.now())
      return answer
    },
    // Next to the wire, before an error in the answer is thrown.
    { step: 'deserialize', priority: 'low', name: 'observeClock' },
  )
}
