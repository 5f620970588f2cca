import * as z from 'zod/mini'
import type { SdkClient } from './services.ts'

const Dated = z.object({ headers: z.object({ date: z.string() }) })

/** The milliseconds by which the clock of each connection is ahead of ours, by connection id. */
export type ClockSkews = Map<string, number>

/**
 * Records the clock of a connection, from the `Date` of every answer of AWS, including refusals.
 * Source: 00-index, decision 26.
 */
export function observeClock(client: SdkClient, connectionId: string, skews: ClockSkews): void {
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      const { data } = Dated.safeParse(answer.response)
      const date = Date.parse(data?.headers.date ?? '')
      if (!Number.isNaN(date)) skews.set(connectionId, date - Date.now())
      return answer
    },
    // Runs next to the wire, before an error in the answer is thrown.
    { step: 'deserialize', priority: 'low', name: 'observeClock' },
  )
}
