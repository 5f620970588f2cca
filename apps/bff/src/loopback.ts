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
