import { createHash } from 'node:crypto'
import { accountId } from '../account.ts'

/** Derives tokens from the domain, so that published records stay valid when it is added again. */
function digest(use: string, region: string, domain: string): Buffer {
  return createHash('sha256').update(`${accountId} ${region} ${domain} ${use}`).digest()
}

/**
 * Returns the DKIM tokens of a domain: three times 32 lower-case letters and digits.
 * Source: EMB-03.
 */
export function dkimTokens(region: string, domain: string): string[] {
  return [1, 2, 3].map((number) =>
    digest(`dkim ${number}`, region, domain).toString('hex').slice(0, 32),
  )
}

/** Returns the ownership token of a domain: 44 characters of Base64. Source: EMB-03. */
export function verificationToken(region: string, domain: string): string {
  return digest('ownership', region, domain).toString('base64')
}
