const names = ['127.0.0.1', '::1', '[::1]', 'localhost']

/** Whether a host name or address is this machine itself. */
export function isLoopback(host: string): boolean {
  return names.includes(host)
}

/** Whether nobody can listen on the way to an address: TLS, or this machine. */
export function isConfidential(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || isLoopback(hostname)
}

/** Whether an address contains a user name or a password, which would be shown with it. */
export function hasCredentials(address: string): boolean {
  const { username, password } = new URL(address)
  return username !== '' || password !== ''
}

/**
 * Whether nobody can listen on the way to a PostgreSQL server: TLS, a socket, or this machine.
 * `variables` may have libpq's `PGSSLMODE`. Source: pg-connection-string 2, `parse`.
 */
export function isDatabaseConfidential(address: string, variables: NodeJS.ProcessEnv): boolean {
  const { hostname, searchParams } = new URL(address)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  if (host === '' || host.startsWith('/') || isLoopback(host)) return true
  const mode = searchParams.get('sslmode') ?? variables.PGSSLMODE
  if (mode !== undefined) return mode !== 'disable'
  const ssl = searchParams.get('ssl') ?? ''
  return ['true', '1'].includes(ssl) || searchParams.has('sslrootcert')
}
