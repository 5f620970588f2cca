/** Downloads from an address; a link with `download` leaves no page, so that nothing is asked. */
export function download(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}
