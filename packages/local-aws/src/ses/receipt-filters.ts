import { isIP } from 'node:net'
import { AwsError } from '../protocol/aws-error.ts'
import { ReceiptFilter } from '../state/ses-receiving.ts'
import type { Handlers } from './handlers.ts'
import { invalidValue, namedError } from './ses-error.ts'

/** The most filters of an account in a Region. Source: 06 CreateReceiptFilter [K]. */
const maxFilters = 100

const namePattern = /^[A-Za-z0-9]([A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/

/**
 * Whether a text is an address or a range of addresses: `10.0.0.1`, `10.0.0.0/24`, `2001:db8::/32`.
 */
function isCidr(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

export const receiptFilters = {
  /** Lists all filters by name. Source: 06 ListReceiptFilters. */
  ListReceiptFilters(_, { state, region }) {
    const { items } = state.receiptFilters.slice(region, { index: 'name', limit: maxFilters })
    return { Filters: items }
  },

  /**
   * Adds a filter. Errors, in this order: InvalidParameterValue, AlreadyExists, LimitExceeded.
   * Source: 06 CreateReceiptFilter.
   */
  CreateReceiptFilter({ Filter }, { state, region }) {
    const filter = ReceiptFilter.parse(Filter)
    const { Name, IpFilter } = filter
    if (!namePattern.test(Name)) throw invalidValue(`Invalid filter name ${Name}.`)
    if (!isCidr(IpFilter.Cidr)) throw invalidValue(`Invalid CIDR ${IpFilter.Cidr}.`)
    if (state.receiptFilters.get(region, Name))
      throw namedError('AlreadyExists', `Receipt filter already exists: ${Name}`, Name)
    if (state.receiptFilters.count(region, 'name') >= maxFilters)
      throw new AwsError('LimitExceeded', `An account has ${maxFilters} filters at most.`)
    state.receiptFilters.put(region, filter)
    return {}
  },

  /** Deletes a filter; an unknown one is no error. Source: 06 DeleteReceiptFilter. */
  DeleteReceiptFilter({ FilterName }, { state, region }) {
    state.receiptFilters.delete(region, FilterName)
    return {}
  },
} satisfies Handlers
