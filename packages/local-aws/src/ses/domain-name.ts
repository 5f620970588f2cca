const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

/** Whether a text in lower case is a domain name of several labels. Source: RFC 1035; DOM-02. */
export function isDomainName(name: string): boolean {
  const labels = name.split('.')
  return labels.length > 1 && name.length <= 253 && labels.every((part) => label.test(part))
}

/** Whether a domain is a subdomain of another. */
export function isSubdomain(name: string, parent: string): boolean {
  return name.endsWith(`.${parent}`)
}
