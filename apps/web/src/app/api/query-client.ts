import { type OperationId, staleAfter } from '@mailroom/schemas'
import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { hasCode } from './failure.ts'
import { sessionGoesOn, sessionHasEnded } from './session-end.ts'

const second = 1_000

/** What a second try may cure; the backend has already tried throttled AWS calls again. */
function isPassing(failure: unknown): boolean {
  return ['Unreachable', 'AwsUnreachable', 'UnexpectedAwsAnswer'].some((code) =>
    hasCode(failure, code),
  )
}

/** The cache of everything that was read. A query's key is `[operation id, input]`, for lists also the number of the page. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (failure) => {
        if (hasCode(failure, 'NotSignedIn')) sessionHasEnded()
      },
      onSuccess: sessionGoesOn,
    }),
    defaultOptions: {
      queries: {
        staleTime: 15 * second,
        retry: (count, failure) => count < 2 && isPassing(failure),
        retryDelay: (count) => second * 2 ** count,
      },
      // A write is sent at once or refused in words; it never waits in the dark for a connection.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Whether a query reads one of the resources. */
export function readsOneOf(resources: readonly string[]) {
  return ({ queryKey: [id] }: Query): boolean =>
    typeof id === 'string' && resources.some((resource) => id.startsWith(`${resource}.`))
}

/** Has what an operation made stale fetched again where it is shown next, and not where it is shown now. */
export async function forgetAfter(client: QueryClient, id: OperationId): Promise<void> {
  await client.invalidateQueries({ predicate: readsOneOf(staleAfter(id)), refetchType: 'none' })
}

/** Fetches again what an operation made stale, and waits for what is on the screen. */
export async function refreshAfter(client: QueryClient, id: OperationId): Promise<void> {
  await client.invalidateQueries({ predicate: readsOneOf(staleAfter(id)) })
}
