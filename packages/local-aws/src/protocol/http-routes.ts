import type { AwsOperation, Operations } from './operations.ts'
import type { AwsRequest } from './protocol.ts'

/** The address of a REST operation, from its template: `/{Bucket}/{Key+}?list-type=2`. */
type Route = {
  operation: AwsOperation
  method: string
  path: RegExp
  labels: readonly string[]
  query: readonly (readonly [name: string, value: string])[]
  /** How exact the template is: the most exact one of those that fit is meant. */
  rank: number
}

/** What an SDK adds to name the operation, though the address tells it; other clients do not. */
const hint = 'x-id'

/** Returns the pattern of a segment; a greedy label takes the rest of the path. */
function patternOf(segment: string): string {
  if (/^\{.+\+\}$/.test(segment)) return '(.+)'
  return segment.startsWith('{') ? '([^/]+)' : segment.replaceAll(/[^\w-]/g, '\\$&')
}

/**
 * Makes the route of an operation that has an address. A final slash means nothing, except in a
 * greedy label. Source: Smithy, `http` trait.
 */
function makeRoute(operation: AwsOperation): Route | undefined {
  if (!operation.http) return undefined
  const [method, template] = operation.http
  const [path = '', literals = ''] = template.split('?')
  const segments = path.split('/').filter((segment) => segment !== '')
  const query = [...new URLSearchParams(literals)]
  const exact = query.filter(([name]) => name !== hint)
  const literal = segments.filter((segment) => !segment.startsWith('{'))
  return {
    operation,
    method,
    path: new RegExp(`^/${segments.map(patternOf).join('/')}/?$`),
    labels: [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, label = '']) => label),
    query,
    rank:
      exact.length * 100 +
      literal.length * 10 +
      (path.includes('+}') ? 0 : 2) +
      (query.length - exact.length),
  }
}

/** Returns a function that makes a value once for each key. */
function madeOnce<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { value: Value }>()
  return (key) => {
    const { value } = made.get(key) ?? { value: make(key) }
    made.set(key, { value })
    return value
  }
}

const routeOf = madeOnce(makeRoute)

/** The routes of a service, the most exact first. */
const routesOf = madeOnce((operations: Operations) =>
  [...operations.values()]
    .flatMap((operation) => routeOf(operation) ?? [])
    .sort((one, other) => other.rank - one.rank),
)

/** Returns the operation whose method, path and literal query a request has, if there is one. */
export function findByRoute(
  operations: Operations,
  { method, path, query }: Pick<AwsRequest, 'method' | 'path' | 'query'>,
): AwsOperation | undefined {
  return routesOf(operations).find(
    (route) =>
      route.method === method &&
      route.path.test(path) &&
      route.query.every(([name, value]) =>
        name === hint && !query.has(name) ? true : query.get(name) === value,
      ),
  )?.operation
}

/** Returns the labels in the path of a request. Errors: URIError for a malformed one. */
export function labelsIn(operation: AwsOperation, path: string): Record<string, string> {
  const route = routeOf(operation)
  const [, ...values] = route?.path.exec(path) ?? []
  return Object.fromEntries(
    (route?.labels ?? []).map((label, index) => [label, decodeURIComponent(values[index] ?? '')]),
  )
}
