import type { WorkMail } from '@aws-sdk/client-workmail'

/**
 * Called after every AWS call: `operation` is AWS's name, `outcome` is `Succeeded` or the error's
 * name. Duration in seconds.
 */
export type AwsCallObserver = (operation: string, outcome: string, seconds: number) => void

/** Reports the calls of a client to an observer. The duration includes retries and waiting. */
export function observeCalls(client: WorkMail, observe: AwsCallObserver): void {
  client.middlewareStack.add(
    (next, { commandName = 'unknown' }) =>
      async (request) => {
        const operation = commandName.replace(/Command$/, '')
        const started = performance.now()
        const done = (outcome: string) =>
          observe(operation, outcome, (performance.now() - started) / 1000)
        try {
          const answer = await next(request)
          done('Succeeded')
          return answer
        } catch (error) {
          done(error instanceof Error ? error.name : 'Unknown')
          throw error
        }
      },
    { step: 'initialize', name: 'observeCalls' },
  )
}
