/** The address to come back to, if it is one of this console; the start otherwise. */
export function localPath(text: string | null): string {
  if (text === null || !URL.canParse(text, location.origin)) return '/'
  const url = new URL(text, location.origin)
  const isOurs = text.startsWith('/') && url.origin === location.origin
  return isOurs ? `${url.pathname}${url.search}` : '/'
}
