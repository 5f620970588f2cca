import type { Output } from '@mailroom/schemas/operations'
import { useParams } from 'react-router'
import * as z from 'zod/mini'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useLoaded, useRead } from '../../kit/data/use-read.ts'

export type MailDomain = Output<'mailDomains.describe'>

/** The input of a read about a mail domain. */
export const AboutDomain = z.object({ domainName: z.string() })

/** The sign of a verification state. Source: DOM-06. */
export const statusSigns = { VERIFIED: 'success', PENDING: 'warning', FAILED: 'error' } as const

/** Returns the name of the mail domain in the address. */
function useInput() {
  const { domainName = '' } = useParams()
  return { ...useOrganizationScope(), domainName }
}

/** Reads the mail domain in the address, for its page. */
export function useDomainRead() {
  const input = useInput()
  return { input, query: useRead('mailDomains.describe', input) }
}

/** Returns the mail domain that its page has loaded, for a tab. */
export function useDomain() {
  const input = useInput()
  return { input, domain: useLoaded('mailDomains.describe', input) }
}

/** Reads what SES knows of the mail domain in the address; it comes after the page. */
export function useDomainIdentity() {
  return useRead('domainIdentities.describe', useInput())
}
