import {
  type LintDecisions,
  type LintTarget,
  lintTargets,
  type mailWays,
} from '../lint-findings.ts'

/** Nothing is decided yet. */
export const noDecisions: LintDecisions = {
  ...{ domains: [], verified: [], quotas: [], countries: [], ways: [], innerGroups: [] },
  ...{ byHand: [], excluded: [], names: [] },
}

type MailWay = (typeof mailWays)[number]

const isTarget = (name: string): name is LintTarget => lintTargets.some((each) => each === name)

/** Returns the parts of lines around a separator; the last line about the same thing counts. */
function pairs(lines: readonly string[], separator: string): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const place = line.indexOf(separator)
      return [line.slice(0, place).trim(), line.slice(place + 1).trim()] as const
    }),
  )
}

/**
 * Returns what lines say about addresses, which are the same in upper and lower case. An address may
 * have the separator in it, but not in its domain.
 */
function byAddress(lines: readonly string[]): Map<string, string> {
  return new Map(
    lines.map((line) => {
      const place = line.indexOf('=', line.indexOf('@'))
      return [line.slice(0, place).trim().toLowerCase(), line.slice(place + 1).trim()] as const
    }),
  )
}

function byTarget(lines: readonly string[]): [LintTarget, string][] {
  return lines.flatMap((line): [LintTarget, string][] => {
    const [target = '', value = ''] = line.split(' ')
    return isTarget(target) ? [[target, value]] : []
  })
}

/** What is decided, as rules ask it. */
export type Decided = {
  /**
   * Returns where a domain goes: another name or the same, `dropped`, or undefined while nobody has
   * decided.
   */
  placeOf: (domain: string) => string | undefined
  /** Returns an address after the domain map; the same while nobody has decided. */
  mapped: (address: string) => string
  isVerified: (target: LintTarget, domain: string) => boolean
  quotas: ReadonlyMap<LintTarget, number>
  /** Returns the code of a country that a user has; codes stand for themselves. */
  countryCode: (country: string) => string | undefined
  ways: ReadonlyMap<LintTarget, MailWay>
  isInner: (address: string) => boolean
  /** Why a target leaves some to people, by their addresses. */
  byHand: (target: string) => ReadonlyMap<string, string>
  /** Why some do not go along, by their addresses. */
  excluded: ReadonlyMap<string, string>
  /** Returns the first and last names of a user, as somebody has decided them. */
  namesOf: (address: string | undefined) => { firstName: string; lastName: string } | undefined
  automapping: boolean
  aliasGroups: boolean
  /** In milliseconds. */
  swapAt: number | undefined
}

export const dropped = ''

const codes = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR ' +
    'BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ ' +
    'EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW ' +
    'GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY ' +
    'KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV ' +
    'MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY ' +
    'QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG ' +
    'TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
)

/** Whether a text is the code of a country. Source: ISO 3166-1. */
export const isCountryCode = (text: string) => codes.has(text)

/** Reads the lines of decisions. */
export function decided(decisions: LintDecisions): Decided {
  const domains = pairs(decisions.domains, '=')
  const verified = new Set(decisions.verified)
  const countries = pairs(decisions.countries, '=')
  const inner = new Set(decisions.innerGroups.map((each) => each.toLowerCase()))
  const names = byAddress(decisions.names)
  const byHand = new Map(
    lintTargets.map((target) => {
      const its = decisions.byHand.filter((line) => line.startsWith(`${target} `))
      const lines = its.map((line) => line.slice(target.length + 1))
      return [target as string, byAddress(lines)] as const
    }),
  )
  const placeOf = (domain: string) => domains.get(domain)
  return {
    placeOf,
    mapped: (address) => {
      const at = address.lastIndexOf('@')
      const place = placeOf(address.slice(at + 1))
      return place ? `${address.slice(0, at)}@${place}` : address
    },
    isVerified: (target, domain) => verified.has(`${target} ${domain}`),
    quotas: new Map(byTarget(decisions.quotas).map(([target, mb]) => [target, Number(mb)])),
    countryCode: (country) =>
      countries.get(country.trim()) ?? (codes.has(country.trim()) ? country.trim() : undefined),
    // The schema lets no other words pass.
    ways: new Map(byTarget(decisions.ways) as [LintTarget, MailWay][]),
    isInner: (address) => inner.has(address),
    byHand: (target) => byHand.get(target) ?? new Map(),
    excluded: byAddress(decisions.excluded),
    namesOf: (address) => {
      const [firstName, lastName] = names.get(address?.toLowerCase() ?? '')?.split('|') ?? []
      if (firstName === undefined || lastName === undefined) return undefined
      return { firstName: firstName.trim(), lastName: lastName.trim() }
    },
    automapping: decisions.automapping ?? true,
    aliasGroups: decisions.aliasGroups ?? false,
    swapAt: decisions.swapDate === undefined ? undefined : Date.parse(decisions.swapDate),
  }
}
