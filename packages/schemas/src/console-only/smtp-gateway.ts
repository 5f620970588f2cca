import * as z from 'zod/mini'
import { secret } from '../secret.ts'
import { settingName } from './setting-name.ts'

/** Whether a text is a host name of several labels, or an IPv4 or IPv6 address. */
function isHost(text: string): boolean {
  return (
    z.ipv4().safeParse(text).success ||
    z.ipv6().safeParse(text).success ||
    // A name whose last label has only digits would be a broken IP address.
    (/^(?=.{1,253}$)(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(text) &&
      !/\.\d+$/.test(text))
  )
}

const gateway = {
  name: settingName,
  /** Problem: `host`. */
  address: z.string().check(z.toLowerCase(), z.refine(isHost, { error: 'host' })),
  port: z.int().check(z.minimum(1), z.maximum(65_535)),
  userName: z.string().check(z.minLength(1), z.maxLength(256)),
}

const password = secret(z.string().check(z.minLength(1), z.maxLength(256)))

/**
 * A gateway to which outbound rules route mail. All five members are required; the password is
 * never shown. Source: SMTP-03.
 */
export const SmtpGatewayInput = z.strictObject({ ...gateway, password })
export type SmtpGatewayInput = z.infer<typeof SmtpGatewayInput>

/** Without a password, the gateway keeps its password. Source: SMTP-06. */
export const SmtpGatewayChange = z.strictObject({ ...gateway, password: z.optional(password) })
export type SmtpGatewayChange = z.infer<typeof SmtpGatewayChange>
