/** Returns the address to return to, if it belongs to this console; otherwise the start. */
export function localPath(text: string | null): string {
  if (text === null || !URL.canParse(text, location.origin)) return '/'
  const url = new URL(text, location.origin)
  const isOurs = text.startsWith('/') && url.origin === location.origin
  return isOurs ? `${url.pathname}${url.search}` : '/'
}
