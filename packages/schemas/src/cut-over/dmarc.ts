/** The tags that receivers of RFC 9989 ignore. Source: CUT-12. */
const ignored = /^\s*(?:pct|rf|ri)\s*=/i

function tagsOf(text: string): string[] {
  return text.split(';').map((tag) => tag.trim())
}

/** Returns the tags of a DMARC record that receivers of RFC 9989 ignore. Source: CUT-12. */
export function ignoredTags(text: string): string[] {
  return tagsOf(text).filter((tag) => ignored.test(tag))
}

/** Returns a DMARC record without what receivers of RFC 9989 ignore. Source: CUT-12. */
export function withoutIgnoredTags(text: string): string {
  return tagsOf(text)
    .filter((tag) => tag !== '' && !ignored.test(tag))
    .join('; ')
}

/**
 * Returns a DMARC record for the time in which the mail of both systems does not align: it asks for
 * nothing, and goes on reporting. Source: CUT-05 step 6, CUT-12.
 */
export function mildDmarc(text: string): string {
  const tags = tagsOf(withoutIgnoredTags(text))
  return tags.map((tag) => tag.replace(/^(s?p)\s*=.*$/i, '$1=none')).join('; ')
}
