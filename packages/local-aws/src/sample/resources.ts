import type { ResourceRecord } from '../state/resources.ts'
import type { State } from '../state/state.ts'
import { defaultBookingOptions } from '../workmail/resources.ts'
import { entitiesByName } from './entities-by-name.ts'

type SampleResource = Pick<ResourceRecord, 'name' | 'type' | 'description'> & {
  /** ENABLED by default. */
  state?: ResourceRecord['state']
  hidden?: boolean
  /** The resource was enabled, and was disabled this many days ago. */
  disabledDaysAgo?: number
  booking?: Partial<ResourceRecord['bookingOptions']>
  /** The names of users and groups. */
  delegates?: readonly string[]
}

/** Invented rooms and equipment, in the order of their ids. */
const sampleResources: readonly SampleResource[] = [
  { name: 'room.lisboa', type: 'ROOM', description: 'Ground floor, 12 seats' },
  {
    name: 'room.board',
    type: 'ROOM',
    description: 'Boardroom, bookings by the assistant',
    hidden: true,
    booking: { AutoAcceptRequests: false, AutoDeclineConflictingRequests: false },
    delegates: ['board.assistant'],
  },
  {
    name: 'room.attic',
    type: 'ROOM',
    description: 'Closed for renovation',
    state: 'DISABLED',
    disabledDaysAgo: 12,
  },
  { name: 'projector-1', type: 'EQUIPMENT', booking: { AutoDeclineRecurringRequests: true } },
  {
    name: 'car.bonn',
    type: 'EQUIPMENT',
    description: 'Electric, returns by 18:00',
    delegates: ['Support', 'ana.silva'],
  },
  { name: 'camera-new', type: 'EQUIPMENT', state: 'DISABLED' },
]

/** Returns a resource's id, always the same for the same number. */
export function sampleResourceId(number: number): string {
  return `r-${number.toString(16).padStart(32, '0')}`
}

const dayMs = 24 * 60 * 60 * 1000

function resourceRecord(
  resource: SampleResource,
  number: number,
  domain: string,
  now: Date,
): ResourceRecord {
  const { name, type, description, state = 'ENABLED', hidden = false, disabledDaysAgo } = resource
  return {
    entityType: 'RESOURCE',
    id: sampleResourceId(number),
    name,
    type,
    state,
    hiddenFromGlobalAddressList: hidden,
    bookingOptions: { ...defaultBookingOptions, ...resource.booking },
    ...(description === undefined ? {} : { description }),
    ...(state === 'ENABLED' || disabledDaysAgo !== undefined
      ? { email: `${name}@${domain}`, enabledAt: now.getTime() - 240 * dayMs }
      : {}),
    ...(disabledDaysAgo === undefined
      ? {}
      : { disabledAt: now.getTime() - disabledDaysAgo * dayMs }),
  }
}

/**
 * Adds the sample resources, all or those in one state, with their addresses and delegates, to an
 * organization that has the sample's users and groups.
 */
export function putSampleResources(
  state: State,
  organizationId: string,
  domain: string,
  now: Date,
  only?: ResourceRecord['state'],
): void {
  const entities = entitiesByName(state, organizationId)
  for (const [index, resource] of sampleResources.entries()) {
    const record = resourceRecord(resource, index + 1, domain, now)
    if (only !== undefined && record.state !== only) continue
    const { id, email } = record
    state.resources.add(organizationId, record)
    if (record.state === 'ENABLED' && email !== undefined)
      state.addresses.add(organizationId, { address: email, entityId: id, primary: true })
    for (const name of resource.delegates ?? []) {
      const delegate = entities.get(name)
      if (delegate)
        state.delegates.add(organizationId, {
          resourceId: id,
          delegateId: delegate.id,
          delegateName: name,
          delegateType: delegate.entityType,
        })
    }
  }
}
