import type { EntityType } from '@mailroom/schemas/entities'
import { isOperationId } from '@mailroom/schemas/operations'
import { awsRequest, inAwsRequest } from '../aws/aws-request.ts'
import { type DirectoryReader, directoryReader } from '../jobs/directory-reader.ts'
import { matches } from '../jobs/facts/fact.ts'
import { creations, factOf } from '../jobs/facts/index.ts'
import type { Settle } from './handlers.ts'
import { looks, type Reader } from './looks.ts'

type Members = Record<string, unknown>

/** Leaves a write in doubt, for callers that look themselves. */
export const unsettled: Settle = (_id, _input, send) => send()

const types = { users: 'USER', groups: 'GROUP', resources: 'RESOURCE' } as const

/** Returns the type of the entity that an operation is about; most are about users. */
async function typeOf(id: string, input: Members, reader: DirectoryReader): Promise<EntityType> {
  const ofResource = Object.entries(types).find(([resource]) => id.startsWith(`${resource}.`))
  if (ofResource) return ofResource[1]
  const { entityId } = input
  return (typeof entityId === 'string' && (await reader.find(entityId))?.type) || 'USER'
}

/** Any look; the schema that types its input has parsed it. */
type AnyLook = (input: Members, reader: Reader) => Promise<boolean>

/** The creations that no job makes. */
const creationsWithoutFact = [
  ...['organizations.create', 'mobileDeviceAccessRules.create', 'impersonationRoles.create'],
]

/** Whether anybody's thing of the same name would look like the wanted one after an operation. */
function isCreation(id: string): boolean {
  return creationsWithoutFact.includes(id) || creations.includes(id)
}

type Settling = {
  organizationId: string
  /** Makes the clients for the look. */
  client: Reader['client']
  /** How long a look may take. Milliseconds. */
  limitMs: number
  /** Records that a look has found a write carried out. */
  onFound: () => void
}

/** Settles the writes of an operation that nobody else looks after. */
export function settleWith({ organizationId, client, limitMs, onFound }: Settling): Settle {
  const isDone = async (id: string, input: Members): Promise<boolean | undefined> => {
    const workmail = await client('workmail')
    const lookAt = (isOperationId(id) ? looks[id] : undefined) as AnyLook | undefined
    if (lookAt) return lookAt(input, { workmail, client })
    const fact = factOf(id)
    const reader = directoryReader(workmail, organizationId)
    const type = await typeOf(id, input, reader)
    const now = await fact.read({ input, entity: { type, name: '' }, reader })
    return now && matches(now, fact.after(id, input))
  }
  const look = (id: string, input: Members) =>
    inAwsRequest({ person: awsRequest()?.person ?? '', limitMs }, () => isDone(id, input)).catch(
      () => undefined,
    )

  return async (id, input, send) => {
    // What somebody else created before is not what this creates: look before, too.
    if (isCreation(id) && (await look(id, input)) !== false) return send()
    const request = awsRequest()
    const before = request?.writesInDoubt ?? 0
    try {
      return await send()
    } catch (error) {
      if (!request || request.writesInDoubt === before || !(await look(id, input))) throw error
      request.writesInDoubt = before
      request.writesDone++
      onFound()
      return undefined
    }
  }
}
