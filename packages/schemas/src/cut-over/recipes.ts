import type { WantedRecord } from '../cut-overs.ts'
import { plainName } from '../dns-records.ts'
import type { LintTarget } from '../lint-findings.ts'

/** What a target usually asks for: to recognize it, never to publish it. Source: CUT-04. */
export type CutOverRecipe = {
  /** When somebody last compared it with the target's own pages. */
  checkedOn: string
  /** MX records that are the same for everybody; empty if the target's console has to say. */
  mx: readonly string[]
  /** What an MX of the target ends with, to recognize it. */
  mxEnds: readonly string[]
  spfIncludes: readonly string[]
  /** Names before `._domainkey.<domain>`; the values are only in the target's console. */
  dkimSelectors: readonly string[]
  /** Values that are the same for everybody, by the name before the domain. */
  clients: readonly { name: string; type: 'CNAME' | 'SRV'; value: string }[]
  /** How the record begins with which the target verifies the domain. */
  ownership: string | undefined
}

const checkedOn = '2026-11-28'

/** A server of one's own: everything is on its pages. */
const own: CutOverRecipe = {
  ...{ checkedOn, mx: [], mxEnds: [], spfIncludes: [], dkimSelectors: [], clients: [] },
  ownership: undefined,
}

/** After this many days somebody has to check a recipe again. Source: CUT-04. */
const recipeDays = 90

/** The recipes of all targets. Source: CUT-04, [MS5], [DC]. */
export const cutOverRecipes: Record<LintTarget, CutOverRecipe> = {
  M365: {
    ...own,
    // Since July 2026 below `mx.microsoft`, which nobody can compute. Source: [MS5].
    mxEnds: ['.mail.protection.outlook.com', '.mx.microsoft'],
    spfIncludes: ['spf.protection.outlook.com'],
    dkimSelectors: ['selector1', 'selector2'],
    clients: [{ name: 'autodiscover', type: 'CNAME', value: 'autodiscover.outlook.com' }],
    ownership: 'MS=ms',
  },
  // Entra has the accounts; the mail goes to Exchange Online.
  Entra: {
    ...own,
    mxEnds: ['.mail.protection.outlook.com', '.mx.microsoft'],
    spfIncludes: ['spf.protection.outlook.com'],
    dkimSelectors: ['selector1', 'selector2'],
    clients: [{ name: 'autodiscover', type: 'CNAME', value: 'autodiscover.outlook.com' }],
    ownership: 'MS=ms',
  },
  Google: {
    ...own,
    mx: [
      ...['1 aspmx.l.google.com', '5 alt1.aspmx.l.google.com', '5 alt2.aspmx.l.google.com'],
      ...['10 alt3.aspmx.l.google.com', '10 alt4.aspmx.l.google.com'],
    ],
    mxEnds: ['.google.com', '.googlemail.com'],
    spfIncludes: ['_spf.google.com'],
    dkimSelectors: ['google'],
    ownership: 'google-site-verification=',
  },
  // Its sources contradict each other about SPF.
  Zoho: { ...own, mxEnds: ['.zoho.com', '.zoho.eu', '.zoho.in'], ownership: 'zoho-verification=' },
  Proton: {
    ...own,
    mx: ['10 mail.protonmail.ch', '20 mailsec.protonmail.ch'],
    mxEnds: ['.protonmail.ch'],
    spfIncludes: ['_spf.protonmail.ch'],
    dkimSelectors: ['protonmail', 'protonmail2', 'protonmail3'],
    ownership: 'protonmail-verification=',
  },
  Fastmail: {
    ...own,
    mx: ['10 in1-smtp.messagingengine.com', '20 in2-smtp.messagingengine.com'],
    mxEnds: ['.messagingengine.com'],
    spfIncludes: ['spf.messagingengine.com'],
    dkimSelectors: ['fm1', 'fm2', 'fm3'],
  },
  ...{ Stalwart: own, mailcow: own, Modoboa: own, Mailu: own },
  ...{ Zimbra: own, Carbonio: own, Postfix: own },
}

/** Returns whether an MX does not look like one of its target. Source: CUT-04. */
export function isUnlikeTarget(
  { purpose, value }: Pick<WantedRecord, 'purpose' | 'value'>,
  target: LintTarget,
): boolean {
  const { mxEnds } = cutOverRecipes[target]
  const host = plainName(value)
  return purpose === 'mx' && mxEnds.length > 0 && !mxEnds.some((end) => host.endsWith(end))
}

/** Returns whether a recipe is so old that somebody has to check it again. Source: CUT-04. */
export function isOldRecipe({ checkedOn: day }: Pick<CutOverRecipe, 'checkedOn'>, now: Date) {
  return now.getTime() - Date.parse(day) > recipeDays * 24 * 60 * 60_000
}
