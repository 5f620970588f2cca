import ipaddr from 'ipaddr.js'
import { arnMatches, matches, plain } from './wildcards.ts'

/** What is known of a request, by condition key in lower case. */
export type RequestContext = ReadonlyMap<string, readonly string[]>

type Test = (wanted: string, given: string) => boolean

function numbers(compare: (given: number, wanted: number) => boolean): Test {
  return (wanted, given) => compare(Number(given), Number(wanted))
}

/** A date is an ISO 8601 text or a number of seconds. */
function dates(compare: (given: number, wanted: number) => boolean): Test {
  const at = (text: string) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text))
  return (wanted, given) => compare(at(given), at(wanted))
}

const networkPattern = /^(?<address>[\da-f.:]+)(\/(?<bits>\d{1,3}))?$/i

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Reads an address as AWS spells them; undefined for other spellings, which browsers know, too. */
function addressOf(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined
}

/** Reads an address or a network in CIDR notation; undefined if it is neither. */
function networkOf(text: string): [Address, number] | undefined {
  const { address = '', bits } = networkPattern.exec(text)?.groups ?? {}
  const found = addressOf(address)
  if (!found) return undefined
  const maxBits = found.kind() === 'ipv6' ? 128 : 32
  const prefix = bits === undefined ? maxBits : Number(bits)
  return prefix > maxBits ? undefined : [found, prefix]
}

/** Whether an operator takes a value: one on addresses takes a network, or a variable for one. */
export function operatorTakes(operator: string, value: string): boolean {
  return !operator.includes('IpAddress') || value.includes('${') || networkOf(value) !== undefined
}

function isInNetwork(wanted: string, given: string): boolean {
  const address = addressOf(given)
  const network = networkOf(wanted)
  // Of the other family, an address is in no network.
  return address !== undefined && network?.[0].kind() === address.kind() && address.match(network)
}

const equals: Test = (wanted, given) => plain(wanted) === given
const equalsIgnoringCase: Test = (wanted, given) =>
  plain(wanted).toLowerCase() === given.toLowerCase()

/** The operators without their prefix and suffix. A negated one holds if no value passes its test. */
const operators: Readonly<Record<string, { test: Test; negated?: true }>> = {
  StringEquals: { test: equals },
  StringNotEquals: { test: equals, negated: true },
  StringEqualsIgnoreCase: { test: equalsIgnoringCase },
  StringNotEqualsIgnoreCase: { test: equalsIgnoringCase, negated: true },
  StringLike: { test: matches },
  StringNotLike: { test: matches, negated: true },
  ArnEquals: { test: arnMatches },
  ArnLike: { test: arnMatches },
  ArnNotEquals: { test: arnMatches, negated: true },
  ArnNotLike: { test: arnMatches, negated: true },
  Bool: { test: equalsIgnoringCase },
  IpAddress: { test: isInNetwork },
  NotIpAddress: { test: isInNetwork, negated: true },
  NumericEquals: { test: numbers((given, wanted) => given === wanted) },
  NumericNotEquals: { test: numbers((given, wanted) => given === wanted), negated: true },
  NumericLessThan: { test: numbers((given, wanted) => given < wanted) },
  NumericLessThanEquals: { test: numbers((given, wanted) => given <= wanted) },
  NumericGreaterThan: { test: numbers((given, wanted) => given > wanted) },
  NumericGreaterThanEquals: { test: numbers((given, wanted) => given >= wanted) },
  DateEquals: { test: dates((given, wanted) => given === wanted) },
  DateNotEquals: { test: dates((given, wanted) => given === wanted), negated: true },
  DateLessThan: { test: dates((given, wanted) => given < wanted) },
  DateLessThanEquals: { test: dates((given, wanted) => given <= wanted) },
  DateGreaterThan: { test: dates((given, wanted) => given > wanted) },
  DateGreaterThanEquals: { test: dates((given, wanted) => given >= wanted) },
}

type Operator = (wanted: readonly string[], given: readonly string[] | undefined) => boolean

const name = /^(?<of>ForAllValues:|ForAnyValue:)?(?<base>[A-Za-z]+?)(?<ifExists>IfExists)?$/

/**
 * Returns what a condition operator tests, by its name in a policy: `ForAllValues:StringLike`,
 * `BoolIfExists`; undefined if there is no such operator.
 */
export function conditionOperator(text: string): Operator | undefined {
  const { of, base = '', ifExists } = name.exec(text)?.groups ?? {}
  if (base === 'Null' && !of && !ifExists)
    return (wanted, given) => wanted.some((value) => (value === 'true') === (given === undefined))
  const operator = Object.hasOwn(operators, base) ? operators[base] : undefined
  if (!operator) return undefined
  const { test, negated = false } = operator
  const passes = (wanted: readonly string[], value: string) =>
    wanted.some((one) => test(one, value)) !== negated
  return (wanted, given) => {
    if (given === undefined)
      return ifExists !== undefined || of === 'ForAllValues:' || (negated && !of)
    return of === 'ForAnyValue:' || (!of && !negated)
      ? given.some((value) => passes(wanted, value))
      : given.every((value) => passes(wanted, value))
  }
}
